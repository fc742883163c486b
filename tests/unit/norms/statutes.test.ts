// The parser and the citations held against 1,071 real statutes. The figures are facts: each difference from a plain line
// scan, and each citation that leads nowhere, has its reason here.
import { describe, expect, it } from 'vitest';
import { CitationResolver } from '../../../shared/domain/citation.ts';
import { countedPlaces, membersOf, relativePlaces } from '../../../shared/domain/citation-places.ts';
import { normName, wholeOf } from '../../../shared/domain/norm-name.ts';
import type { Place } from '../../../shared/domain/provision.ts';
import { citationsIn, type FoundCitation } from '../../../shared/text/provisions/citations.ts';
import { shortNamesIn } from '../../../shared/text/provisions/names-around.ts';
import { headOf } from '../../../shared/text/provisions/head.ts';
import { paragraphsOf, wordsAt } from '../../../shared/text/provisions/paragraphs.ts';
import { type ParsedNorm, parseNorm } from '../../../shared/text/provisions/parse.ts';
import { readStatutes, type Statute } from '../../fakes/statutes.ts';

type Read = { readonly statute: Statute; readonly title: string; readonly parsed: ParsedNorm };
const all: readonly Read[] = readStatutes().map((statute) => ({
  statute,
  title: headOf(statute.text).title ?? statute.name,
  parsed: parseNorm(statute.text),
}));

const scanned = (text: string): number =>
  text
    .split('\n')
    .filter((line) => /^第[零〇一二三四五六七八九十百千]+条(之[一二三四五六七八九十]+)?[ \u3000]/u.test(line))
    .length;

/** How many more 条 the parser reads than the scan, and why. */
const differences: { readonly [name: string]: readonly [more: number, why: string] } = {
  农民专业合作社法: [1, '第五十四条 begins with 笫 (bamboo), a look-alike of 第'],
  刑事诉讼法: [1, '第一百二十八 条侦查人员: the blank stands before 条 instead of after it'],
  飞行基本规则: [112, 'whole chapters stand in one line each: the scan sees the first 条 of each alone'],
};

