// A DER value as a tree (X.690), far enough to look into a seal: lengths are checked against what holds them, depth and
// count are limited. Indefinite lengths (BER) are not read.

export type Der = {
  /** The identifier octet: 0x30 SEQUENCE, 0x04 OCTET STRING … */
  readonly tag: number;
  readonly value: Uint8Array;
  readonly children: readonly Der[];
};

const deepest = 24;
const most = 20_000;

function lengthAt(
  bytes: Uint8Array,
  at: number,
): { readonly length: number; readonly from: number } | undefined {
  const first = bytes[at];
  if (first === undefined) return undefined;
  if (first < 0x80) return { length: first, from: at + 1 };
  const count = first & 0x7f;
  if (count === 0 || count > 4 || at + count >= bytes.length) return undefined;
  let length = 0;
  for (let next = 1; next <= count; next += 1) length = length * 256 + (bytes[at + next] ?? 0);
  return { length, from: at + 1 + count };
}

function listOf(bytes: Uint8Array, depth: number, count: { left: number }): readonly Der[] | undefined {
  const found: Der[] = [];
  let at = 0;
  while (at < bytes.length) {
    const tag = bytes[at] ?? 0;
    const size = lengthAt(bytes, at + 1);
    count.left -= 1;
    if (size === undefined || (tag & 0x1f) === 0x1f || count.left < 0) return undefined;
    if (size.from + size.length > bytes.length) return undefined;
    const value = bytes.subarray(size.from, size.from + size.length);
    const inner = (tag & 0x20) !== 0 && depth < deepest ? listOf(value, depth + 1, count) : [];
    if (inner === undefined) return undefined;
    found.push({ tag, value, children: inner });
    at = size.from + size.length;
  }
  return found;
}

/** The first value of the bytes; undefined when they are no DER. Zeros behind it are padding of some makers. */
export function readDer(bytes: Uint8Array): Der | undefined {
  const size = lengthAt(bytes, 1);
  if (bytes[0] !== 0x30 || size === undefined || size.from + size.length > bytes.length) return undefined;
  return listOf(bytes.subarray(0, size.from + size.length), 0, { left: most })?.[0];
}

export const isSequence = (der: Der | undefined): der is Der => der?.tag === 0x30;
export const isText = (der: Der | undefined): der is Der =>
  der !== undefined && [0x0c, 0x13, 0x16, 0x1a].includes(der.tag);
export const isBytes = (der: Der | undefined): der is Der => der?.tag === 0x04;
export const isNumber = (der: Der | undefined): der is Der => der?.tag === 0x02;
