// The table directory of a TrueType or OpenType font (ISO/IEC 14496-22 4): which tables there are, and writing one anew.
import { b16, b32, bytesFrom, byte, long, short, tagAt } from './bytes.ts';

export type Tables = ReadonlyMap<string, Uint8Array>;

const mostTables = 64;

/** Undefined when it is no such font or its tables do not lie within it. */
export function tablesOf(bytes: Uint8Array): Tables | undefined {
  const first = tagAt(bytes, 0) === 'ttcf' ? b32(bytes, 12) : 0;
  const version = b32(bytes, first);
  if (![0x00010000, 0x74727565, 0x4f54544f].includes(version)) return undefined;
  const count = b16(bytes, first + 4);
  if (count > mostTables) return undefined;
  const tables = new Map<string, Uint8Array>();
  for (let index = 0; index < count; index += 1) {
    const at = first + 12 + index * 16;
    const from = b32(bytes, at + 8);
    const length = b32(bytes, at + 12);
    if (from + length > bytes.length) return undefined;
    tables.set(tagAt(bytes, at), bytes.subarray(from, from + length));
  }
  return tables;
}

function checksum(bytes: Uint8Array): number {
  let sum = 0;
  for (let at = 0; at < bytes.length; at += 4) sum = (sum + b32(bytes, at)) >>> 0;
  return sum;
}

export function fontFrom(tables: Tables): Uint8Array {
  const sorted = [...tables].sort(([a], [b]) => (a < b ? -1 : 1));
  const power = Math.floor(Math.log2(sorted.length));
  const head = [
    long(tables.has('CFF ') ? 0x4f54544f : 0x00010000),
    short(sorted.length),
    short(16 * 2 ** power),
    short(power),
    short(16 * (sorted.length - 2 ** power)),
  ];
  let at = 12 + 16 * sorted.length;
  const places: number[] = [];
  const listed = sorted.flatMap(([tag, table]) => {
    const letters = [...tag].map((letter) => byte(letter.charCodeAt(0)));
    places.push(at);
    const entry = [...letters, long(checksum(table)), long(at), long(table.length)];
    at += Math.ceil(table.length / 4) * 4;
    return entry;
  });
  const whole = new Uint8Array(at);
  whole.set(bytesFrom([...head, ...listed]));
  for (const [index, [, table]] of sorted.entries()) whole.set(table, places[index] ?? 0);
  return whole;
}
