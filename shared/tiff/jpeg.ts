// A piece packed as JPEG (TIFF Technical Note 2) made a JPEG of its own: the tables all pieces share stand before it, and
// it says how its colours are meant, for a decoder that would guess. Whoever shows it decodes it.
import type { Colours } from './page.ts';

const begins = (bytes: Uint8Array): boolean => bytes[0] === 0xff && bytes[1] === 0xd8;

/** Undefined of what is no JPEG. */
export function wholeJpeg(
  piece: Uint8Array,
  tables: Uint8Array | undefined,
  colours: Colours,
): Uint8Array<ArrayBuffer> | undefined {
  if (!begins(piece)) return undefined;
  const shared = tables !== undefined && begins(tables) ? withoutEnd(tables.subarray(2)) : new Uint8Array();
  const meant = colours === 'rgb' ? adobe(0) : colours === 'ycbcr' ? adobe(1) : new Uint8Array();
  const whole = new Uint8Array(2 + meant.length + shared.length + piece.length - 2);
  whole.set([0xff, 0xd8]);
  whole.set(meant, 2);
  whole.set(shared, 2 + meant.length);
  whole.set(piece.subarray(2), 2 + meant.length + shared.length);
  return whole;
}

function withoutEnd(bytes: Uint8Array): Uint8Array {
  const hasEnd = bytes.at(-2) === 0xff && bytes.at(-1) === 0xd9;
  return hasEnd ? bytes.subarray(0, -2) : bytes;
}

/** 0: red, green, blue. 1: brightness and two differences. */
const adobe = (transform: number): Uint8Array =>
  Uint8Array.from([0xff, 0xee, 0, 14, 0x41, 0x64, 0x6f, 0x62, 0x65, 0, 100, 0, 0, 0, 0, transform]);
