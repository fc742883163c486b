// OFD as a paged document: opens the file with shared/ofd, reads pages when they are asked for and keeps the last few.
import { type OfdDocument, openOfd as openFile } from '../../../shared/ofd/open.ts';
import type { Page } from '../../../shared/ofd/model.ts';
import { runsOf } from '../../../shared/ofd/text.ts';
import { headingOutline } from '../outline.ts';
import type { OpenPaged, PagedDocument, PageSize, TextRun } from '../paged.ts';
import { attachedTo } from './attached.ts';
import { drawPage, pixelsPerMillimetre } from './draw-page.ts';
import { fontsOf } from './fonts.ts';
import { gapsOf } from './gaps.ts';
import { picturesOf } from './pictures.ts';
import { unreadable } from './refusal.ts';
import { sealReports } from './seal-reports.ts';
import { wantedBy } from './wanted.ts';

const heldPages = 12;

/** The pages read last; reading one again costs a few milliseconds, holding all of them the memory of the frame. */
function pagesOf(document: OfdDocument): (at: number) => Page {
  const held = new Map<number, Page>();
  return (at) => {
    const page = held.get(at) ?? document.page(at);
    held.delete(at);
    held.set(at, page);
    const oldest = held.keys().next().value;
    if (held.size > heldPages && oldest !== undefined) held.delete(oldest);
    return page;
  };
}

const px = (millimetres: number): number => millimetres * pixelsPerMillimetre;

function textRuns(page: Page): readonly TextRun[] {
  return runsOf(page).map(({ text, x, y, width, height, angle, lineEnd }) => ({
    text,
    x: px(x),
    y: px(y),
    width: px(width),
    height: px(height),
    ...(angle === 0 ? {} : { angle }),
    ...(lineEnd ? { lineEnd } : {}),
  }));
}

function sizeOf(document: OfdDocument, page: number): PageSize {
  const { width, height } = document.sizeOf(page);
  return { width: px(width), height: px(height) };
}

function pagedDocument(document: OfdDocument): PagedDocument {
  const bytes = (key: string): Uint8Array | undefined => {
    const found = document.bytesOf(key);
    return found instanceof Uint8Array ? found : undefined;
  };
  const fonts = fontsOf(bytes);
  const pictures = picturesOf(bytes);
  const pageAt = pagesOf(document);
  return {
    pageCount: document.pageCount,
    outline: async () => {
      const { lines, cut } = headingOutline(document.outline.map((one) => ({ ...one, level: one.depth })));
      return {
        cut,
        lines: lines.map(({ title, depth, heading }) => ({ title, depth, page: async () => heading.page })),
      };
    },
    seals: sealReports(document),
    attached: attachedTo(document),
    sizeOf: async (page) => sizeOf(document, page),
    draw: (page, canvas, scale, signal) =>
      drawPage({ page: pageAt(page), canvas, scale }, { fonts, pictures }, signal),
    textOf: async (page) => textRuns(pageAt(page)),
    gapsOf: async (page) => {
      const { things, notes } = pageAt(page);
      const isMissing = [...wantedBy(things).pictures.keys()].some((key) => pictures.failed.has(key));
      return [...new Set([...gapsOf(notes), ...(isMissing ? ['damaged' as const] : [])])];
    },
    close: () => {
      fonts.close();
      pictures.close();
    },
  };
}

export const openOfd: OpenPaged = async (bytes, signal) => {
  signal.throwIfAborted();
  const opened = openFile(new Uint8Array(bytes));
  if ('trouble' in opened) throw unreadable(opened.trouble);
  return pagedDocument(opened.document);
};
