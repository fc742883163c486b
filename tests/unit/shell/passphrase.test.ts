import { describe, expect, it } from 'vitest';
import { fits, keyCheck, keyFrom, newFileKey } from '../../../main/shell/key-check.ts';
import { isLongEnough, unwrap, type Wrapped, wrap, wrappedSchema } from '../../../main/shell/passphrase.ts';

const passphrase = '临溪县政务工作台口令二〇二六';
const key = newFileKey();
const wrapped = await wrap(key, passphrase, 'file-1');

function flipped(text: string): string {
  return (text.startsWith('0') ? '1' : '0') + text.slice(1);
}

describe('a key wrapped by a passphrase', () => {
  it('comes back with the passphrase', async () => {
    expect(await unwrap(wrapped, passphrase, 'file-1')).toBe(key);
  });

  it('comes back with the passphrase in another Unicode form', async () => {
    const written = await wrap(key, 'café corner ﬁles', 'file-1');
    expect(await unwrap(written, 'cafe\u0301 corner files', 'file-1')).toBe(key);
  });

  it('does not come back with another passphrase', async () => {
    expect(await unwrap(wrapped, `${passphrase} `, 'file-1')).toBeUndefined();
  });

  it('does not come back for another file', async () => {
    expect(await unwrap(wrapped, passphrase, 'file-2')).toBeUndefined();
  });

  it.each<(good: Wrapped) => Wrapped>([
    (good) => ({ ...good, closed: flipped(good.closed) }),
    (good) => ({ ...good, tag: flipped(good.tag) }),
    (good) => ({ ...good, iv: flipped(good.iv) }),
    (good) => ({ ...good, scrypt: { ...good.scrypt, salt: flipped(good.scrypt.salt) } }),
  ])('does not come back when a part of it was changed (%#)', async (change) => {
    expect(await unwrap(change(wrapped), passphrase, 'file-1')).toBeUndefined();
  });

  it('holds nothing of the key in the clear', () => {
    expect(JSON.stringify(wrapped)).not.toContain(key.slice(0, 16));
  });

  it('is salted anew each time', async () => {
    const again = await wrap(key, passphrase, 'file-1');
    expect(again.scrypt.salt).not.toBe(wrapped.scrypt.salt);
    expect(again.closed).not.toBe(wrapped.closed);
  });

  it.each([1, 16, 21, 40])('is refused with scrypt work 2^%i, too cheap or too dear', (logN) => {
    expect(wrappedSchema.safeParse({ ...wrapped, scrypt: { ...wrapped.scrypt, logN } }).success).toBe(false);
  });
});

describe('a passphrase', () => {
  it('has twelve characters or more, counted as people count', () => {
    expect(isLongEnough('一二三四五六七八九十一二')).toBe(true);
    expect(isLongEnough('一二三四五六七八九十一')).toBe(false);
    expect(isLongEnough('𠮷𠮷𠮷𠮷𠮷𠮷')).toBe(false);
  });
});

describe('the check value of a key', () => {
  it('fits its key and no other', () => {
    expect(fits(key, keyCheck(key))).toBe(true);
    expect(fits(newFileKey(), keyCheck(key))).toBe(false);
    expect(fits(key, '')).toBe(false);
  });

  it('stays the same from version to version', () => {
    expect(keyCheck(keyFrom(Buffer.alloc(32, 7)))).toBe('6123467d283f6067');
  });
});
