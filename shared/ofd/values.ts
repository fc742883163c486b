// The basic types of GB/T 33190 7.3 (ST_Array, ST_Box, ST_Loc …): numbers out of attributes. What is no finite number is
// undefined; the caller takes the standard's default.
import { attribute, type Xml } from './xml.ts';

export type Box = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

/** Beyond this nothing is a length on paper; keeps later arithmetic finite. */
const far = 1e7;

export function numberOf(text: string | undefined): number | undefined {
  if (text === undefined || text.trim() === '') return undefined;
  const value = Number(text);
  return Number.isFinite(value) && Math.abs(value) <= far ? value : undefined;
}

export const numberAt = (element: Xml | undefined, name: string): number | undefined =>
  numberOf(attribute(element, name));

/** Longer lists of numbers are not read to their end: no attribute of a page needs them. */
const longest = 1_000_000;

export function numbersOf(text: string | undefined): readonly number[] {
  if (text === undefined) return [];
  const found: number[] = [];
  for (const word of text.slice(0, longest).split(/[\s,]+/)) {
    const value = numberOf(word);
    if (value !== undefined) found.push(value);
  }
  return found;
}

export function boxOf(text: string | undefined): Box | undefined {
  const [x, y, width, height] = numbersOf(text);
  if (x === undefined || y === undefined || width === undefined || height === undefined) return undefined;
  return width >= 0 && height >= 0 ? { x, y, width, height } : undefined;
}

/** The box of an object: where it stands matters, and a size below nothing, as some makers write it, cuts nothing away. */
export function boundaryOf(text: string | undefined): Box | undefined {
  const [x, y, width, height] = numbersOf(text);
  if (x === undefined || y === undefined || width === undefined || height === undefined) return undefined;
  return width >= 0 && height >= 0 ? { x, y, width, height } : { x, y, width: 0, height: 0 };
}

export function pointOf(text: string | undefined): { readonly x: number; readonly y: number } | undefined {
  const [x, y] = numbersOf(text);
  return x === undefined || y === undefined ? undefined : { x, y };
}

/** Absent: the standard's default. */
export function flagAt(element: Xml | undefined, name: string, byDefault: 'true' | 'false'): boolean {
  const text = attribute(element, name)?.trim().toLowerCase() ?? byDefault;
  return text === 'true' || text === '1';
}

/** DeltaX and DeltaY with `g n d` (n times d) written out, at most as many as are needed (GB/T 33190 11.3). */
export function deltasOf(text: string | undefined, most: number): readonly number[] {
  const words = (text ?? '').slice(0, longest).trim().split(/\s+/);
  const found: number[] = [];
  for (let at = 0; at < words.length && found.length < most; at += 1) {
    if (words[at] !== 'g') {
      found.push(numberOf(words[at]) ?? 0);
      continue;
    }
    const times = Math.min(numberOf(words[at + 1]) ?? 0, most - found.length);
    const delta = numberOf(words[at + 2]) ?? 0;
    for (let n = 0; n < times; n += 1) found.push(delta);
    at += 2;
  }
  return text === undefined || text.trim() === '' ? [] : found;
}
