// Cuts folded text into the tokens of the index: Han, letters and digits each in overlapping pairs, so that any two
// neighbours are found wherever they stand: 公文, 档案, 2016, the last four digits of a number.
// The last character of a run is a token of its own: then a pair never follows a pair across a gap (「政务，务服」 is not
// 政务服), and 5号 is not 51号.
import { fold } from './fold.ts';
import { createUnits } from './units.ts';

/** 1 Han, 2 letter, 3 digit, 4 none; 0 not looked at yet. */
const classes = new Uint8Array(0x10000);
const nothing = 4;

const isHan = /^\p{Script=Han}$/u;
const isDigit = /^\p{N}$/u;
const isLetter = /^[\p{L}\p{M}\p{Co}]$/u;

function look(character: string): number {
  if (isHan.test(character)) return 1;
  if (isDigit.test(character)) return 3;
  return isLetter.test(character) ? 2 : nothing;
}

function classAt(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  if (unit >= 0xd800 && unit < 0xdc00) return look(String.fromCodePoint(text.codePointAt(at) ?? 0));
  const known = classes[unit] ?? 0;
  if (known !== 0) return known;
  const found = look(String.fromCharCode(unit));
  classes[unit] = found;
  return found;
}

const stepAt = (text: string, at: number): number => {
  const unit = text.charCodeAt(at);
  return unit >= 0xd800 && unit < 0xdc00 && at + 1 < text.length ? 2 : 1;
};

/** Characters of one class side by side. */
type Run = { readonly text: string; readonly class: number };

function runsOf(folded: string): readonly Run[] {
  const runs: Run[] = [];
  for (let at = 0; at < folded.length; ) {
    const start = at;
    const found = classAt(folded, at);
    at += stepAt(folded, at);
    while (at < folded.length && classAt(folded, at) === found) at += stepAt(folded, at);
    if (found !== nothing) runs.push({ text: folded.slice(start, at), class: found });
  }
  return runs;
}

const units = createUnits();
const blank = 32;

/** Tokens of a text as the index takes them, each with a blank behind it. */
export function indexTokens(text: string): string {
  const folded = fold(text);
  units.begin();
  let before = nothing;
  let start = 0;
  for (let at = 0; at <= folded.length; ) {
    const found = at < folded.length ? classAt(folded, at) : nothing;
    const next = at + stepAt(folded, at);
    if (before !== nothing) {
      units.addFrom(folded, start, found === before ? next : at);
      units.add(blank);
    }
    before = found;
    start = at;
    at = next;
  }
  return units.take();
}

/** The same tokens with a mark before each. */
export function markedTokens(tokens: string, mark: string): string {
  units.begin();
  for (let start = 0; start < tokens.length; ) {
    const end = tokens.indexOf(' ', start) + 1;
    units.addFrom(mark, 0, mark.length);
    units.addFrom(tokens, start, end);
    start = end;
  }
  return units.take();
}

/** Words of a question that must stand one after another. */
export type Phrase = {
  /** What the index is asked for: tokens side by side. None of a question of one character. */
  readonly tokens: readonly string[];
  /** The last character when it is alone in its run: it may go on, and only the text itself can say so. */
  readonly open?: string;
  /** As they stand in folded text. */
  readonly runs: readonly Run[];
};

const mostPhrases = 12;
/** In tokens. Longer sentences are found by their beginning. */
export const longestPhrase = 120;

/** What a question without grammar asks for: each part between blanks is a phrase, all must be there. */
export function phrasesOf(question: string): readonly Phrase[] {
  return question
    .split(/\s+/u)
    .flatMap((part) => phraseOf(part) ?? [])
    .slice(0, mostPhrases);
}

/** Everything of a text side by side, whatever is between that is no word; undefined when there is no word in it. */
export function phraseOf(text: string): Phrase | undefined {
  const runs = runsOf(fold(text));
  const last = runs.at(-1);
  if (last === undefined) return undefined;
  const closed = runs.slice(0, -1).flatMap((run) => [...pairsOf(run.text), [...run.text].at(-1) ?? '']);
  const pairs = pairsOf(last.text);
  const tokens = [...closed, ...pairs].slice(0, longestPhrase);
  return { tokens, runs, ...(pairs.length === 0 ? { open: last.text } : {}) };
}

/** As a typing person means it: 公租房申 is 公租房 and the beginning of a word. */
function pairsOf(run: string): readonly string[] {
  const characters = [...run];
  return characters.slice(1).map((character, at) => `${characters[at] ?? ''}${character}`);
}

const wordless = '[^\\p{L}\\p{N}\\p{M}\\p{Co}\\p{Script=Han}]';

const patterns = new WeakMap<Phrase, RegExp>();

/** Where a phrase stands in folded text: what the index finds, no more and no less. Made once, and given at its beginning. */
export function phrasePattern(phrase: Phrase): RegExp {
  const pattern = patterns.get(phrase) ?? patternOf(phrase);
  patterns.set(phrase, pattern);
  pattern.lastIndex = 0;
  return pattern;
}

function patternOf({ runs }: Phrase): RegExp {
  const source = runs.map(({ text, class: of }, at) => {
    const before = runs[at - 1];
    const gap = before === undefined ? '' : `${wordless}${before.class === of ? '+' : '*'}`;
    return gap + escaped(text);
  });
  return new RegExp(source.join(''), 'gu');
}

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/-]/gu, '\\$&');
