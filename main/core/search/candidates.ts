// Which rows of one kind may be hits: a bounded set of the newest that match, those before whose title does. Nothing here
// depends on how many rows match beyond the bound.
import type { IndexedKind } from '../../../shared/domain/terms.ts';
import { phrasePattern } from '../../../shared/text/bigrams.ts';
import { fold } from '../../../shared/text/fold.ts';
import { matchText } from '../store/full-text.ts';
import { filesOfParts } from '../store/file-text.ts';
import { articleOf, namingRecords } from '../store/hits.ts';
import { readWhole } from '../store/indexed-rows.ts';
import type { Store } from '../store/store.ts';
import type { Asked, Facet, Search, Word } from './asked.ts';
import { asFound, characterToken, documentOf, facetTokens } from './documents.ts';
import { matchOf, togetherMatch, within, wordsMatch } from './fulltext.ts';
import type { Ground } from './ground.ts';
import { type Scattered, scatteredNorms } from './scattered.ts';
import { mostInTitles, soundingKeys } from './sounding.ts';

/** Beyond this a total says "more than". */
const mostCounted = 500;
/** So few that the title of each is read rather than asking the index again: that is a question to each table of the kind. */
const few = 40;
/** Pairs of digits stand in nearly every row, and to ask for those of a number takes ten times as long. */
const fewOfNumbers = 300;
const isOfNumber = ({ words }: Asked): boolean =>
  words.flat().some(({ tokens }) => tokens.some((token) => /^\d/u.test(token)));
/** So few that norms are looked for whose 条 hold the words between them. */
const fewWhole = 50;
const mostBeginning = (shown: number): number => shown + 2;
/** Rows whose text is read to see whether they are hits. */
const leastRead = 60;

export type Candidates = {
  /** Matches in the title or a number. */
  readonly titles: readonly number[];
  /** All words side by side in the text, of a question of several; of no use when titles fill the list. */
  readonly together: ReadonlySet<number>;
  /** Norms whose words stand in different 条, of a question of several. */
  readonly scattered: ReadonlySet<number>;
  /** All, the newest first. */
  readonly all: readonly number[];
  readonly total: number;
  readonly capped: boolean;
};

const none: Candidates = {
  titles: [],
  together: new Set(),
  scattered: new Set(),
  all: [],
  total: 0,
  capped: false,
};

const nothing: Scattered = { keys: [], capped: false };

export function candidatesOf(ground: Ground, wanted: Search): Candidates {
  const { store } = ground;
  const search = withoutFilters(wanted);
  const { kind, asked } = search;
  const match = within(anyMatch(store, search), asked);
  const any = match === undefined ? [] : matchText(store, kind, match, mostCounted + 1);
  const { keys: sounding, capped: isMoreHeard } = soundingKeys(ground, search);
  const scattered =
    kind === 'article' && any.length <= fewWhole
      ? scatteredNorms(store, asked, { known: new Set(any), enough: mostInTitles(search.limit) })
      : nothing;
  if (any.length + sounding.length + scattered.keys.length === 0) return none;
  const titles =
    any.length <= (isOfNumber(search.asked) ? fewOfNumbers : few)
      ? any.filter((key) => isInTitle(ground, search, key))
      : titleKeys(store, search);
  const first = new Set([...titles, ...sounding]);
  // One by one into a set, five hundred take longer than the index takes to find them.
  const found = [...first, ...[...any, ...scattered.keys].filter((key) => !first.has(key))];
  const { keys, capped } = admitted(ground, wanted, found);
  const hits = keys === found ? undefined : new Set(keys);
  const isHit = (key: number): boolean => hits?.has(key) !== false;
  const inTitles = [...first].filter(isHit);
  const together = inTitles.length >= search.limit ? [] : togetherKeys(store, search, any).filter(isHit);
  return {
    titles: inTitles,
    together: new Set(together),
    scattered: new Set(scattered.keys),
    all: keys,
    total: Math.min(keys.length, mostCounted),
    capped: capped || isMoreHeard || scattered.capped || Math.max(any.length, keys.length) > mostCounted,
  };
}

/** A file is filtered by the records that name it, which may come and go. */
function withoutFilters({ kind, asked, limit }: Search): Search {
  if (kind !== 'file') return { kind, asked, limit };
  return { kind, limit, asked: { ...asked, facets: [], forbidden: [] } };
}

/** Questions of single characters ask titles; texts only when no title has them. */
function anyMatch(store: Store, { kind, asked }: Search): string | undefined {
  const { words } = asked;
  const match = wordsMatch('title body', asked);
  if (words.length === 0 || match !== undefined) return match;
  const first = words.flatMap((word) => word.slice(0, 1));
  const characters = first.map(({ open }) => `"${characterToken(open ?? '')}"`).join(' AND ');
  return matchText(store, kind, characters, 1).length > 0 ? characters : matchOf('title body', first);
}

function isInTitle({ hitRowOf }: Ground, { kind, asked }: Search, key: number): boolean {
  const row = hitRowOf({ kind, key });
  if (row === undefined) return false;
  const folded = fold([row.title, ...asFound([row.note, row.docNo ?? ''])].join('\n'));
  return asked.words.every((word) => word.some((phrase) => folded.search(phrasePattern(phrase)) >= 0));
}

