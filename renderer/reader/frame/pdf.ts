// PDF by pdf.js: nothing in it is run, no form script, no link, nothing from outside. Character maps, fonts and decoders
// are our own files; what it reads with runs in a worker of this frame.
import {
  AnnotationMode,
  getDocument,
  GlobalWorkerOptions,
  type PDFDocumentProxy,
  type PDFPageProxy,
  PDFWorker,
  RenderingCancelledException,
  Util,
} from 'pdfjs-dist/legacy/build/pdf.min.mjs';
import workerAddress from 'pdfjs-dist/legacy/build/pdf.worker.min.mjs?url';
import { flatOutline, type Outline } from '../outline.ts';
import {
  type OutlineEntry,
  type PagedDocument,
  type PageSize,
  type SealReport,
  type TextRun,
  Unreadable,
} from '../paged.ts';
import { pdfSeals } from './pdf-seals.ts';
import { workerFrom } from './trusted.ts';

/** PDF counts 72 points an inch, the screen 96 pixels. */
const pointsToPixels = 96 / 72;
const mostPages = 20_000;
const mostImagePixels = 64_000_000;

const beside = (path: string): string => new URL(`./pdf/${path}/`, document.baseURI).href;

let started: Promise<Worker> | undefined;

/** The thread it is read in takes as long to start as a small file to open: it may start before the bytes are here. */
export function startWorker(): Promise<Worker> {
  started ??= workerFrom(new URL(workerAddress, import.meta.url).href);
  return started;
}

const reading = () => ({
  cMapUrl: beside('cmaps'),
  cMapPacked: true,
  standardFontDataUrl: beside('standard_fonts'),
  wasmUrl: beside('wasm'),
  iccUrl: beside('iccs'),
  isEvalSupported: false,
  enableXfa: false,
  maxImageSize: mostImagePixels,
  verbosity: 0,
});

export async function openPdf(bytes: ArrayBuffer, signal: AbortSignal): Promise<PagedDocument> {
  const thread = await startWorker();
  // One document a frame: the thread ends with it.
  GlobalWorkerOptions.workerPort = thread;
  const data = new Uint8Array(bytes);
  // Before they are handed to the thread: then they are gone from here.
  const seals = pdfSeals(data);
  const task = getDocument({ ...reading(), data });
  signal.addEventListener('abort', () => thread.terminate());
  try {
    const opened = await task.promise;
    if (opened.numPages === 0) throw new Unreadable('empty', 'no pages');
    if (opened.numPages > mostPages) throw new Unreadable('hostile', `${opened.numPages} pages`);
    await opened.getPage(1);
    return pagedOf(opened, { thread, seals });
  } catch (error) {
    thread.terminate();
    if (error instanceof Error && error.name === 'PasswordException')
      throw new Unreadable('locked', 'password');
    throw error;
  }
}

type Beside = { readonly thread: Worker; readonly seals: readonly SealReport[] };

function pagedOf(opened: PDFDocumentProxy, { thread, seals }: Beside): PagedDocument {
  const viewOf = async (page: number, scale: number) => {
    const proxy = await opened.getPage(page + 1);
    return { proxy, view: proxy.getViewport({ scale: scale * pointsToPixels }) };
  };
  return {
    pageCount: opened.numPages,
    outline: () => outlineOf(opened),
    seals,
    sizeOf: async (page): Promise<PageSize> => {
      const { view } = await viewOf(page, 1);
      return { width: Math.max(1, view.width), height: Math.max(1, view.height) };
    },
    draw: async (page, canvas, scale, signal) => {
      const { proxy, view } = await viewOf(page, scale);
      await drawPage(proxy, view, { canvas, signal, background: '#ffffff' });
    },
    textOf: async (page) => {
      const { proxy, view } = await viewOf(page, 1);
      return runsOf(proxy, view);
    },
    close: () => thread.terminate(),
  };
}

let sharing: PDFWorker | undefined;

/** Neither black nor white nor between: where it is still seen, the picture was not drawn. */
const undrawn = '#ff00ff';

