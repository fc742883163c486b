// Big-endian numbers of font files, and writing tables of them. Reading past the end gives 0.

export const b8 = (bytes: Uint8Array, at: number): number => bytes[at] ?? 0;
export const b16 = (bytes: Uint8Array, at: number): number => (b8(bytes, at) << 8) | b8(bytes, at + 1);
export const b32 = (bytes: Uint8Array, at: number): number =>
  ((b16(bytes, at) << 16) | b16(bytes, at + 2)) >>> 0;
export const signed16 = (value: number): number => (value > 0x7fff ? value - 0x10000 : value);

export const tagAt = (bytes: Uint8Array, at: number): string =>
  String.fromCharCode(b8(bytes, at), b8(bytes, at + 1), b8(bytes, at + 2), b8(bytes, at + 3));

type Field = readonly [size: 1 | 2 | 4, value: number];
export const byte = (value: number): Field => [1, value];
export const short = (value: number): Field => [2, value];
export const long = (value: number): Field => [4, value];

export function bytesFrom(fields: readonly Field[]): Uint8Array {
  const bytes = new Uint8Array(fields.reduce((sum, [size]) => sum + size, 0));
  const view = new DataView(bytes.buffer);
  let at = 0;
  for (const [size, value] of fields) {
    if (size === 1) view.setUint8(at, value & 0xff);
    else if (size === 2) view.setUint16(at, value & 0xffff);
    else view.setUint32(at, value >>> 0);
    at += size;
  }
  return bytes;
}

export const shorts = (values: readonly number[]): Uint8Array => bytesFrom(values.map(short));
