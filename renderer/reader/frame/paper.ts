// Paper: pages are drawn once more at a printer's scale and handed over as bare pixels, one at a time, so that the
// window never reads a picture format; what has no pages goes as lines of text.
import type { PaperLine } from '../messages.ts';
import type { PagedDocument } from '../paged.ts';
import type { Said } from './shown.ts';

/** 150 dots an inch. */
export const paperScale = 150 / 96;
export const mostPixels = 8_000_000;

type Printing = {
  readonly from: number;
  readonly to: number;
  readonly signal: AbortSignal;
  readonly say: Said;
};

export async function printPages(opened: PagedDocument, { from, to, signal, say }: Printing): Promise<void> {
  for (let page = from; page <= to && page < opened.pageCount && !signal.aborted; page += 1) {
    const { width, height } = await opened.sizeOf(page);
    const canvas = document.createElement('canvas');
    const scale = Math.min(paperScale, Math.sqrt(mostPixels / Math.max(1, width * height)));
    await opened.draw(page, canvas, scale, signal);
    sayCanvas(canvas, page, say);
  }
}

export function sayCanvas(canvas: HTMLCanvasElement, page: number, say: Said): void {
  const drawn = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height);
  if (drawn === undefined) return;
  const pixels = drawn.data.buffer;
  if (!(pixels instanceof ArrayBuffer)) return;
  say({ kind: 'paper-page', page, width: drawn.width, height: drawn.height, pixels }, [pixels]);
}

const linesAtOnce = 500;

export function sayLines(lines: readonly PaperLine[], say: Said): void {
  for (let at = 0; at < lines.length; at += linesAtOnce)
    say({ kind: 'paper-lines', lines: lines.slice(at, at + linesAtOnce) });
}

const blocks = 'h1,h2,h3,h4,h5,h6,p,li,pre,tr,blockquote,dt,dd,figcaption';

/** The text of a document that flows, block by block, as it is read. */
export function linesOf(element: HTMLElement): readonly PaperLine[] {
  return [...element.querySelectorAll<HTMLElement>(blocks)].flatMap((block): readonly PaperLine[] => {
    if (block.tagName === 'TR') {
      const cells = [...block.querySelectorAll(':scope > td, :scope > th')].map((cell) => textOf(cell));
      return cells.some((cell) => cell !== '') ? [{ as: 'row', cells }] : [];
    }
    // Counted with the row or block that holds it.
    if (block.querySelector(blocks) !== null || block.closest('td, th') !== null) return [];
    const text = block.tagName === 'PRE' ? (block.textContent ?? '') : textOf(block);
    if (text === '') return [];
    const as = /^H\d$/.test(block.tagName) ? 'heading' : block.tagName === 'PRE' ? 'plain' : 'text';
    return [{ as, cells: [text] }];
  });
}

const textOf = (element: Element): string => (element.textContent ?? '').replace(/\s+/gu, ' ').trim();
