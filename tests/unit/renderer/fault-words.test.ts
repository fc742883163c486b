// Every fault and trouble has its sentence, in both languages.

import { describe, expect, it } from 'vitest';
import { en } from '../../../renderer/text/en.ts';
import { faultText, troubleText } from '../../../renderer/text/fault-words.ts';
import { zh } from '../../../renderer/text/zh.ts';
import { type Fault, faultSchema } from '../../../shared/domain/fault.ts';

/** One fault for each kind and each reason the schema knows. */
function everyFault(): readonly Fault[] {
  return faultSchema.options.flatMap((option) => {
    const { kind } = option.shape;
    const reasons =
      'reason' in option.shape && 'options' in option.shape.reason ? option.shape.reason.options : ['x'];
    return reasons.map((reason) =>
      faultSchema.parse({
        kind: kind.value,
        reason,
        field: 'x',
        detail: 'd',
        reference: 'R1',
        retryAfterMs: 90_000,
      }),
    );
  });
}

describe('faults', () => {
  it.each([
    ['Chinese', zh],
    ['English', en],
  ])('each have a sentence of their own in %s', (_, t) => {
    const sentences = everyFault().map((fault) => faultText(t, fault));
    expect(sentences.filter((sentence) => sentence.length < 6)).toEqual([]);
    expect(new Set(sentences).size).toBe(sentences.length);
  });

  it('that name a field the window knows speak of it in its own words', () => {
    expect(faultText(zh, { kind: 'bad-request', field: 'opinion', reason: 'missing' })).toBe(
      '退回需要写明意见。',
    );
    expect(faultText(zh, { kind: 'bad-request', field: 'colour', reason: 'odd' })).toContain('“colour”');
  });

  it('of a busy system say when it is tried again, if that is known', () => {
    expect(faultText(zh, { kind: 'busy', retryAfterMs: 61_000 })).toContain('2 分钟');
    expect(faultText(zh, { kind: 'busy' })).toBe('对方系统正忙，请稍后再试。');
  });

  it('show nothing of what the other side sent', () => {
    expect(faultText(zh, { kind: 'bad-reply', reason: 'html', detail: '<b>secret</b>' })).not.toContain(
      'secret',
    );
  });
});

describe('troubles of the window', () => {
  it('each have a sentence', () => {
    const troubles = [
      { kind: 'fault', fault: { kind: 'not-found' } },
      { kind: 'keyring', keyring: 'none' },
      { kind: 'keyring', keyring: 'locked' },
      { kind: 'keyring', keyring: 'unlocked' },
      { kind: 'not-now' },
      { kind: 'passphrase-too-short', least: 12 },
      { kind: 'cut' },
    ] as const;
    const sentences = troubles.map((trouble) => troubleText(zh, trouble));
    expect(new Set(sentences).size).toBe(troubles.length);
  });
});
