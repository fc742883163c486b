// Paper for a document that flows, as it looks: it is laid out once more at the width of its paper, cut between its lines,
// and each page drawn as a picture of our own. What is too much for that goes as lines of text, and the window says so.
import { type Band, type Cut, cutsOf, type Sheet } from './paper-cuts.ts';
import { linesOf, mostPixels, paperScale, sayCanvas, sayLines } from './paper.ts';
import type { Said } from './shown.ts';

const a4 = { width: 794, height: 1123 };
const margin = 90;
const mostPages = 200;
/** Each page is drawn from the whole text, because numbering counts from its beginning. */
const mostLetters = 400_000_000;

export type PaperOf = { readonly say: Said; readonly signal: AbortSignal };

export async function printFlow(content: HTMLElement, { say, signal }: PaperOf): Promise<void> {
  const laid = lay(content);
  try {
    const pages = await pagesOf(laid, signal).catch(() => undefined);
    if (pages === undefined) return sayLines(linesOf(content), say);
    for (const [at, page] of pages.entries()) {
      if (signal.aborted) return;
      sayCanvas(await drawn(page), at, say);
    }
  } finally {
    laid.remove();
  }
}

/** A copy beside the page, without the frame's own look, so that it lies exactly as it will be drawn. */
function lay(content: HTMLElement): HTMLElement {
  const whole = document.createElement('div');
  whole.setAttribute('aria-hidden', 'true');
  whole.style.cssText = `all: initial; display: block; position: absolute; left: -20000px; top: 0; width: ${a4.width}px;`;
  const copy = document.createElement('div');
  copy.className = sheetOf(content);
  copy.append(...[...content.childNodes].map((node) => node.cloneNode(true)));
  const rules = document.createElement('style');
  rules.textContent = sheetRules;
  whole.append(rules, copy);
  document.body.append(whole);
  return whole;
}

function sheetOf({ classList }: HTMLElement): string {
  if (classList.contains('word')) return 'sheet-word';
  return classList.contains('table') ? 'sheet-text sheet-table' : 'sheet-text';
}

const sheetRules = `
* { box-sizing: border-box; }
.sheet-text, .sheet-word { display: block; color: #000; background: #fff; overflow-wrap: anywhere;
  font: 14px/1.9 "Noto Sans SC", "Noto Sans CJK SC", "Microsoft YaHei UI", sans-serif; }
.sheet-text { width: ${a4.width}px; padding: ${margin}px; font-size: 16px; }
.sheet-text table { border-collapse: collapse; }
.sheet-text :is(td, th) { padding: 2px 8px; border: 1px solid #808080; }
.sheet-table { width: max-content; min-width: ${a4.width}px; padding: 48px; font-size: 13px; line-height: 1.5; }
.sheet-table td { max-width: 36em; }
.sheet-table .number { text-align: right; }
.sheet-word { font-size: 10.5pt; line-height: 1.5; }
.sheet-word .docx-wrapper { display: block; padding: 0; background: none; }
.sheet-word .docx-wrapper > section { margin: 0; box-shadow: none; background: #fff; }
`;

type Page = Cut & {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly encoded: string;
};

async function pagesOf(whole: HTMLElement, signal: AbortSignal): Promise<readonly Page[]> {
  await picturesInside(whole);
  const origin = whole.getBoundingClientRect();
  const bands = bandsOf(whole, origin.top);
  const sections = [...whole.querySelectorAll<HTMLElement>('.docx-wrapper > section')];
  const sheets = sections.length > 0 ? sections : [...whole.querySelectorAll<HTMLElement>('.sheet-text')];
  const cuts = sheets.flatMap((sheet) => {
    const box = sheet.getBoundingClientRect();
    const { paddingTop, paddingBottom, minHeight } = getComputedStyle(sheet);
    const [head, foot] = [Number.parseFloat(paddingTop) || 0, Number.parseFloat(paddingBottom) || 0];
    const stated = Number.parseFloat(minHeight) || 0;
    const height = stated > 200 ? stated : (box.width * a4.height) / a4.width;
    const of: Sheet = { top: box.top - origin.top, bottom: box.bottom - origin.top, head, foot };
    return cutsOf(of, bands, height).map((cut) => ({
      ...cut,
      height,
      width: box.width,
      left: box.left - origin.left,
    }));
  });
  signal.throwIfAborted();
  const encoded = encodeURIComponent(new XMLSerializer().serializeToString(whole));
  if (cuts.length === 0 || cuts.length > mostPages || cuts.length * encoded.length > mostLetters)
    throw new Error('too much to be drawn page by page');
  return cuts.map((cut) => ({ ...cut, encoded }));
}

/** Lines of text, rows and pictures: what a cut goes around. */
function bandsOf(whole: HTMLElement, origin: number): readonly Band[] {
  const bands: Band[] = [];
  const add = ({ top, bottom, height }: DOMRect): void => {
    if (height > 0) bands.push({ top: top - origin, bottom: bottom - origin });
  };
  const walker = document.createTreeWalker(whole, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    if (node.parentElement?.tagName === 'STYLE' || (node.textContent ?? '').trim() === '') continue;
    range.selectNodeContents(node);
    for (const box of range.getClientRects()) add(box);
  }
  for (const element of whole.querySelectorAll('tr, img, svg, canvas')) add(element.getBoundingClientRect());
  return bands;
}

/** A picture that is drawn from another must hold its own: addresses of this page mean nothing there. */
async function picturesInside(whole: HTMLElement): Promise<void> {
  for (const picture of whole.querySelectorAll('img')) {
    await picture.decode().catch(() => undefined);
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [picture.naturalWidth, picture.naturalHeight];
    if (canvas.width === 0 || canvas.height === 0) continue;
    canvas.getContext('2d')?.drawImage(picture, 0, 0);
    picture.src = canvas.toDataURL('image/png');
    await picture.decode().catch(() => undefined);
  }
}

async function drawn({ top, bottom, lead, width, height, left, encoded }: Page): Promise<HTMLCanvasElement> {
  const shown = bottom - top;
  const moved = `position:relative;left:${20_000 - left}px;top:${-top}px`;
  const before =
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">` +
    `<foreignObject x="0" y="${lead}" width="${width}" height="${Math.min(shown, height)}">` +
    `<div xmlns="http://www.w3.org/1999/xhtml" style="position:relative;overflow:hidden;width:${width}px;height:${shown}px">` +
    `<div style="${moved}">`;
  const address = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(before)}${encoded}${encodeURIComponent('</div></div></foreignObject></svg>')}`;
  const picture = new Image();
  picture.src = address;
  await picture.decode();
  const canvas = document.createElement('canvas');
  const scale = Math.min(paperScale, Math.sqrt(mostPixels / Math.max(1, width * height)));
  canvas.width = Math.max(1, Math.round(width * scale));
  canvas.height = Math.max(1, Math.round(height * scale));
  const brush = canvas.getContext('2d');
  if (brush !== null) {
    brush.fillStyle = '#ffffff';
    brush.fillRect(0, 0, canvas.width, canvas.height);
    brush.drawImage(picture, 0, 0, canvas.width, canvas.height);
  }
  return canvas;
}
