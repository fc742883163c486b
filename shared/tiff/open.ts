// The door: the pages of a TIFF as they would be shown, each judged by itself, nothing unpacked yet.
import { directoriesOf } from './directory.ts';
import { isBeside, pageOf, type TiffPage } from './page.ts';
import { stop, type TiffTrouble } from './trouble.ts';

type Tiff = {
  readonly pages: readonly (TiffPage | TiffTrouble)[];
  /** The file ends before its last page. */
  readonly cut: boolean;
};

/** Stops when there is no page that can be shown. */
export function openTiff(bytes: Uint8Array): Tiff {
  const { all, little, cut } = directoriesOf(bytes);
  const whole = all.filter((directory) => !isBeside(directory));
  const shown = whole.length === 0 ? all : whole;
  const pages = shown.map((directory) => pageOf(directory, { length: bytes.length, little }));
  const [first] = pages;
  if (typeof first === 'string' && pages.every((page) => typeof page === 'string')) stop(first, 'every page');
  return { pages, cut };
}
