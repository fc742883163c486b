// Cuts folded text into the tokens of the index: Han in overlapping pairs, letters and digits in runs.
// The last character of a Han run is a token of its own, for two reasons: a pair never follows a pair across a gap
// (「政务，务服」 is not 政务服), and one character is found by prefix.
import { fold } from './fold.ts';

export type Token = {
  readonly text: string;
  /** In the folded text. */
  readonly start: number;
};

type RunKind = 'han' | 'letters' | 'digits';
type Run = { readonly kind: RunKind; readonly start: number; readonly end: number };

/** Longer runs are no words; their beginning is enough to find them by. */
const longestWord = 64;

const isHan = /^\p{Script=Han}$/u;
const isDigit = /^\p{N}$/u;
const isLetter = /^[\p{L}\p{M}\p{Co}]$/u;

/** 1 Han, 2 letter, 3 digit, 4 none; 0 not looked at yet. */
const classes = new Uint8Array(0x10000);
const kindOfClass: readonly (RunKind | undefined)[] = [undefined, 'han', 'letters', 'digits', undefined];

function look(character: string): number {
  if (isHan.test(character)) return 1;
  if (isDigit.test(character)) return 3;
  return isLetter.test(character) ? 2 : 4;
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

function* runsOf(folded: string): Generator<Run> {
  for (let at = 0; at < folded.length; ) {
    const start = at;
    const found = classAt(folded, at);
    at += stepAt(folded, at);
    while (at < folded.length && classAt(folded, at) === found) at += stepAt(folded, at);
    const kind = kindOfClass[found];
    if (kind !== undefined) yield { kind, start, end: at };
  }
}

/** All tokens of folded text, in order: consecutive tokens stand at consecutive places of the index. */
export function tokensOf(folded: string): readonly Token[] {
  const tokens: Token[] = [];
  for (const run of runsOf(folded)) {
    if (run.kind === 'han') pushPairs(tokens, folded, run);
    else
      tokens.push({
        text: folded.slice(run.start, Math.min(run.end, run.start + longestWord)),
        start: run.start,
      });
  }
  return tokens;
}

function pushPairs(tokens: Token[], folded: string, { start, end }: Run): void {
  for (let at = start; at < end; ) {
    const next = at + stepAt(folded, at);
    const to = next < end ? next + stepAt(folded, next) : next;
    tokens.push({ text: folded.slice(at, to), start: at });
    at = next;
  }
}

/** Tokens of a text as the index takes them, parted by blanks. */
export function indexTokens(text: string): string {
  const folded = fold(text);
  let tokens = '';
  for (const run of runsOf(folded)) {
    if (run.kind !== 'han') {
      tokens += `${folded.slice(run.start, Math.min(run.end, run.start + longestWord))} `;
      continue;
    }
    for (let at = run.start; at < run.end; ) {
      const next = at + stepAt(folded, at);
      const to = next < run.end ? next + stepAt(folded, next) : next;
      tokens += `${folded.slice(at, to)} `;
      at = next;
    }
  }
  return tokens;
}

/** Words of a question that must stand one after another. */
export type Phrase = {
  readonly tokens: readonly string[];
  /** The last token may go on: 政 for 政务, 20 for 2016. */
  readonly prefix: boolean;
};

const mostPhrases = 8;

/**
 * What a question asks for: each part between blanks is a phrase, all must be there. A part that ends in Han is
 * looked for by its pairs, since the text may go on; a word that is still being typed is looked for by its beginning.
 */
export function phrasesOf(question: string): readonly Phrase[] {
  const parts = fold(question)
    .split(/\s+/u)
    .map(tokensOf)
    .filter((tokens) => tokens.length > 0)
    .slice(0, mostPhrases);
  return parts.map((tokens, index) => phraseOf(tokens, index === parts.length - 1));
}

function phraseOf(tokens: readonly Token[], isLast: boolean): Phrase {
  const texts = tokens.map((token) => token.text);
  const last = texts.at(-1) ?? '';
  const endsInHan = classAt(last, 0) === 1;
  if (!endsInHan) return { tokens: texts, prefix: isLast };
  const before = tokens.at(-2);
  // The closing single character repeats the end of the pair before it, unless the part is one character long.
  const closesPair = before !== undefined && classAt(before.text, 0) === 1 && before.text.endsWith(last);
  return closesPair ? { tokens: texts.slice(0, -1), prefix: false } : { tokens: texts, prefix: true };
}
