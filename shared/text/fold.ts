// Folds text for the search index: NFKC, lower case, simplified characters, nothing invisible. For comparison only,
// never shown or stored as a record. A map leads from each place of the folded text back to the original.
// We fold character by character over opencc-js' phrases because what a piece folds to must not depend on its
// neighbours: else a part of a text might not be found in it. The price is that 乾坤 and 干坤 are one to the search.
// One thing does depend on them: 「爆發(fā)」, a reading that a converter put behind a character, is taken out.
import { must } from '../domain/must.ts';
import pairs from 'opencc-js/dict/TSCharacters';
import { createUnits } from './units.ts';

type Folded = {
  readonly text: string;
  /** For each code unit of `text`: where in the original the piece it came from starts and ends. */
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
};

/** What a code unit asks for: not looked at yet, one unit for another, or a closer look with its neighbours. */
const unknown = 0;
const plain = 1;
const special = 2;
const mark = 3;

type Tables = {
  readonly kind: Uint8Array;
  readonly to: Uint16Array;
  readonly simplified: ReadonlyMap<string, string>;
};

const isMark = /^\p{M}$/u;
const ignorable = /\p{Default_Ignorable_Code_Point}/gu;

const tables = once(
  (): Tables => ({
    kind: new Uint8Array(0x10000),
    to: new Uint16Array(0x10000),
    simplified: new Map(
      pairs.split('|').map((pair) => {
        const [traditional = '', simplified = ''] = pair.split(' ');
        return [traditional, simplified];
      }),
    ),
  }),
);

/** The dictionary costs some milliseconds, so it is read when the first text is folded. */
function once<T>(make: () => T): () => T {
  const made: T[] = [];
  return () => {
    if (made.length === 0) made.push(make());
    return must(made[0], 'made a line above');
  };
}

export function fold(text: string): string {
  return withoutReadings(foldAll(text));
}

const units = createUnits();

function foldAll(text: string): string {
  const { kind, to } = tables();
  let at = sameUntil(text);
  if (at === text.length) return text;
  units.begin();
  units.addFrom(text, 0, at);
  while (at < text.length) {
    const unit = text.charCodeAt(at);
    const how = kind[unit] === unknown ? learn(unit) : kind[unit];
    if (how === plain && !markFollows(text, at + 1)) {
      units.add(to[unit] ?? unit);
      at += 1;
      continue;
    }
    const end = clusterEnd(text, at);
    const folded = foldCluster(text.slice(at, end));
    units.addFrom(folded, 0, folded.length);
    at = end;
  }
  return units.take();
}

/** Titles and numbers are mostly folded as they come. */
function sameUntil(text: string): number {
  const { kind, to } = tables();
  let at = 0;
  for (; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (to[unit] !== unit || kind[unit] !== plain || markFollows(text, at + 1)) break;
  }
  return at;
}

/** In folded text. A tone must be there: 维生素(b) is no reading. */
const reading = /(?<=\p{Script=Han})(?:\([a-z]{0,4}[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ][a-z]{0,4}\))+/gu;

const withoutReadings = (folded: string): string =>
  folded.includes('(') ? folded.replace(reading, '') : folded;

export function foldWithMap(text: string): Folded {
  const folded = foldAll(text);
  const [starts, ends] = [new Uint32Array(folded.length), new Uint32Array(folded.length)];
  const { kind } = tables();
  let unit = 0;
  for (let at = 0; at < text.length; ) {
    const isPlain = kind[text.charCodeAt(at)] === plain && !markFollows(text, at + 1);
    const end = isPlain ? at + 1 : clusterEnd(text, at);
    const length = isPlain ? 1 : foldCluster(text.slice(at, end)).length;
    for (const last = unit + length; unit < last; unit += 1) {
      starts[unit] = at;
      ends[unit] = end;
    }
    at = end;
  }
  return withoutReadingsMapped({ text: folded, starts, ends });
}

function withoutReadingsMapped(folded: Folded): Folded {
  const kept = folded.text.includes('(') ? withoutReadings(folded.text) : folded.text;
  if (kept.length === folded.text.length) return folded;
  const [starts, ends] = [new Uint32Array(kept.length), new Uint32Array(kept.length)];
  let from = 0;
  let at = 0;
  const copy = (to: number) => {
    starts.set(folded.starts.subarray(from, to), at);
    ends.set(folded.ends.subarray(from, to), at);
    at += to - from;
  };
  for (const match of folded.text.matchAll(reading)) {
    copy(match.index);
    from = match.index + match[0].length;
  }
  copy(folded.text.length);
  return { text: kept, starts, ends };
}

/** How many characters simplified search words would miss without folding. */
export function countTraditional(text: string): number {
  const { simplified } = tables();
  let count = 0;
  for (const character of text) if (simplified.get(character) !== undefined) count += 1;
  return count;
}

function markFollows(text: string, at: number): boolean {
  if (at >= text.length) return false;
  const unit = text.charCodeAt(at);
  // Nothing below is a mark; most text stops here.
  if (unit < 0x300 || (unit >= 0x3400 && unit < 0xa000)) return false;
  const { kind } = tables();
  if ((kind[unit] === unknown ? learn(unit) : kind[unit]) === mark) return true;
  return unit >= 0xd800 && unit < 0xdc00 && isMark.test(String.fromCodePoint(text.codePointAt(at) ?? 0));
}

/** A code point and the marks on it: the smallest piece that folds by itself. */
function clusterEnd(text: string, at: number): number {
  let end = at + ((text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1);
  while (markFollows(text, end)) end += (text.codePointAt(end) ?? 0) > 0xffff ? 2 : 1;
  return end;
}

function foldCluster(cluster: string): string {
  const { simplified } = tables();
  const normal = cluster.normalize('NFKC').toLowerCase().replace(ignorable, '');
  let folded = '';
  for (const character of normal) folded += simplified.get(character) ?? character;
  return folded;
}

function learn(unit: number): number {
  const { kind, to } = tables();
  const character = String.fromCharCode(unit);
  const folded = foldCluster(character);
  const isHalf = unit >= 0xd800 && unit < 0xe000;
  const how = isMark.test(character) ? mark : folded.length === 1 && !isHalf ? plain : special;
  kind[unit] = how;
  to[unit] = folded.charCodeAt(0);
  return how;
}
