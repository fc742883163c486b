// What a picture is and how large, from its own bytes: a name may say anything, and a small file may unpack to a
// wall of pixels. PNG, JPEG, GIF, BMP, TIFF and JBIG2 are shown; nothing else is handed to a decoder.
import { openTiff } from '../tiff/open.ts';
import { TiffStop } from '../tiff/trouble.ts';
import { jbig2Of } from './jbig2.ts';
import type { PictureKind } from './model.ts';

type PictureFacts = { readonly kind: PictureKind; readonly width: number; readonly height: number };

const big16 = (bytes: Uint8Array, at: number): number => ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);
const big32 = (bytes: Uint8Array, at: number): number =>
  (big16(bytes, at) * 0x10000 + big16(bytes, at + 2)) >>> 0;
const little16 = (bytes: Uint8Array, at: number): number => (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8);
const little32 = (bytes: Uint8Array, at: number): number =>
  little16(bytes, at) | (little16(bytes, at + 2) << 16);
const begins = (bytes: Uint8Array, signature: readonly number[]): boolean =>
  signature.every((byte, at) => bytes[at] === byte);

/** The first frame header (SOF) tells the size. */
function jpegFacts(bytes: Uint8Array): PictureFacts | undefined {
  let at = 2;
  while (at + 9 < bytes.length) {
    if (bytes[at] !== 0xff) return undefined;
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) return { kind: 'jpeg', height: big16(bytes, at + 5), width: big16(bytes, at + 7) };
    at += 2 + big16(bytes, at + 2);
  }
  return undefined;
}

/** Its first page. */
function tiffFacts(bytes: Uint8Array): PictureFacts | undefined {
  try {
    const [page] = openTiff(bytes).pages;
    return page === undefined || typeof page === 'string'
      ? undefined
      : { kind: 'tiff', width: page.width, height: page.height };
  } catch (error) {
    if (error instanceof TiffStop) return undefined;
    throw error;
  }
}

export function pictureFacts(bytes: Uint8Array): PictureFacts | undefined {
  if (begins(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) {
    return { kind: 'png', width: big32(bytes, 16), height: big32(bytes, 20) };
  }
  if (begins(bytes, [0xff, 0xd8, 0xff])) return jpegFacts(bytes);
  if (begins(bytes, [0x47, 0x49, 0x46, 0x38])) {
    return { kind: 'gif', width: little16(bytes, 6), height: little16(bytes, 8) };
  }
  if (begins(bytes, [0x42, 0x4d]) && bytes.length > 26) {
    return { kind: 'bmp', width: Math.abs(little32(bytes, 18)), height: Math.abs(little32(bytes, 22)) };
  }
  if (begins(bytes, [0x49, 0x49, 42, 0]) || begins(bytes, [0x4d, 0x4d, 0, 42])) return tiffFacts(bytes);
  const jbig2 = jbig2Of(bytes);
  return jbig2 && { kind: 'jbig2', width: jbig2.width, height: jbig2.height };
}
