// Signatures: what they claim, and whether each part is still what was signed. Never that a certificate is good.
import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { type DigestMethod, digestOf, toBase64 } from '../../../shared/ofd/sign/digest.ts';
import { signedAt } from '../../../shared/ofd/sign/signed-at.ts';
import { readSeal } from '../../../shared/ofd/sign/seal.ts';
import { layer, part } from '../../fixtures/files/ofd/build-ofd.ts';
import { type ASignature, signedParts } from '../../fixtures/files/ofd/signed.ts';
import * as sound from '../../fixtures/files/ofd/sound.ts';
import { text, zip } from '../../fixtures/files/ofd/zip.ts';
import { flat, opened } from './opened.ts';

const checked = (bytes: Uint8Array) => {
  const document = opened(bytes);
  const [claim] = document.claims.all;
  if (claim === undefined) throw new Error('no signature in the file');
  return document.check(claim);
};
const signed = (asked: ASignature) => checked(zip(signedParts({ pages: [layer('')] }, asked)));
const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

describe('digests', () => {
  it('of SM3 are those of GB/T 32905', () => {
    expect(hex(digestOf('sm3', text('abc')))).toBe(
      '66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0',
    );
  });

  it.each(['md5', 'sha1', 'sha256'] as const)(
    'of %s are those of the platform at every length',
    (method: DigestMethod) => {
      for (const length of [0, 1, 55, 56, 63, 64, 65, 119, 120, 1000]) {
        const bytes = Uint8Array.from({ length }, (_, at) => (at * 31) & 255);
        expect(hex(digestOf(method, bytes))).toBe(createHash(method).update(bytes).digest('hex'));
      }
    },
  );

  it('are written as base64 with its padding', () => {
    for (const length of [0, 1, 2, 3, 4, 20, 32]) {
      const bytes = Uint8Array.from({ length }, (_, at) => 250 - at);
      expect(toBase64(bytes)).toBe(Buffer.from(bytes).toString('base64'));
    }
  });
});

describe('a signature', () => {
  it.each([[sound.sm3], ['SM3'], ['1.2.840.113549.2.5'], ['SHA256'], ['sha1'], [undefined]])(
    'with the method %s finds every part the same',
    (method) => {
      const { parts } = signed(method === undefined ? {} : { method });
      expect(parts.length).toBeGreaterThan(1);
      expect(new Set(parts.map(({ outcome }) => outcome))).toEqual(new Set(['same']));
    },
  );

  it('names the part that is another', () => {
    const { parts, list } = checked(sound.alteredLetter());
    expect(parts.filter(({ outcome }) => outcome !== 'same')).toEqual([
      { part: '/Doc_0/Pages/Page_0/Content.xml', outcome: 'differs' },
    ]);
    expect(list).toBe('same');
  });

  it('names the part that is gone', () => {
    const afterwards: ASignature['afterwards'] = (parts) =>
      parts.filter(({ name }) => !name.includes('Page_0'));
    expect(signed({ method: 'SM3', afterwards }).parts.map(({ outcome }) => outcome)).toEqual([
      'same',
      'missing',
    ]);
  });

  it('of a method that is not known says so and claims nothing', () => {
    const { parts, list } = signed({ method: '1.2.3.4', seal: sound.aSeal() });
    expect(new Set(parts.map(({ outcome }) => outcome))).toEqual(new Set(['unknown-method']));
    expect(list).toBe('same');
  });

  it('whose own list was changed differs from what was signed', () => {
    const parts = signedParts({ pages: [layer('')] }, { method: 'SM3', seal: sound.aSeal() });
    const changed = parts.map((one) =>
      one.name.endsWith('Signature.xml')
        ? { ...one, bytes: text(Buffer.from(one.bytes).toString().replace('09:00:00', '09:00:01')) }
        : one,
    );
    expect(checked(zip(changed)).list).toBe('differs');
  });

  it('that names one large part ten thousand times digests it once', () => {
    const large = part('Doc_0/large.bin', new Uint8Array(4 * 1024 * 1024));
    const parts = signedParts({ pages: [layer('')], parts: [{ ...large, stored: true }] }, { method: 'SM3' });
    const repeated = parts.map((one) => {
      if (!one.name.endsWith('Signature.xml')) return one;
      const xml = Buffer.from(one.bytes).toString();
      const reference =
        /<ofd:Reference FileRef="\/Doc_0\/large.bin">.*?<\/ofd:Reference>/.exec(xml)?.[0] ?? '';
      return { ...one, bytes: text(xml.replace(reference, reference.repeat(10_000))) };
    });
    expect(checked(zip(repeated)).parts.filter(({ outcome }) => outcome === 'same').length).toBeGreaterThan(
      10_000,
    );
  });

  it('tells whose seal it says it is, and when', () => {
    expect(opened(sound.signedLetter()).claims.all[0]).toMatchObject({
      kind: 'seal',
      sealName: '临溪县人民政府（测试）',
      provider: '测试签章',
      signedAt: '2026-11-20 09:00',
      method: '1.2.156.10197.1.401',
    });
  });

  it('that cannot be read is told as a trouble, and the document opens', () => {
    const parts = signedParts({ pages: [layer('')] }, { method: 'SM3' });
    const { claims, pageCount } = opened(zip(parts.filter(({ name }) => !name.endsWith('Signature.xml'))));
    expect(pageCount).toBe(1);
    expect(claims).toEqual({
      all: [],
      troubles: [{ kind: 'missing-part', part: 'Doc_0/Signs/Sign_0/Signature.xml' }],
    });
  });
});