/** The first page of a PDF of our own that is one picture in grey, a point a pixel; undefined where it cannot be read. */
export async function pictureOfPdf(bytes: Uint8Array): Promise<ImageBitmap | undefined> {
  const thread = await startWorker();
  sharing ??= PDFWorker.create({ port: thread, verbosity: 0 });
  const task = getDocument({ ...reading(), data: bytes, worker: sharing });
  try {
    const proxy = await (await task.promise).getPage(1);
    const canvas = document.createElement('canvas');
    const signal = new AbortController().signal;
    await drawPage(proxy, proxy.getViewport({ scale: 1 }), { canvas, signal, background: undrawn });
    const [red, green] = canvas.getContext('2d')?.getImageData(0, 0, 1, 1).data ?? [];
    return red === green ? await createImageBitmap(canvas) : undefined;
  } catch {
    return undefined;
  } finally {
    await task.destroy();
  }
}

type Bookmark = Awaited<ReturnType<PDFDocumentProxy['getOutline']>>[number];

async function outlineOf(opened: PDFDocumentProxy): Promise<Outline<OutlineEntry>> {
  const roots = (await opened.getOutline()) ?? [];
  const { lines, cut } = flatOutline<Bookmark>(roots, ({ title, items }) => ({ title, children: items }));
  return {
    cut,
    lines: lines.map(({ title, depth, node }) => ({ title, depth, page: () => pageOfTarget(opened, node) })),
  };
}

/** A place in this file; addresses and actions are no places. */
async function pageOfTarget(opened: PDFDocumentProxy, { dest }: Bookmark): Promise<number | undefined> {
  const target: unknown = typeof dest === 'string' ? await opened.getDestination(dest) : dest;
  const [page]: readonly unknown[] = Array.isArray(target) ? target : [];
  const at =
    typeof page === 'number' ? page : isReference(page) ? await opened.getPageIndex(page) : undefined;
  return at !== undefined && at >= 0 && at < opened.numPages ? at : undefined;
}

const isReference = (value: unknown): value is { readonly num: number; readonly gen: number } =>
  typeof value === 'object' && value !== null && 'num' in value && 'gen' in value;

type View = ReturnType<PDFPageProxy['getViewport']>;

type Onto = {
  readonly canvas: HTMLCanvasElement;
  readonly signal: AbortSignal;
  readonly background: string;
};

async function drawPage(
  proxy: PDFPageProxy,
  view: View,
  { canvas, signal, background }: Onto,
): Promise<void> {
  signal.throwIfAborted();
  canvas.width = Math.max(1, Math.floor(view.width));
  canvas.height = Math.max(1, Math.floor(view.height));
  const drawing = proxy.render({
    canvas,
    viewport: view,
    background,
    annotationMode: AnnotationMode.ENABLE,
  });
  const stop = () => drawing.cancel();
  signal.addEventListener('abort', stop);
  try {
    await drawing.promise;
  } catch (error) {
    if (error instanceof RenderingCancelledException) signal.throwIfAborted();
    throw error;
  } finally {
    signal.removeEventListener('abort', stop);
  }
}

async function runsOf(proxy: PDFPageProxy, view: View): Promise<readonly TextRun[]> {
  const { items, styles } = await proxy.getTextContent({ includeMarkedContent: false });
  return items.flatMap((item): readonly TextRun[] => {
    if (!('str' in item)) return [];
    const [a = 0, b = 0, c = 0, d = 0, x = 0, y = 0] = Util.transform(view.transform, item.transform);
    const height = Math.hypot(c, d);
    const turn = Math.atan2(b, a);
    const ascent = styles[item.fontName]?.ascent ?? 0.8;
    // From the base line up to the upper left corner, in the direction the text stands.
    const rise = height * (ascent > 0 ? ascent : 0.8);
    const run = {
      text: item.str,
      x: x + rise * Math.sin(turn),
      y: y - rise * Math.cos(turn),
      width: item.width * view.scale,
      height,
      angle: (turn * 180) / Math.PI,
      lineEnd: item.hasEOL,
    };
    return item.str === '' && !item.hasEOL ? [] : [run];
  });
}
