// The text of a PDF, page by page, in the order of its lines. Nothing of the file is run: no scripts, no forms, no code
// made from fonts, nothing fetched; the tables for Chinese fonts come from this program.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { longestText, Pages, type Read, refused } from './answer.ts';
import { type Glyphs, linesOf } from './pdf-lines.ts';

export async function textOfPdf(bytes: Uint8Array, cMaps: string): Promise<Read> {
  const { getDocument } = await loadPdfjs();
  const task = getDocument({
    data: bytes,
    verbosity: 0,
    isEvalSupported: false,
    enableXfa: false,
    useWasm: false,
    useSystemFonts: false,
    disableFontFace: true,
    useWorkerFetch: false,
    stopAtErrors: false,
    // Pictures are never asked for; one that is met anyway is not unpacked.
    maxImageSize: 1,
    CMapReaderFactory: cMapsIn(cMaps),
    StandardFontDataFactory: NoFonts,
  });
  try {
    return await pagesOf(await task.promise);
  } catch (error) {
    return refused(problemOf(error));
  } finally {
    await task.destroy();
  }
}

type Pdfjs = typeof import('pdfjs-dist/legacy/build/pdf.mjs');
type PdfDocument = Awaited<ReturnType<Pdfjs['getDocument']>['promise']>;

/**
 * Both halves of pdf.js in this thread: it finds the other half here instead of loading it from a place of its own. Its
 * drawing half wants a matrix while it loads; text needs none.
 */
async function loadPdfjs(): Promise<Pdfjs> {
  const here: Record<string, unknown> = globalThis;
  for (const name of ['DOMMatrix', 'ImageData', 'Path2D']) here[name] ??= class {};
  here['pdfjsWorker'] ??= await import('pdfjs-dist/legacy/build/pdf.worker.mjs');
  return import('pdfjs-dist/legacy/build/pdf.mjs');
}

async function pagesOf(pdf: PdfDocument): Promise<Read> {
  const pages = new Pages();
  for (let number = 1; number <= pdf.numPages; number += 1) {
    if (pages.add(linesOf(await glyphsOn(await pdf.getPage(number))))) continue;
    if (number < pdf.numPages) pages.breakOff();
    break;
  }
  return pages.read('pdf');
}

type PdfPage = Awaited<ReturnType<PdfDocument['getPage']>>;
type Chunk = { readonly items: readonly (Item | { readonly type: string })[] };

/** In pieces: a page that never ends is let go when it has given enough. */
async function glyphsOn(page: PdfPage): Promise<readonly Glyphs[]> {
  const glyphs: Glyphs[] = [];
  let length = 0;
  const stream: ReadableStream<Chunk> = page.streamTextContent({ disableNormalization: true });
  for await (const { items } of stream) {
    for (const item of items) {
      if (!('str' in item)) continue;
      glyphs.push(glyphsOf(item));
      length += item.str.length;
    }
    if (length > longestText) break;
  }
  page.cleanup();
  return glyphs;
}

type Item = {
  readonly str: string;
  readonly transform: readonly unknown[];
  readonly width: number;
  readonly hasEOL: boolean;
};

function glyphsOf({ str, transform, width, hasEOL }: Item): Glyphs {
  const left = Number(transform[4]);
  return { text: str, left, right: left + width, endsLine: hasEOL };
}

/** One folder, one file a table; any other name is none of ours. */
function cMapsIn(folder: string) {
  return class {
    async fetch({ name }: { readonly name: string }) {
      if (!/^[\w-]{1,60}$/.test(name)) throw new Error('no such table');
      return { cMapData: new Uint8Array(await readFile(join(folder, `${name}.bcmap`))), isCompressed: true };
    }
  };
}

class NoFonts {
  async fetch(): Promise<never> {
    throw new Error('text needs no outlines');
  }
}

function problemOf(error: unknown): 'encrypted' | 'damaged' {
  return error instanceof Error && error.name === 'PasswordException' ? 'encrypted' : 'damaged';
}
