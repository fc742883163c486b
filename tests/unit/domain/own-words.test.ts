import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ownWords } from '../../../shared/domain/own-words.ts';
import { linesOf, placesOf } from '../../../shared/domain/handed-over.ts';
import { runs } from '../../fakes/runs.ts';

const own = (base: Record<string, unknown> | undefined, mine: Record<string, unknown>) =>
  ownWords('archive', base as never, mine as never);

describe('the words that are a person’s own', () => {
  it('of a text are the sentences the record does not have', () => {
    const base = { abstract: '本卷为批复。\n总投资 428 万元。附选址意见书。' };
    const mine = { abstract: '本卷为批复。\n总投资 482 万元，分两年拨付。附选址意见书。' };
    expect(own(base, mine)).toEqual([
      { field: 'abstract', value: '总投资 482 万元，分两年拨付。', left: 'theirs' },
    ]);
  });

  it('of a text that is all new are the text as it stands', () => {
    const mine = { abstract: '一。\n\n二。' };
    expect(own({ abstract: null }, mine)).toEqual([
      { field: 'abstract', value: '一。\n\n二。', left: 'nothing' },
    ]);
  });

  it('of a list are the members the record does not have, files by their names', () => {
    const file = (digit: string) => ({
      hash: digit.repeat(64),
      name: `${digit}.pdf`,
      mime: 'x',
      size: 1,
      role: '附件',
    });
    const base = { responsible: ['甲'], files: [file('1')] };
    expect(own(base, { responsible: ['甲', '乙'], files: [file('1'), file('2')] })).toEqual([
      { field: 'responsible', value: ['乙'], left: 'theirs' },
      { field: 'files', value: ['2.pdf'], left: 'theirs' },
    ]);
  });

  it('are not told where the record is not known any more, but for what is a person’s as a whole', () => {
    expect(
      own(undefined, { abstract: '谁的？', responsible: ['谁'], title: '改后的题名', pages: 3 }),
    ).toEqual([
      { field: 'abstract', value: null, left: 'untold' },
      { field: 'responsible', value: null, left: 'untold' },
      { field: 'title', value: '改后的题名', left: 'nothing' },
      { field: 'pages', value: 3, left: 'nothing' },
    ]);
  });

  it('hold every sentence typed and none of the record', () => {
    const sentence = fc.stringMatching(/^[一二三四五六七八九十]{1,6}$/u);
    const texts = fc.tuple(
      fc.uniqueArray(sentence, { maxLength: 8 }),
      fc.uniqueArray(sentence, { maxLength: 8 }),
      fc.infiniteStream(fc.constantFrom('。', '；', '\n', '！')),
    );
    fc.assert(
      fc.property(texts, ([theirs, typed, ends]) => {
        const marks = ends[Symbol.iterator]();
        const put = (sentences: readonly string[]) =>
          sentences.map((each) => `${each}${marks.next().value ?? '。'}`).join('');
        const base = put(theirs.map((each) => `他${each}`));
        const all = [...theirs.map((each) => `他${each}`), ...typed.map((each) => `我${each}`)];
        const shuffled = all.toSorted((a, b) => a.slice(1).localeCompare(b.slice(1)));
        // Each of their sentences with the mark it has in the record.
        const mine = shuffled
          .map((each) =>
            each.startsWith('他')
              ? (base.match(new RegExp(`${each}[。；\n！]`, 'u'))?.[0] ?? '')
              : `${each}。`,
          )
          .join('');
        const [found] = own({ abstract: base }, { abstract: mine });
        const words = linesOf(found?.value ?? null);
        for (const each of typed) expect(words).toContain(`我${each}。`);
        expect(words).not.toContain('他');
      }),
      { numRuns: runs(300) },
    );
  });
});

describe('the places of files in the archive', () => {
  it('are never the same and never outside their folder, whatever the names', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.string(), fc.constantFrom('a.pdf', 'A.PDF', '../../a.pdf', '/etc/x', '')), {
          maxLength: 12,
        }),
        (names) => {
          const places = [...placesOf(names.map((name, at) => ({ id: `${at}`, name }))).values()];
          expect(new Set(places.map((place) => place.toLowerCase())).size).toBe(names.length);
          for (const place of places) expect(place).toMatch(/^附件\/[^/\\]+$/u);
        },
      ),
      { numRuns: runs(300) },
    );
  });
});
