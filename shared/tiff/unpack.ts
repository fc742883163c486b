// PackBits, LZW and Deflate (TIFF 6.0, sections 9 and 13; Technical Note 2): into as many bytes as a piece has, never
// more. What is broken gives what could be read before it broke.
import { Unzlib } from 'fflate';

export type Unpacked = {
  readonly bytes: Uint8Array;
  /** How many of them were read; the rest is empty. */
  readonly read: number;
};

export function plain(packed: Uint8Array, size: number): Unpacked {
  const read = Math.min(size, packed.length);
  if (read === size) return { bytes: packed.subarray(0, size), read };
  const bytes = new Uint8Array(size);
  bytes.set(packed);
  return { bytes, read };
}

export function unpackBits(packed: Uint8Array, size: number): Unpacked {
  const bytes = new Uint8Array(size);
  let read = 0;
  for (let at = 0; at < packed.length && read < size; ) {
    const head = packed[at] ?? 128;
    at += 1;
    if (head < 128) {
      const run = packed.subarray(at, at + Math.min(head + 1, size - read));
      bytes.set(run, read);
      read += run.length;
      at += head + 1;
    } else if (head > 128 && at < packed.length) {
      const end = Math.min(size, read + 257 - head);
      bytes.fill(packed[at] ?? 0, read, end);
      read = end;
      at += 1;
    }
  }
  return { bytes, read };
}

const clear = 256;
const end = 257;

// Every string is the bytes that came out for one code and one more: where they came out, and how many. Used anew by each
// piece, which reads no string that it did not make.
const from = new Uint32Array(4096);
const lengths = new Uint32Array(4096);

export function unpackLzw(packed: Uint8Array, size: number): Unpacked {
  const bytes = new Uint8Array(size);
  let [read, next, width, at] = [0, end + 1, 9, 0];
  let before = { from: 0, length: 0 };
  while (read < size && at + width <= packed.length * 8) {
    const code = bitsAt(packed, at, width);
    at += width;
    if (code === end) break;
    if (code === clear) {
      [next, width] = [end + 1, 9];
      before = { from: 0, length: 0 };
      continue;
    }
    // A string may be the one that this very code makes.
    if (code > next || (code === next && before.length === 0)) break;
    if (before.length > 0 && next < 4096) {
      from[next] = before.from;
      lengths[next] = before.length + 1;
      next += 1;
    }
    const start = read;
    if (code < clear) bytes[read++] = code;
    else if (code >= next) break;
    else read = repeat(bytes, read, from[code] ?? 0, lengths[code] ?? 0);
    before = { from: start, length: read - start };
    if (next + 1 >= 2 ** width && width < 12) width += 1;
  }
  return { bytes, read };
}

/** Byte by byte: a string may reach into what it writes. */
function repeat(bytes: Uint8Array, to: number, from: number, length: number): number {
  const stopAt = Math.min(bytes.length, to + length);
  for (let index = to; index < stopAt; index += 1) bytes[index] = bytes[from + index - to] ?? 0;
  return stopAt;
}

/** High bits first; `count` is 9 to 12. */
function bitsAt(packed: Uint8Array, at: number, count: number): number {
  const byte = at >>> 3;
  const three = ((packed[byte] ?? 0) << 16) | ((packed[byte + 1] ?? 0) << 8) | (packed[byte + 2] ?? 0);
  return (three >> (24 - count - (at & 7))) & ((1 << count) - 1);
}

class Enough extends Error {}

export function inflate(packed: Uint8Array, size: number): Unpacked {
  const bytes = new Uint8Array(size);
  let read = 0;
  const stream = new Unzlib((piece) => {
    const part = piece.subarray(0, size - read);
    bytes.set(part, read);
    read += part.length;
    if (read === size) throw new Enough();
  });
  try {
    for (let at = 0; at < packed.length; at += 8192)
      stream.push(packed.subarray(at, at + 8192), at + 8192 >= packed.length);
  } catch {
    // Enough, or no deflate from here on: what was read before is what there is.
  }
  return { bytes, read };
}
