// A page of a TIFF as a picture the frame can draw, upright and no finer than it is wanted. Pieces packed as JPEG are
// decoded by the browser, after their own header said that they are no larger than the page says.
import type { TiffPage } from '../../../shared/tiff/page.ts';
import { rasterOf } from '../../../shared/tiff/raster.ts';
import type { Pixels } from '../../../shared/tiff/shrink.ts';
import { isAcross, uprightBy } from './orientation.ts';
import { pixelsOf } from './picture-size.ts';

export type TiffPicture = { readonly picture: ImageBitmap; readonly damaged: boolean };

/** More is averaged while it is unpacked: 160 MB of memory, A4 at 600 dots an inch. */
const mostHeld = 40_000_000;
const turnMs = 12;

/** How many pixels of the page may become one so that it is still as wide and high as asked for. */
export function averaging(
  page: TiffPage,
  wanted: { readonly width: number; readonly height: number },
): number {
  const needed = Math.ceil(Math.sqrt((page.width * page.height) / mostHeld));
  const [width, height] = isAcross(page.orientation)
    ? [wanted.height, wanted.width]
    : [wanted.width, wanted.height];
  const spare = Math.floor(Math.min(page.width / Math.max(1, width), page.height / Math.max(1, height)));
  return Math.max(1, needed, spare);
}

export async function tiffPicture(
  file: Uint8Array,
  page: TiffPage,
  { by, signal }: { readonly by: number; readonly signal: AbortSignal },
): Promise<TiffPicture> {
  let began = performance.now();
  const giveWay = async (): Promise<void> => {
    if (performance.now() - began < turnMs) return;
    await new Promise((done) => setTimeout(done));
    signal.throwIfAborted();
    began = performance.now();
  };
  const { pixels, damaged } = await rasterOf(file, page, { by, decodeJpeg, giveWay });
  return { picture: await upright(pixels, page.orientation), damaged };
}

async function upright({ rgba, width, height }: Pixels, orientation: number): Promise<ImageBitmap> {
  const stored = await createImageBitmap(new ImageData(rgba, width, height));
  if (orientation === 1) return stored;
  const canvas = isAcross(orientation)
    ? new OffscreenCanvas(height, width)
    : new OffscreenCanvas(width, height);
  const pen = canvas.getContext('2d', { alpha: false });
  pen?.setTransform(...uprightBy(orientation, canvas.width, canvas.height));
  pen?.drawImage(stored, 0, 0);
  stored.close();
  return canvas.transferToImageBitmap();
}

/** Blocks of a JPEG are 8 or 16 pixels wide: it may reach so far beyond the piece it fills. */
const block = 16;

async function decodeJpeg(
  bytes: Uint8Array<ArrayBuffer>,
  most: { readonly width: number; readonly height: number },
): Promise<Pixels | undefined> {
  const stated = pixelsOf(bytes, 'jpeg');
  if (stated === undefined || stated.width > most.width + block || stated.height > most.height + block)
    return undefined;
  const blob = new Blob([bytes], { type: 'image/jpeg' });
  const options = { imageOrientation: 'none', colorSpaceConversion: 'none' } as const;
  const picture = await createImageBitmap(blob, options).catch(() => undefined);
  if (picture === undefined) return undefined;
  const { width, height } = picture;
  const pen = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true });
  pen?.drawImage(picture, 0, 0);
  picture.close();
  const data = pen?.getImageData(0, 0, width, height).data;
  return data && { width, height, rgba: data };
}
