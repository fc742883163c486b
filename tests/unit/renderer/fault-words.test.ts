// Every fault and trouble has its sentence, in both languages.

import { describe, expect, it } from 'vitest';
import { en } from '../../../renderer/text/en.ts';
import { faultText, troubleText } from '../../../renderer/text/fault-words.ts';
import { zh } from '../../../renderer/text/zh.ts';
import { type Fault, faultSchema } from '../../../shared/domain/fault.ts';
import { sourceFiles } from '../../house/source-files.ts';

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

/** Field and reason of every refusal that is written out in the works of the core. */
function refusals(): readonly (readonly [string, string])[] {
  const works = sourceFiles().filter(({ path }) => path.startsWith('main/core/work/'));
  const all = works.flatMap(({ text }) => [...text.matchAll(/badRequest\('(\w+)', '([\w-]+)'\)/g)]);
  return [
    ...new Map(
      all.map(([, field = '', reason = '']) => [`${field} ${reason}`, [field, reason] as const]),
    ).values(),
  ];
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
    expect(faultText(zh, { kind: 'bad-request', field: 'location', reason: 'odd' })).toContain('“存址”');
  });

  it.each(refusals())(
    'that a work answers with %s %s have words of their own, not the name of the field',
    (field, reason) => {
      for (const t of [zh, en]) {
        const sentence = faultText(t, { kind: 'bad-request', field, reason });
        expect(sentence).not.toBe(t.fault.badRequestPlain);
        expect(sentence).not.toContain(`“${field}”`);
      }
    },
  );

  it('that name a field the window does not know show nothing of its name', () => {
    expect(faultText(zh, { kind: 'bad-request', field: 'colour', reason: 'odd' })).not.toContain('colour');
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