describe('the time a signature states', () => {
  it.each([
    ['20200723130907.763Z', '2020-07-23 21:09'],
    ['20231231200000Z', '2024-01-01 04:00'],
    ['20221031141634', '2022-10-31 14:16'],
    ['2021-05-19 20:53:44', '2021-05-19 20:53'],
    ['去年', '去年'],
    ['', ''],
  ])('%s is read as %s', (stated, expected) => {
    expect(signedAt(stated)).toBe(expected);
  });
});

describe('a seal', () => {
  it('is drawn where it stands, over the page', () => {
    const document = opened(sound.signedLetter());
    const stamp = document.page(0).things.at(-1);
    expect(stamp).toMatchObject({
      kind: 'picture',
      stamp: true,
      boundary: { x: 126, y: 186, width: 42, height: 42 },
    });
    const key = stamp?.kind === 'picture' ? stamp.picture.key : '';
    expect(document.bytesOf(key)).toEqual(sound.aSeal().picture);
  });

  it('that is an OFD gives its first page, fitted to the stamp', () => {
    const document = opened(sound.sealInOfd());
    const stamp = document.page(0).things.at(-1);
    expect(stamp).toMatchObject({ kind: 'group', matrix: [1, 0, 0, 1, 126, 186] });
    expect(flat(stamp === undefined ? [] : [stamp]).map(({ kind }) => kind)).toEqual([
      'group',
      'path',
      'text',
    ]);
  });

  it('across the edge of pages shows its part of each', () => {
    const bytes = zip(
      signedParts(
        { pages: [layer('')] },
        { method: 'SM3', seal: sound.aSeal(), box: '190 100 40 40', clip: '0 0 20 40' },
      ),
    );
    expect(opened(bytes).page(0).things.at(-1)?.clips[0]?.[0]?.outline.points).toEqual([
      190, 100, 210, 100, 210, 140, 190, 140,
    ]);
  });

  it('is not read from bytes that are none', () => {
    for (const bytes of [
      [],
      [0x30],
      [0x30, 0x80, 0, 0],
      [0x30, 0x84, 0xff, 0xff, 0xff, 0xff],
      [0x30, 3, 2, 9, 1],
    ]) {
      expect(readSeal(Uint8Array.from(bytes))).toBeUndefined();
    }
    let deep: readonly number[] = [0x05, 0];
    for (let level = 0; level < 50; level += 1) deep = [0x30, deep.length, ...deep];
    expect(readSeal(Uint8Array.from(deep))).toBeUndefined();
  });
});

describe('a part named on an old Windows', () => {
  it('is found by its name in GBK', () => {
    const attachment = part('Doc_0/附件.txt', 'x');
    const parts = signedParts({ pages: [layer('')], parts: [attachment] }, { method: 'SM3' });
    const asGbk = Uint8Array.from([...text('Doc_0/'), 0xb8, 0xbd, 0xbc, 0xfe, ...text('.txt')]);
    const bytes = zip(
      parts.map((one) => (one.name === attachment.name ? { ...one, nameBytes: asGbk, flags: 0 } : one)),
    );
    const { parts: found } = checked(bytes);
    expect(found.find(({ part: name }) => name.endsWith('附件.txt'))?.outcome).toBe('same');
  });
});
