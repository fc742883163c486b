// How Han characters sound, for people who type pinyin or its initials: zwfw and zhengwufuwu find 政务服务.
// Character by character, all readings of each: 重庆 is found by chongqing, cq, zhongqing and zq. By words the dictionary
// would say 乡长 cháng and know no 单 of a name. Loaded when first needed: it takes 80 ms.
import { pinyin } from 'pinyin-pro';
import { createUnits } from './units.ts';

const isHan = /^\p{Script=Han}$/u;
const isPinyinLetters = /^[a-z]+$/;

/** Names of places and people whose reading the dictionary does not have: 解州, 费县, 黑 and 大 of names. */
const moreReadings: { readonly [character: string]: readonly string[] } = {
  解: ['hai'],
  费: ['bi'],
  黑: ['he'],
  大: ['tai'],
  身: ['juan'],
};

/** Of the first plane, and of what lies beyond. */
const known = Array.from<readonly string[] | undefined>({ length: 0x10000 });
const knownBeyond = new Map<number, readonly string[]>();

/**
 * The readings of a character without tones, the usual one first; none for what is not Han or not in the dictionary.
 * ü is typed v, and in lue and nue u.
 */
function readingsOf(code: number): readonly string[] {
  const before = code < 0x10000 ? known[code] : knownBeyond.get(code);
  if (before !== undefined) return before;
  const readings = lookUp(String.fromCodePoint(code));
  if (code < 0x10000) known[code] = readings;
  else knownBeyond.set(code, readings);
  return readings;
}

function lookUp(character: string): readonly string[] {
  const stated = isHan.test(character)
    ? pinyin(character, { multiple: true, toneType: 'none', type: 'array', v: true }).filter((reading) =>
        isPinyinLetters.test(reading),
      )
    : [];
  const asTyped = stated
    .filter((reading) => reading.endsWith('ve'))
    .map((reading) => reading.replace('v', 'u'));
  return [...new Set([...stated, ...(moreReadings[character] ?? []), ...asTyped])];
}

