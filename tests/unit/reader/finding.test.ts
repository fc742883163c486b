import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placesIn, searchable } from '../../../renderer/reader/frame/find-places.ts';

const found = (text: string, asked: string) =>
  placesIn(searchable(text), asked).map(([from, to]) => text.slice(from, to));

describe('finding in a document', () => {
  it.each([
    ['国发〔2024〕１２号', '12号', ['１２号']],
    ['國務院辦公廳', '国务院', ['國務院']],
    ['第十\n二条', '第十二条', ['第十\n二条']],
    ['Ａｂｃ', 'abc', ['Ａｂｃ']],
    ['户主𠅤𰻞', '𰻞', ['𰻞']],
    ['一一一一', '一一', ['一一', '一一']],
    ['没有', '别的', []],
    ['什么都有', '  ', []],
  ])('in %j %j is %j', (text, asked, places) => {
    expect(found(text, asked)).toEqual(places);
  });

  it('finds every piece of a text in it', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }),
        fc.nat(),
        fc.nat(),
        (text, a, b) => {
          const letters = [...text];
          const from = a % letters.length;
          const piece = letters.slice(from, from + 1 + (b % 8)).join('');
          fc.pre(
            searchable(piece).folded !== '' && searchable(text).folded.includes(searchable(piece).folded),
          );
          expect(placesIn(searchable(text), piece).length).toBeGreaterThan(0);
        },
      ),
    );
  });
});
