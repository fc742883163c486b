// A bare CFF font program (Adobe TN 5176), as some makers embed it: what an OpenType font around it has to know.
import { b16, b8 } from './bytes.ts';

export type CffFacts = { readonly glyphs: number; readonly unitsPerEm: number };

export const isCff = (bytes: Uint8Array): boolean =>
  b8(bytes, 0) === 1 && b8(bytes, 1) === 0 && b8(bytes, 2) >= 4 && b8(bytes, 3) >= 1 && b8(bytes, 3) <= 4;

type Index = { readonly count: number; readonly end: number; readonly first: Uint8Array };

function indexAt(bytes: Uint8Array, at: number): Index {
  const count = b16(bytes, at);
  const none = new Uint8Array();
  if (count === 0) return { count, end: at + 2, first: none };
  const size = b8(bytes, at + 2);
  const offset = (index: number): number => {
    let value = 0;
    for (let next = 0; next < size; next += 1) value = value * 256 + b8(bytes, at + 3 + index * size + next);
    return value;
  };
  const data = at + 2 + (count + 1) * size;
  return { count, end: data + offset(count), first: bytes.subarray(data + offset(0), data + offset(1)) };
}

/** A real number: nibbles of digits, point, exponent and sign. */
function realAt(bytes: Uint8Array, at: number): { readonly value: number; readonly next: number } {
  const signs = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '.', 'E', 'E-', '', '-'];
  let text = '';
  let next = at;
  for (; next < bytes.length; next += 1) {
    const pair = [b8(bytes, next) >> 4, b8(bytes, next) & 15];
    for (const nibble of pair) if (nibble !== 15) text += signs[nibble] ?? '';
    if (pair.includes(15)) break;
  }
  return { value: Number(text), next: next + 1 };
}

/** Operands by operator; two-byte operators are 1200 and up. */
function dictOf(bytes: Uint8Array): ReadonlyMap<number, readonly number[]> {
  const found = new Map<number, readonly number[]>();
  let operands: number[] = [];
  let at = 0;
  while (at < bytes.length) {
    const first = b8(bytes, at);
    at += 1;
    if (first <= 21) {
      const operator = first === 12 ? 1200 + b8(bytes, at) : first;
      if (first === 12) at += 1;
      found.set(operator, operands);
      operands = [];
    } else if (first === 28) {
      operands.push((b16(bytes, at) << 16) >> 16);
      at += 2;
    } else if (first === 29) {
      operands.push((b16(bytes, at) << 16) | b16(bytes, at + 2));
      at += 4;
    } else if (first === 30) {
      const real = realAt(bytes, at);
      operands.push(real.value);
      at = real.next;
    } else if (first >= 32 && first <= 246) operands.push(first - 139);
    else if (first >= 247 && first <= 254) {
      const value = ((first - (first < 251 ? 247 : 251)) << 8) + b8(bytes, at) + 108;
      operands.push(first < 251 ? value : -value);
      at += 1;
    }
  }
  return found;
}

export function cffFacts(bytes: Uint8Array): CffFacts | undefined {
  const names = indexAt(bytes, b8(bytes, 2));
  const top = indexAt(bytes, names.end);
  const dict = dictOf(top.first);
  const programs = dict.get(17)?.[0];
  if (programs === undefined || programs <= 0 || programs >= bytes.length) return undefined;
  const glyphs = indexAt(bytes, programs).count;
  const scale = dict.get(1207)?.[0] ?? 0.001;
  const unitsPerEm = Math.round(1 / scale);
  return glyphs === 0 || !(unitsPerEm >= 16 && unitsPerEm <= 16384) ? undefined : { glyphs, unitsPerEm };
}