function titleKeys(store: Store, { kind, asked, limit: shown }: Search): readonly number[] {
  const whole = asked.together ?? asked.words[0]?.[0];
  const match = (text: string | undefined, limit: number): readonly number[] => {
    const inside = text === undefined ? undefined : within(text, asked);
    return inside === undefined ? [] : matchText(store, kind, inside, limit);
  };
  if (whole === undefined) return [];
  const words = wordsMatch('title', asked);
  const holding = match(words, mostInTitles(shown));
  // All of them: those that begin with it, or hold it side by side, are among them.
  if (words !== undefined && holding.length < mostInTitles(shown)) return holding;
  return [
    ...match(togetherMatch('beginning', whole), mostBeginning(shown)),
    ...(asked.together === undefined ? [] : match(togetherMatch('title', whole), mostBeginning(shown))),
    ...holding,
  ];
}

/** As far back as the other candidates reach. */
function togetherKeys(
  store: Store,
  { kind, asked, limit }: Search,
  any: readonly number[],
): readonly number[] {
  const { together } = asked;
  const text = together === undefined ? undefined : togetherMatch('title body', together);
  const match = text === undefined ? undefined : within(text, asked);
  const oldest = any.at(-1);
  if (match === undefined || oldest === undefined) return [];
  return matchText(store, kind, match, mostBeginning(limit), oldest - 1);
}

type Admitted = { readonly keys: readonly number[]; readonly capped: boolean };

/** What the index cannot say: a lone last character, who names a file, whether a norm is in force. */
export function admitted(ground: Ground, search: Search, found: readonly number[]): Admitted {
  const { kind, asked, limit } = search;
  const inForce =
    asked.validities === undefined ? found : found.filter((key) => isValid(ground, search, key));
  const open = asked.words.filter(isOpen);
  const notOpen = asked.not.filter((phrase) => phrase.open !== undefined);
  const isTextAsked = wordsMatch('title body', asked) !== undefined && open.length > 0;
  if (!isTextAsked && notOpen.length === 0 && kind !== 'file') return { keys: inForce, capped: false };
  const most = Math.max(leastRead, 2 * limit);
  const words = isTextAsked ? open.map((word) => word.map(phrasePattern)) : [];
  const not = notOpen.map(phrasePattern);
  const isHit = (key: number): boolean => holds(ground, { kind, key, words, not });
  if (kind === 'file') return admittedFiles(ground, search, { keys: inForce, most, isHit });
  const hits: number[] = [];
  for (const [looked, key] of inForce.entries()) {
    if (looked === most || hits.length === mostInTitles(limit)) return { keys: hits, capped: true };
    if (isHit(key)) hits.push(key);
  }
  return { keys: hits, capped: false };
}

type Looked = {
  readonly keys: readonly number[];
  readonly most: number;
  readonly isHit: (key: number) => boolean;
};

/** A file is one hit, however many of its parts are. */
function admittedFiles(ground: Ground, { asked }: Search, { keys, most, isHit }: Looked): Admitted {
  const fileOf = filesOfParts(ground.store, keys);
  const met = new Map<string, number>();
  let looked = 0;
  for (const key of keys) {
    const file = fileOf.get(key);
    if (file === undefined || met.has(file)) continue;
    if (looked === most) return { keys: [...met.values()], capped: true };
    looked += 1;
    if (isNamed(ground.store, asked, key) && isHit(key)) met.set(file, key);
  }
  return { keys: [...met.values()], capped: false };
}

/** Only the text can say whether such a word is there. */
const isOpen = (word: Word): boolean => word.every((phrase) => phrase.open !== undefined);

type Held = {
  readonly kind: IndexedKind;
  readonly key: number;
  readonly words: readonly (readonly RegExp[])[];
  readonly not: readonly RegExp[];
};

function holds({ store }: Ground, { kind, key, words, not }: Held): boolean {
  if (words.length === 0 && not.length === 0) return true;
  const row = readWhole(store, { kind, key });
  if (row === undefined) return false;
  const { title, numbers, body } = documentOf(row.body);
  const folded = fold([title, ...asFound(numbers), body].join('\n'));
  const stands = (pattern: RegExp): boolean => folded.search(pattern) >= 0;
  return words.every((word) => word.some(stands)) && !not.some(stands);
}

function isValid({ store, standingOf }: Ground, { kind, asked }: Search, key: number): boolean {
  const article = articleOf(store, { kind, key });
  const validity = article === undefined ? undefined : standingOf(article)?.validity;
  return validity !== undefined && asked.validities?.includes(validity) === true;
}

/** A record that this person may see and that the filters want names the file. */
function isNamed(store: Store, { facets, forbidden }: Asked, key: number): boolean {
  return namingRecords(store, key).some(({ of }) => {
    const row = readWhole(store, of);
    if (row === undefined) return false;
    const tokens = facetTokens(row).split(' ');
    const isMet = ({ not, any }: Facet): boolean => any.some((token) => tokens.includes(token)) !== not;
    return facets.every(isMet) && !forbidden.some((token) => tokens.includes(token));
  });
}
