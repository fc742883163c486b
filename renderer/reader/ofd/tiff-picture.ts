// A TIFF inside an OFD: its first page, upright. Rows that cannot be read are white there, and that is told.
import { openTiff } from '../../../shared/tiff/open.ts';
import { isAcross } from '../frame/orientation.ts';
import { averaging, tiffPicture } from '../frame/tiff-pixels.ts';

export async function firstPageOf(bytes: Uint8Array, damaged: () => void): Promise<ImageBitmap | undefined> {
  const [page] = openTiff(bytes).pages;
  if (page === undefined || typeof page === 'string') return undefined;
  const by = averaging(page, isAcross(page.orientation) ? { width: page.height, height: page.width } : page);
  const made = await tiffPicture(bytes, page, { by, signal: new AbortController().signal });
  if (made.damaged) damaged();
  return made.picture;
}
