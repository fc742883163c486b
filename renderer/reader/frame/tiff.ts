// A TIFF: one page a directory, as scanners and telefaxes write them. Each is unpacked when it is drawn, as fine as it is
// drawn; the last few are kept.
import { openTiff } from '../../../shared/tiff/open.ts';
import type { TiffPage } from '../../../shared/tiff/page.ts';
import { type TiffTrouble, TiffStop } from '../../../shared/tiff/trouble.ts';
import { type PagedDocument, type PageSize, Unreadable } from '../paged.ts';
import { isAcross } from './orientation.ts';
import { showPages } from './pages-view.ts';
import type { Shown, Stage } from './shown.ts';
import { averaging, type TiffPicture, tiffPicture } from './tiff-pixels.ts';

export async function showTiff(bytes: ArrayBuffer, stage: Stage): Promise<Shown> {
  try {
    const file = new Uint8Array(bytes);
    const { pages, cut } = openTiff(file);
    const drawn = picturesOf(file, pages);
    // The one page there is: what cannot be drawn is better refused than shown as a page that failed.
    if (pages.length === 1) await drawn.of(0, sizeOf(pages[0]), stage.signal);
    const shown = await showPages('image', pagedOf(pages, drawn), stage);
    return { ...shown, leftOut: cut ? 'pages' : 'nothing' };
  } catch (error) {
    if (error instanceof TiffStop) throw new Unreadable(error.why, error.message);
    throw error;
  }
}

type Page = TiffPage | TiffTrouble;

/** A4, of a page that is not shown. */
const sheet: PageSize = { width: 794, height: 1123 };
const dotsOnScreen = 96;

/** As large as it was on paper where it says so; dots of a fax are higher than wide. */
function sizeOf(page: Page | undefined): PageSize {
  if (page === undefined || typeof page === 'string') return sheet;
  const [x, y] = [
    dotsOnScreen / (page.dots?.x ?? dotsOnScreen),
    dotsOnScreen / (page.dots?.y ?? dotsOnScreen),
  ];
  const [width, height] = [Math.max(1, page.width * x), Math.max(1, page.height * y)];
  return isAcross(page.orientation) ? { width: height, height: width } : { width, height };
}

type Pictures = {
  of(page: number, wanted: PageSize, signal: AbortSignal): Promise<TiffPicture>;
  readonly damaged: ReadonlySet<number>;
  close(): void;
};

const mostKept = 48_000_000;

function picturesOf(file: Uint8Array, pages: readonly Page[]): Pictures {
  const kept = new Map<string, TiffPicture>();
  const damaged = new Set<number>();
  const keep = (key: string, made: TiffPicture): void => {
    kept.set(key, made);
    let pixels = 0;
    for (const [each, { picture }] of [...kept].reverse()) {
      pixels += picture.width * picture.height;
      // Not closed here: it may be being drawn; the collector frees it.
      if (pixels > mostKept && each !== key) kept.delete(each);
    }
  };
  return {
    damaged,
    of: async (at, wanted, signal) => {
      const page = pages[at];
      if (page === undefined || typeof page === 'string') throw new TiffStop(page ?? 'damaged', `page ${at}`);
      const by = averaging(page, wanted);
      const key = `${at} ${by}`;
      const known = kept.get(key);
      if (known !== undefined) return known;
      const made = await tiffPicture(file, page, { by, signal });
      if (made.damaged) damaged.add(at);
      keep(key, made);
      return made;
    },
    close: () => {
      for (const { picture } of kept.values()) picture.close();
      kept.clear();
    },
  };
}

function pagedOf(pages: readonly Page[], pictures: Pictures): PagedDocument {
  return {
    pageCount: pages.length,
    outline: async () => ({ lines: [], cut: false }),
    seals: [],
    sizeOf: async (page) => sizeOf(pages[page]),
    draw: async (page, canvas, scale, signal) => {
      const { width, height } = sizeOf(pages[page]);
      const wanted = {
        width: Math.max(1, Math.round(width * scale)),
        height: Math.max(1, Math.round(height * scale)),
      };
      const { picture } = await pictures.of(page, wanted, signal);
      signal.throwIfAborted();
      canvas.width = wanted.width;
      canvas.height = wanted.height;
      const pen = canvas.getContext('2d', { alpha: false });
      if (pen === null) throw new Unreadable('too-large', 'no canvas');
      pen.imageSmoothingQuality = 'high';
      pen.drawImage(picture, 0, 0, wanted.width, wanted.height);
    },
    textOf: async () => [],
    gapsOf: async (page) => (pictures.damaged.has(page) ? ['damaged'] : []),
    close: () => pictures.close(),
  };
}