describe('the 条 of the statutes', () => {
  it('are those of a plain line scan, text by text, but for differences with a reason', () => {
    const found = all.flatMap(({ statute, parsed }) => {
      const more = parsed.provisions.length - scanned(statute.text);
      return more === 0 ? [] : [[statute.name, more]];
    });
    expect(Object.fromEntries(found)).toEqual(
      Object.fromEntries(Object.entries(differences).map(([name, [more]]) => [name, more])),
    );
  });

  it('are 53,032 in 1,036 texts, where the scan counts 52,918', () => {
    const counts = all.map(({ parsed }) => parsed.provisions.length);
    expect(all.map(({ statute }) => scanned(statute.text)).reduce((a, b) => a + b)).toBe(52_918);
    expect([counts.reduce((a, b) => a + b), counts.filter((count) => count > 0).length]).toEqual([
      53_032, 1_036,
    ]);
  });

  it('hold 82,169 款, 29,971 项 and 220 目, no number of a list twice', () => {
    const paragraphs = all.flatMap(({ parsed }) =>
      parsed.provisions.flatMap(({ text }) => paragraphsOf(text)),
    );
    const items = paragraphs.flatMap((paragraph) => paragraph.items);
    const doubled = paragraphs.filter(
      (paragraph) => new Set(paragraph.items.map(({ number }) => number)).size < paragraph.items.length,
    );
    expect([paragraphs.length, items.length, items.flatMap(({ subs }) => subs).length]).toEqual([
      82_169, 29_971, 220,
    ]);
    expect(doubled).toEqual([]);
  });

  it('miss numbers in one text alone: an amendment that carries the new 条 of what it amends', () => {
    expect(
      all.flatMap(({ statute, parsed }) => (parsed.gaps.length === 0 ? [] : [[statute.name, parsed.gaps]])),
    ).toEqual([['宪法修正案（2018年）', ['第五十三条至第一百二十二条']]]);
  });

  it('lose no words: every line of a text is in its preamble, its 条 or its appendix', () => {
    const bare = (text: string) => text.replace(/[\s\u200b#]/gu, '');
    for (const { statute, parsed } of all) {
      const body = statute.text.slice(statute.text.indexOf('INFO END -->') + 12);
      const lines = body.split('\n').filter((line) => !/^#|^\s*<!--/u.test(line));
      const { preamble, provisions, appendix } = parsed;
      const words = provisions.flatMap(({ label, text }) => [label, text]).join('');
      const headings = new Set(provisions.flatMap(({ under }) => under));
      const kept = [preamble, words, appendix, [...headings].join('\n')].map(bare).join('\n');
      // 笫 and the misplaced blank are written right in the label.
      const lost = lines.filter((line) => !kept.includes(bare(line).replace(/^笫/u, '第')));
      expect([statute.name, lost.map((line) => line.slice(0, 40))]).toEqual([statute.name, []]);
    }
  });
});

const known = new Map<string, Read[]>();
for (const read of all) {
  for (const name of [normName(read.title), wholeOf(read.title)]) {
    if (name !== undefined) known.set(name, [...(known.get(name) ?? []), read]);
  }
}

/** Where a citation leads, or why it leads nowhere. */
function outcomeOf(
  read: Read,
  found: FoundCitation,
  at: { index: number; resolver: CitationResolver },
): string {
  const { provisions } = read.parsed;
  if (found.relative !== undefined) {
    const { relative } = found;
    const sort = relative.unit === 'below' ? 'below' : 'counted back';
    if (provisions[at.index] === undefined) return `${sort} outside the 条`;
    const base = relativePlaces(provisions, { index: at.index, offset: found.start }, relative);
    if (base.length === 0) return `${sort} to nothing`;
    const places = countedPlaces(provisions, base, found);
    return places.every((place) => isHeld([read], place)) ? sort : `${sort}: no such 款 or 项`;
  }
  const resolved = at.resolver.resolve(found);
  if (resolved.kind === 'unknown')
    return found.place === undefined ? 'title: not here' : `place: ${resolved.problem}`;
  if (found.place === undefined) return 'title';
  const whole = wholeOf(read.title);
  const own = whole === undefined ? [read] : (known.get(whole) ?? []);
  const texts = resolved.kind === 'this' ? own : (known.get(resolved.name) ?? []);
  const members = membersOf(
    texts.flatMap(({ parsed }) => parsed.provisions),
    found.place,
    found.also,
  );
  const sort = found.also === undefined ? 'place' : 'places';
  const lost = members.map((place) => placeOutcome(texts, place)).find((outcome) => outcome !== 'place');
  return lost?.replace('place', sort) ?? sort;
}

const isHeld = (texts: readonly Read[], place: Place): boolean =>
  texts.some(({ parsed }) =>
    parsed.provisions.some(
      (provision) => provision.anchor === place.anchor && wordsAt(provision, place) !== undefined,
    ),
  );

function placeOutcome(texts: readonly Read[], place: Place): string {
  const held = texts
    .flatMap(({ parsed }) => parsed.provisions)
    .filter(({ anchor }) => anchor === place.anchor);
  if (texts.every(({ parsed }) => parsed.provisions.length === 0)) return 'place: norm without 条';
  if (held.length === 0) return 'place: no such 条';
  return isHeld(texts, place) ? 'place' : 'place: no such 款 or 项';
}

/** Each citation of a text with where it leads, in order. */
function citationsOf(
  read: Read,
): readonly (readonly [text: string, found: FoundCitation, outcome: string])[] {
  const shortNames = shortNamesIn(read.statute.text);
  const resolver = new CitationResolver({ shortNames, isKnown: (name) => known.has(name), isNorm: true });
  const { preamble, provisions, appendix } = read.parsed;
  return [preamble, ...provisions.map(({ text }) => text), appendix].flatMap((text, position) =>
    citationsIn(text).map((found) => {
      const outcome = outcomeOf(read, found, { index: position - 1, resolver });
      return [text, found, found.alone ? `alone, ${outcome}` : outcome] as const;
    }),
  );
}

describe('the citations in the statutes', () => {
  const cited = all.flatMap(citationsOf);

  it('are 18,876, and each leads somewhere or says why not', () => {
    const counts: { [outcome: string]: number } = {};
    for (const [, , outcome] of cited) counts[outcome] = (counts[outcome] ?? 0) + 1;
    expect(counts).toEqual({
      // 《X》第三条, 本法第三条, 刑法第三条, and lists of them.
      place: 5799,
      // 第三条至第七条, 第（一）、（二）项: every place of it is there.
      places: 154,
      // 《X》 and numbers of documents alone.
      title: 1692,
      // 前款, 前条第二款, 本条: counted from where it stands, with the part of it that is named.
      'counted back': 3313,
      // In a preamble or an annex, which have no 款 of their own.
      'counted back outside the 条': 154,
      // 对前三项污染物, 前款 in the first 款: said so in the text.
      'counted back to nothing': 4,
      // 前款第（二）项至第（四）项, where a 款 without a list was put between them since.
      'counted back: no such 款 or 项': 1,
      // 下列 and its list: 项, 目, or 款 that follow a colon.
      below: 5820,
      'below outside the 条': 59,
      // The list stands in the sentence itself, or in another norm whose words are quoted.
      'below to nothing': 19,
      // Norms the collection does not hold, and titles that are no norms (《营业执照》).
      'title: not here': 1356,
      'place: no-such-norm': 16,
      // Amendments and orders without 条 of their own, which speak of the numbers of what they amend.
      'place: norm without 条': 103,
      'places: norm without 条': 1,
      // The text cited was revised since and has fewer 款 or 项 at that number.
      'place: no such 款 or 项': 26,
      'places: no such 款 or 项': 1,
      // The amendment of 2018 speaks of the 条 of the constitution by number alone.
      'places: no such 条': 2,
      // A 款 or 项 that names no 条: of the place named before it in its sentence …
      'alone, place': 45,
      'alone, places': 8,
      // … which has fewer 项 in the text of today.
      'alone, place: no such 款 or 项': 1,
      // … else of the 条 it stands in.
      'alone, counted back': 210,
      'alone, counted back outside the 条': 72,
      // Amendments, which count the 项 of what they amend; and one 项 of a norm named a sentence before.
      'alone, counted back to nothing': 15,
      // An amendment again (作为第三款); and one list that a table cuts into pieces (海商法 第二百一十条).
      'alone, counted back: no such 款 or 项': 5,
    });
  });

  it('are all of them: no 第…条 in the words of a 条 is passed over', () => {
    const missed = all.flatMap((read) => {
      const texts = read.parsed.provisions.map(({ text }) => text);
      return texts.flatMap((text) => {
        const found = citationsIn(text);
        return [...text.matchAll(/第[零〇一二三四五六七八九十百千]+条/gu)].flatMap(({ index }) =>
          found.some(({ start, end }) => start <= index && index < end)
            ? []
            : [text.slice(index, index + 12)],
        );
      });
    });
    expect(missed).toEqual([]);
  });

  it('are all of them: no 第…款, 项 or 目 either', () => {
    const missed = all.flatMap(({ parsed }) =>
      parsed.provisions.flatMap(({ text }) => {
        const found = citationsIn(text);
        const parts = text.matchAll(
          /第[（(]?[零〇一二三四五六七八九十百\d]+[)）]?(?:款(?!项)|项(?!目)|目(?![标的录前]))/gu,
        );
        return [...parts].flatMap(({ index }) =>
          found.some(({ start, end }) => start <= index && index < end)
            ? []
            : [text.slice(index - 9, index + 9)],
        );
      }),
    );
    expect(missed).toEqual([]);
  });

  it('hold the words they say they do', () => {
    for (const [text, { start, end, text: words }] of cited) expect(text.slice(start, end)).toBe(words);
  });
});
