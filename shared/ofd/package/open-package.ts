// An opened package: parts by name, unpacked when asked for, never more than declared and never more than the limits.
import { Inflate } from 'fflate';
import type { OfdLimits } from '../limits.ts';
import { OfdStop, stop } from '../trouble.ts';
import { crc32 } from './bytes.ts';
import { type Entry, readDirectory } from './directory.ts';
import { nameKey, shortName } from './entry-name.ts';

export type Package = {
  readonly has: (name: string) => boolean;
  /** The bytes of a part; stops when it is missing or damaged. */
  readonly read: (name: string) => Uint8Array;
  readonly sizeOf: (name: string) => number | undefined;
};

/** In pieces, so that a part that lies about its size is stopped while it grows. */
function inflated(packed: Uint8Array, entry: Entry): Uint8Array {
  const whole = new Uint8Array(entry.size);
  let length = 0;
  const damaged = (): never => stop({ kind: 'damaged-part', part: shortName(entry.name) });
  const stream = new Inflate((piece) => {
    if (length + piece.length > entry.size) stop({ kind: 'lying-package', part: shortName(entry.name) });
    whole.set(piece, length);
    length += piece.length;
  });
  try {
    for (let at = 0; at < packed.length; at += 8192) {
      stream.push(packed.subarray(at, at + 8192), at + 8192 >= packed.length);
    }
  } catch (error) {
    if (error instanceof OfdStop) throw error;
    // What fflate throws of a stream that is no deflate.
    damaged();
  }
  return length === entry.size ? whole : damaged();
}

export function openPackage(bytes: Uint8Array, limits: OfdLimits): Package {
  const entries = readDirectory(bytes, limits);

  const read = (name: string): Uint8Array => {
    const entry = entries.get(nameKey(name));
    if (entry === undefined) return stop({ kind: 'missing-part', part: shortName(name) });
    const packed = bytes.subarray(entry.dataAt, entry.dataAt + entry.packedSize);
    const part = entry.stored ? packed : inflated(packed, entry);
    if (crc32(part) !== entry.crc) stop({ kind: 'damaged-part', part: shortName(entry.name) });
    return part;
  };

  return {
    has: (name) => entries.has(nameKey(name)),
    read,
    sizeOf: (name) => entries.get(nameKey(name))?.size,
  };
}
