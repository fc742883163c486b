// What machine conversion did to a text, undone where a rule says so and only pointed at where none does. Pure.
// The result is for reading and searching; the original is kept beside it, byte for byte.
import type { ImportFile } from '../../../shared/contract/desk-imports.ts';
import { countTraditional } from '../../../shared/text/fold.ts';

export type Repaired = Pick<ImportFile, 'characters' | 'pinyinRemoved' | 'traditional' | 'suspect'> & {
  readonly text: string;
};

/** 「爆發(fā)」「經(jīng)濟」: a reading put behind a character by a converter that did not know its form. */
const inlinePinyin = /(?<=\p{Script=Han})\([a-zāáǎàēéěèīíǐìōóǒòūúǔùüǖǘǚǜ]{1,6}\)/gu;

/** U+FFFD, private use, 「顆?;」, 「揪幋a」: bytes that were read wrongly once. What stood there nobody knows. */
const mojibake =
  /[\uFFFD\uE000-\uF8FF\u{F0000}-\u{10FFFD}]+|\p{Script=Han}\?[;,；](?:\p{Script=Han}|$)|\p{Script=Han}\p{Script=Han}[a-z](?=\p{Script=Han}|[，。、,;\s]|$)|\?[,;]?[A-Z](?=\p{Script=Han})/gu;

const mostSuspect = 200;
const around = 8;

/** Share of Han characters that have a simplified form, above which a text is called traditional. */
const traditionalShare = 0.05;

export function repairText(original: string): Repaired {
  const lines = original.replace(/^\uFEFF/u, '').replace(/\r\n?/gu, '\n');
  const text = lines.replace(inlinePinyin, '').normalize('NFC');
  const { characters, han } = countsOf(text);
  return {
    text,
    characters,
    pinyinRemoved: lines.match(inlinePinyin)?.length ?? 0,
    traditional: han > 0 && countTraditional(text) / han > traditionalShare,
    suspect: suspectPlaces(text),
  };
}

/** By code units: of a text of 75,000 characters lists of them would hold the core 20 ms. */
function countsOf(text: string): { readonly characters: number; readonly han: number } {
  let characters = 0;
  let han = 0;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit >= 0xdc00 && unit < 0xe000) continue;
    characters += 1;
    if ((unit >= 0x4e00 && unit < 0xa000) || (unit >= 0x3400 && unit < 0x4dc0)) han += 1;
    else if (unit >= 0xd840 && unit < 0xd890) han += 1;
  }
  return { characters, han };
}

/** What a wrong reading leaves holds one of these; a line of Chinese alone holds none. */
const mayBeSuspect = /[?a-zA-Z\uFFFD\uE000-\uF8FF\uDB80-\uDBFF]/;

function suspectPlaces(text: string): ImportFile['suspect'] {
  return text
    .split('\n')
    .flatMap((line, index) => placesIn(line).map((place) => ({ text: place, line: index + 1 })))
    .slice(0, mostSuspect);
}

/** Places whose surroundings overlap are one place. */
function placesIn(line: string): readonly string[] {
  if (!mayBeSuspect.test(line)) return [];
  const places: { readonly start: number; readonly end: number }[] = [];
  for (const match of line.matchAll(mojibake)) {
    const [start, end] = [match.index, match.index + match[0].length];
    const before = places.at(-1);
    if (before !== undefined && start - before.end < around)
      places[places.length - 1] = { start: before.start, end };
    else places.push({ start, end });
  }
  return places.map(({ start, end }) => context(line, start, end - start));
}

/** A few characters on both sides, never half a pair. */
function context(line: string, at: number, length: number): string {
  return line.slice(Math.max(0, at - around), at + length + around).replace(/\p{Cs}/gu, '');
}
