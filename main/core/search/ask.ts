// A question to hits, grouped by kind: titles and numbers before bodies, newer before older. Only a bounded set of
// candidates is read and ranked; ranking every match of a common word would read 100,000 rows a keystroke.
import type { Highlighted, SearchHit } from '../../../shared/contract/desk-views.ts';
import { type RecordKind, recordKinds } from '../../../shared/domain/terms.ts';
import { type Phrase, phrasesOf } from '../../../shared/text/bigrams.ts';
import { isSameDocNo, parseDocNo } from '../../../shared/text/docno.ts';
import { fold } from '../../../shared/text/fold.ts';
import { highlight, snippet } from '../../../shared/text/highlight.ts';
import { matchText } from '../store/full-text.ts';
import { type HitRow, readHit } from '../store/hits.ts';
import { type RecordKey, recordId } from '../store/ids.ts';
import { readBody } from '../store/records.ts';
import type { Store } from '../store/store.ts';
import { documentOf } from './documents.ts';
import { matchOf } from './fulltext.ts';

export type SoundSearch = {
  lettersOf(question: string): string | undefined;
  initialPhrase(letters: string): Phrase;
  soundRange(text: string, letters: string): readonly [number, number] | undefined;
  soundingLike(kind: RecordKind, letters: string, limit: number): readonly number[];
};

export type Question = {
  readonly text: string;
  readonly limitPerKind: number;
  readonly kinds?: readonly RecordKind[];
  /** Absent until what knows sounds is loaded. */
  readonly sounds?: SoundSearch;
};

export type Group = {
  readonly kind: RecordKind;
  readonly total: number;
  readonly capped: boolean;
  readonly hits: readonly SearchHit[];
  /** Of all hits that were ranked, best first. */
  readonly keys: readonly number[];
};

/** Beyond this a total says "more than". */
const mostCounted = 1000;
/** Newest title matches that are read and ranked. */
const mostRanked = 100;

export function ask(store: Store, question: Question): readonly Group[] {
  const phrases = phrasesOf(question.text);
  if (phrases.length === 0) return [];
  const letters = question.sounds?.lettersOf(question.text);
  return (question.kinds ?? recordKinds).map((kind) =>
    groupOf(store, kind, { ...question, phrases, letters }),
  );
}

type Parsed = Question & { readonly phrases: readonly Phrase[]; readonly letters: string | undefined };

function groupOf(store: Store, kind: RecordKind, parsed: Parsed): Group {
  const candidates = candidatesOf(store, kind, parsed);
  const ranked = rank(store, kind, candidates, parsed);
  return {
    kind,
    total: Math.min(candidates.total, mostCounted),
    capped: candidates.total > mostCounted,
    hits: ranked.slice(0, parsed.limitPerKind).map(({ of, row }) => hitOf(store, of, row, parsed)),
    keys: ranked.map(({ of }) => of.key),
  };
}

type Candidates = {
  /** Matches in the title or a number, newest first. */
  readonly titles: readonly number[];
  readonly others: readonly number[];
  /** At most one more than is counted. */
  readonly total: number;
};

function candidatesOf(
  store: Store,
  kind: RecordKind,
  { text, phrases, letters, sounds }: Parsed,
): Candidates {
  const titles = matchText(store, kind, matchOf('title', phrases), mostRanked);
  // One character stands in nearly every text, and its pairs are many (40 ms in 100,000 rows): titles alone, if any.
  const isOneCharacter = [...text.trim()].length === 1;
  const any =
    isOneCharacter && titles.length > 0
      ? matchText(store, kind, matchOf('title', phrases), mostCounted + 1)
      : matchText(store, kind, matchOf('title body', phrases), mostCounted + 1);
  if (letters === undefined || sounds === undefined) return { titles, others: any, total: any.length };
  const sounding = sounds.soundingLike(kind, letters, mostRanked);
  const initials = matchText(store, kind, matchOf('sound', [sounds.initialPhrase(letters)]), mostCounted + 1);
  const others = [...new Set([...any, ...sounding, ...initials])];
  return { titles: [...new Set([...titles, ...sounding])], others, total: others.length };
}

type Ranked = { readonly of: RecordKey; readonly row: HitRow; readonly rank: number };

/** Titles that are the question, begin with it, hold it; then bodies. Within each, newer first. */
function rank(
  store: Store,
  kind: RecordKind,
  { titles, others }: Candidates,
  parsed: Parsed,
): readonly Ranked[] {
  const inTitle = new Set(titles);
  // Bodies fill what titles leave; a little more than is shown, so that the newest by date come up.
  const rest = others
    .filter((key) => !inTitle.has(key))
    .slice(0, Math.max(0, 2 * parsed.limitPerKind - titles.length) + 10);
  const isAsked = titleRank(parsed.text);
  const read = (key: number, ranked: (row: HitRow) => number): readonly Ranked[] => {
    const row = readHit(store, { kind, key });
    return row === undefined ? [] : [{ of: { kind, key }, row, rank: ranked(row) }];
  };
  return [
    ...titles.flatMap((key) => read(key, isAsked)),
    ...rest.flatMap((key) => read(key, () => 3)),
  ].toSorted((a, b) => a.rank - b.rank || compare(b.row.date ?? '', a.row.date ?? '') || b.of.key - a.of.key);
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function titleRank(question: string): (row: HitRow) => number {
  const asked = fold(question).trim();
  const number = parseDocNo(question);
  return ({ title, note }) => {
    const folded = fold(title);
    if (folded === asked || (number !== undefined && isSameDocNo(note, question))) return 0;
    return folded.startsWith(asked) ? 1 : 2;
  };
}

function hitOf(store: Store, of: RecordKey, row: HitRow, parsed: Parsed): SearchHit {
  const title = titleOf(row.title, parsed);
  const body = title.ranges.length > 0 ? undefined : bodyOf(store, of, parsed);
  return {
    kind: of.kind,
    id: recordId(of.kind, of.key),
    ...(row.sourceId === undefined ? {} : { sourceId: row.sourceId }),
    title,
    ...(body === undefined ? {} : { snippet: body }),
    note: row.note,
    ...(row.date === undefined ? {} : { date: row.date }),
  };
}

function titleOf(title: string, { phrases, letters, sounds }: Parsed): Highlighted {
  const ranges = highlight(title, phrases);
  if (ranges.length > 0 || letters === undefined)
    return { text: title, ranges: ranges.map(([a, b]) => [a, b]) };
  const sound = sounds?.soundRange(title, letters);
  return { text: title, ranges: sound === undefined ? [] : [[sound[0], sound[1]]] };
}

/** The place in the text that was hit, when it is not in the title. */
function bodyOf(store: Store, of: RecordKey, parsed: Parsed): Highlighted | undefined {
  const record = readBody(store, of);
  if (record === undefined) return undefined;
  const { numbers, body } = documentOf(record);
  // A number that was asked for stands in the note.
  if (numbers.some((number) => highlight(number, parsed.phrases).length > 0)) return undefined;
  const words = snippet(body, placesOf(body, parsed));
  return words.text === '' ? undefined : { text: words.text, ranges: words.ranges.map(([a, b]) => [a, b]) };
}

/** Sounding out a character takes 0.1 us. */
const deepestSound = 6000;

/** A text found by its sound is shown at the characters that sound so. */
function placesOf(body: string, { phrases, letters, sounds }: Parsed): readonly Phrase[] {
  if (letters === undefined || sounds === undefined) return phrases;
  const range = sounds.soundRange(body.slice(0, deepestSound), letters);
  return range === undefined ? phrases : phrasesOf(body.slice(range[0], range[1]));
}
