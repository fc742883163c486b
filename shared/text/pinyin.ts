// How Han characters sound, for people who type pinyin or its initials: zwfw and zhengwufuwu find 政务服务.
// Character by character, all readings of each: 重庆 is found by cq and by zq. Loaded when first needed: the
// dictionary takes 80 ms.
import { pinyin } from 'pinyin-pro';

const isHan = /^\p{Script=Han}$/u;
const isPinyinLetters = /^[a-z]+$/;

const known = new Map<string, readonly string[]>();

/** The readings of a character without tones, the usual one first; none for what is not Han or not in the dictionary. */
export function readingsOf(character: string): readonly string[] {
  const before = known.get(character);
  if (before !== undefined) return before;
  const readings = isHan.test(character)
    ? pinyin(character, { multiple: true, toneType: 'none', type: 'array', v: true }).filter((reading) =>
        isPinyinLetters.test(reading),
      )
    : [];
  known.set(character, readings);
  return readings;
}

/** The letters of a question by sound; undefined when it is no such question. */
export function lettersOf(question: string): string | undefined {
  const letters = question.toLowerCase().replace(/['\s]/gu, '');
  return letters.length >= 2 && letters.length <= 60 && isPinyinLetters.test(letters) ? letters : undefined;
}

/** Initials of a text by the usual readings, in tokens of up to three, as the index takes them. */
export function initialTokens(text: string): string {
  let tokens = '';
  for (const run of initialRuns(text)) {
    for (let at = 0; at < run.length; at += 1) tokens += `${run.slice(at, at + 3)} `;
  }
  return tokens;
}

function initialRuns(text: string): readonly string[] {
  const runs: string[] = [];
  let run = '';
  for (const character of text) {
    const initial = readingsOf(character)[0]?.[0];
    if (initial === undefined) {
      if (run !== '') runs.push(run);
      run = '';
    } else run += initial;
  }
  if (run !== '') runs.push(run);
  return runs;
}

/** Most spellings of one name that are kept: beyond four characters with several readings nobody types them all. */
const mostSpellings = 16;

/** The initials of a name in all its readings. */
export function nameInitials(name: string): readonly string[] {
  let spellings: readonly string[] = [''];
  for (const character of name) {
    const initials = [...new Set(readingsOf(character).map((reading) => reading[0] ?? ''))];
    if (initials.length === 0) continue;
    spellings = spellings
      .flatMap((start) => initials.map((initial) => start + initial))
      .slice(0, mostSpellings);
  }
  return spellings.filter((spelling) => spelling !== '');
}

/** A question by initials as a phrase of such tokens: zwfw → zwf wfw; jj → anything that begins with jj. */
export function initialPhrase(letters: string): {
  readonly tokens: readonly string[];
  readonly prefix: boolean;
} {
  if (letters.length <= 3) return { tokens: [letters], prefix: true };
  return {
    tokens: Array.from({ length: letters.length - 2 }, (_, at) => letters.slice(at, at + 3)),
    prefix: false,
  };
}

/** The different syllables of a text by the usual readings. */
export function syllablesOf(text: string): readonly string[] {
  const syllables = new Set<string>();
  for (const character of text) for (const reading of readingsOf(character)) syllables.add(reading);
  return [...syllables];
}

/**
 * Where a text sounds like the letters, [start, end) in code units: each character by a whole reading or by its
 * initial, the last one by any beginning. Undefined when nowhere.
 */
export function soundRange(text: string, letters: string): readonly [number, number] | undefined {
  const characters = [...text];
  let start = 0;
  for (let at = 0; at < characters.length; at += 1) {
    const taken = takeFrom(characters, at, letters);
    if (taken !== undefined) {
      const length = characters.slice(at, taken).join('').length;
      return [start, start + length];
    }
    start += characters[at]?.length ?? 0;
  }
  return undefined;
}

/** The index after the last character that used up the letters. */
function takeFrom(characters: readonly string[], at: number, letters: string): number | undefined {
  if (letters === '') return at;
  for (const reading of readingsOf(characters[at] ?? '')) {
    if (reading.startsWith(letters)) return at + 1;
    if (letters.startsWith(reading)) {
      const end = takeFrom(characters, at + 1, letters.slice(reading.length));
      if (end !== undefined) return end;
    }
    if (letters[0] === reading[0]) {
      const end = takeFrom(characters, at + 1, letters.slice(1));
      if (end !== undefined) return end;
    }
  }
  return undefined;
}
