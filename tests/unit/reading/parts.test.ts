import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { partCharacters, partsOf } from '../../../main/core/reading/parts.ts';

const sentence = fc
  .tuple(fc.integer({ min: 1, max: 900 }), fc.constantFrom('。', '\n', '', '；'))
  .map(([length, end]) => '文'.repeat(length) + end);
const book = fc.array(sentence, { minLength: 1, maxLength: 80 }).map((sentences) => sentences.join(''));

describe('parts of a text', () => {
  it('hold all of it in order, none longer than a slice can take', () => {
    fc.assert(
      fc.property(book, (text) => {
        let at = 0;
        for (const part of partsOf(text)) {
          expect(part.length).toBeLessThanOrEqual(partCharacters);
          const place = text.indexOf(part, Math.max(0, at - 60));
          expect(place).toBeLessThanOrEqual(at);
          at = place + part.length;
        }
        expect(at).toBe(text.length);
      }),
      { numRuns: 40 },
    );
  });

  it('are cut where no word is, and overlap where there is no such place', () => {
    const lines = `${'文'.repeat(4_000)}\n${'字'.repeat(4_000)}`;
    expect(partsOf(lines).map((part) => part.length)).toEqual([4_001, 4_000]);
    const [first = '', second = ''] = partsOf('文'.repeat(partCharacters) + '尾'.repeat(100));
    expect(first.length).toBe(partCharacters);
    expect(second.length).toBe(160);
  });
});