/** The letters of a question by sound, tones and ü or not; undefined when it is no such question. */
export function lettersOf(question: string): string | undefined {
  const letters = question
    .toLowerCase()
    .normalize('NFD')
    .replace(/u\u0308/gu, 'v')
    .replace(/[\u0300\u0301\u0304\u030c'’\s]/gu, '');
  return letters.length >= 2 && letters.length <= 60 && isPinyinLetters.test(letters) ? letters : undefined;
}

/** Never in a text as a word, so that sounds and words do not meet in the index. */
const soundMark = '¬';

const units = createUnits();
const [blank, mark, a] = [32, soundMark.charCodeAt(0), 97];
const letters = 26;
/** In which text two and three letters were last met: a text has each of them once. */
const metTwo = new Uint32Array(letters ** 2);
const metThree = new Uint32Array(letters ** 3);
let turn = 0;

/**
 * What the index knows of how a text sounds: the initials of each two and three neighbours, in all their readings.
 * A set: whether they stand one after another the text itself says (`soundRange`).
 */
export function soundTokens(text: string, readings: 'all' | 'usual' = 'all'): string {
  turn += 1;
  units.begin();
  let [beforeLast, last]: readonly Initials[] = [[], []];
  for (let at = 0; at < text.length; ) {
    const character = text.codePointAt(at) ?? 0;
    const initials = initialsOf(character, readings);
    for (const initial of initials) {
      for (const second of last ?? []) {
        const two = second * letters + initial;
        if (metTwo[two] !== turn) addSound(second, initial);
        metTwo[two] = turn;
        for (const first of beforeLast ?? []) {
          const three = first * letters ** 2 + two;
          if (metThree[three] !== turn) addSound(first, second, initial);
          metThree[three] = turn;
        }
      }
    }
    [beforeLast, last] = [last, initials];
    at += character > 0xffff ? 2 : 1;
  }
  return units.take();
}

function addSound(first: number, second: number, third?: number): void {
  if (!units.isEmpty()) units.add(blank);
  units.add(mark);
  units.add(a + first);
  units.add(a + second);
  if (third !== undefined) units.add(a + third);
}

/** Letters, a is 0. */
type Initials = readonly number[];

/** By the character, of the first plane. */
const initialsBefore = {
  all: Array.from<Initials | undefined>({ length: 0x10000 }),
  usual: Array.from<Initials | undefined>({ length: 0x10000 }),
};

function initialsOf(character: number, readings: 'all' | 'usual'): Initials {
  const before = initialsBefore[readings][character];
  if (before !== undefined) return before;
  const all = readingsOf(character).map((reading) => reading.charCodeAt(0) - a);
  const initials = readings === 'usual' ? all.slice(0, 1) : [...new Set(all)];
  if (character < 0x10000) initialsBefore[readings][character] = initials;
  return initials;
}

/** Letters cut into syllables and single initials; the last one may be the beginning of a syllable. */
export type Spelling = readonly string[];

const mostSpellings = 8;
const mostTried = 200;
const finals =
  'iang|iong|uang|ang|eng|ing|ong|iao|ian|uai|uan|ai|ei|ao|ou|an|en|ia|ie|iu|in|ua|uo|ui|un|ue|ve|a|o|e|i|u|v';
const initials = 'zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw]';
const syllable = new RegExp(`^(?:(?:${initials})(?:${finals})|ang|eng|ai|ei|ao|ou|an|en|er|[aoe])$`);
/** While it is typed: zh, shua, gon. */
const beginning = new RegExp(`^(?:${initials})(?:[iuv]?[aeo]?n?)$`);
const longestSyllable = 6;

/** The likely ways to read the letters, those of few syllables first. */
export function spellingsOf(letters: string): readonly Spelling[] {
  const found: Spelling[] = [];
  const read = (at: number, before: Spelling): void => {
    if (found.length >= mostTried) return;
    if (at === letters.length) {
      found.push(before);
      return;
    }
    for (let length = Math.min(longestSyllable, letters.length - at); length > 0; length -= 1) {
      const part = letters.slice(at, at + length);
      const isLast = at + length === letters.length;
      const isInitial = length === 1 && beginning.test(part);
      if (isInitial || syllable.test(part) || (isLast && beginning.test(part)))
        read(at + length, [...before, part]);
    }
  };
  read(0, []);
  return found.toSorted((a, b) => a.length - b.length).slice(0, mostSpellings);
}

/** One, or its beginning, whatever else they may be: xian is 县 as well as 西安. */
export const mayBeSyllable = (letters: string): boolean => syllable.test(letters) || beginning.test(letters);

/**
 * What the index is asked for letters: alternatives, each of tokens that must all be there. More than sounds like it
 * may be found, never less. None of a single syllable.
 */
export function soundQuestions(letters: string): readonly (readonly string[])[] {
  const questions: (readonly string[])[] = [];
  for (const spelling of spellingsOf(letters)) {
    if (spelling.length < 2) continue;
    const tokens = neighboursOf(spelling.map((part) => part[0] ?? '').join(''));
    const isAsked = questions.some((known) => known.every((token) => tokens.includes(token)));
    if (!isAsked) questions.push(tokens);
  }
  return questions;
}

function neighboursOf(letters: string): readonly string[] {
  const length = Math.min(3, letters.length);
  const at = Array.from({ length: letters.length - length + 1 }, (_, start) => start);
  return [...new Set(at.map((start) => soundMark + letters.slice(start, start + length)))];
}

/** The different syllables of a text, in all readings. */
export function syllablesOf(text: string): readonly string[] {
  const syllables = new Set<string>();
  for (const character of text)
    for (const reading of readingsOf(character.codePointAt(0) ?? 0)) syllables.add(reading);
  return [...syllables];
}

/**
 * Where a text sounds like the letters, [start, end) in code units: each character by a whole reading or by its
 * initial, the last one by any beginning. Undefined when nowhere.
 */
export function soundRange(text: string, letters: string): readonly [number, number] | undefined {
  for (let at = 0; at < text.length; at += lengthAt(text, at)) {
    const end = takeFrom(text, at, letters, 0);
    if (end !== undefined) return [at, end];
  }
  return undefined;
}

const lengthAt = (text: string, at: number): number => ((text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1);

/** The place behind the last character that used up the letters, of which those before `used` are. */
function takeFrom(text: string, at: number, letters: string, used: number): number | undefined {
  if (used === letters.length) return at;
  if (at >= text.length) return undefined;
  const next = at + lengthAt(text, at);
  for (const reading of readingsOf(text.codePointAt(at) ?? 0)) {
    const same = sameLetters(reading, letters, used);
    if (used + same === letters.length) return next;
    const end =
      (same === reading.length ? takeFrom(text, next, letters, used + same) : undefined) ??
      (same > 0 ? takeFrom(text, next, letters, used + 1) : undefined);
    if (end !== undefined) return end;
  }
  return undefined;
}

/** How many letters of a reading are those that come next. */
function sameLetters(reading: string, letters: string, used: number): number {
  let same = 0;
  while (
    same < reading.length &&
    used + same < letters.length &&
    reading.charCodeAt(same) === letters.charCodeAt(used + same)
  )
    same += 1;
  return same;
}
