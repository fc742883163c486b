// What the index is asked is taken apart as FTS5 takes it: of rows in one piece both answer the same.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keysThat, readMatch } from '../../../main/core/store/match-text.ts';
import { runs } from '../../fakes/runs.ts';
import { aMemoryStore } from './builders.ts';

const words = ['防汛', '值班', '演练', '公文'] as const;
const phrase = fc.oneof(
  fc.constantFrom(...words).map((word) => `"${word}"`),
  fc.tuple(fc.constantFrom(...words), fc.constantFrom(...words)).map((two) => `"${two.join(' ')}"`),
  fc.constantFrom('防', '公').map((first) => `"${first}" *`),
);
const { match } = fc.letrec<{ match: string }>((tie) => ({
  match: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    phrase,
    tie('match').map((inside) => `(${inside})`),
    fc
      .tuple(tie('match'), fc.constantFrom('AND', 'OR', 'NOT'), tie('match'))
      .map(([one, between, other]) => `${one} ${between} ${other}`),
  ),
}));

it('phrases, AND, OR, NOT and parentheses mean what they mean to FTS5, however they are nested', () => {
  const store = aMemoryStore();
  const find = store.db.prepare('SELECT rowid FROM text_todo WHERE text_todo MATCH ?').pluck();
  const keysWith = (text: string) => new Set(find.all(text).map(Number));
  const put = store.db.prepare('INSERT INTO text_todo (rowid, words) VALUES (?, ?)');
  // Each set of the words, in both orders.
  for (let set = 0; set < 2 ** words.length; set += 1) {
    const some = words.filter((_, at) => (set & (1 << at)) !== 0);
    put.run(2 * set + 1, some.join(' '));
    put.run(2 * set + 2, some.toReversed().join(' '));
  }
  fc.assert(
    fc.property(match, (text) => {
      expect([...keysThat(readMatch(text), keysWith)].toSorted((a, b) => a - b)).toEqual(
        [...keysWith(text)].toSorted((a, b) => a - b),
      );
    }),
    { numRuns: runs(500) },
  );
  store.close();
});

describe('what is asked', () => {
  it('is put to the index as few times as can be: phrases any of which will do are one', () => {
    expect(readMatch('("年" OR "月") AND "日" * OR "时"')).toEqual({
      of: 'some',
      each: [
        {
          of: 'all',
          each: [
            { of: 'any', text: '"年" OR "月"' },
            { of: 'any', text: '"日" *' },
          ],
        },
        { of: 'any', text: '"时"' },
      ],
    });
  });

  it.each(['', '""', '"防汛', '防汛', '"防汛" "值班"', '("防汛"', '"防汛")', '"防汛" AND', 'NOT "防汛"'])(
    'in another language is not answered: %s',
    (text) => {
      expect(() => readMatch(text)).toThrow('believed');
    },
  );
});
