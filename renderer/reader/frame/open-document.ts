// From bytes to what shows them: what they are decides, and each kind's code is loaded when the first of it is opened.
import { OfdStop } from '../../../shared/ofd/trouble.ts';
import { Unreadable } from '../paged.ts';
import { type Sniffed, sniff } from './sniff.ts';
import type { Shown, Stage } from './shown.ts';

const mostBytes = 256 * 1024 * 1024;

export async function openDocument(bytes: ArrayBuffer, name: string, stage: Stage): Promise<Shown> {
  if (bytes.byteLength > mostBytes) throw new Unreadable('too-large', `${bytes.byteLength} bytes`);
  try {
    return await openAs(sniff(new Uint8Array(bytes), name), bytes, { name, stage });
  } catch (error) {
    if (error instanceof OfdStop) throw ofPackage(error);
    throw error;
  }
}

/** A name promises nothing: what it names is loaded, and what the bytes are decides later. */
export async function prepareFor(name: string): Promise<void> {
  const loading = /\.pdf$/i.test(name)
    ? import('./pdf.ts').then(({ startWorker }) => startWorker())
    : /\.ofd$/i.test(name)
      ? import('../ofd/open-ofd.ts')
      : /\.docx$/i.test(name)
        ? import('./docx.ts')
        : /\.tiff?$/i.test(name)
          ? import('./tiff.ts')
          : undefined;
  // What cannot be loaded now fails when it is needed, and says so then.
  await loading?.catch(() => undefined);
}

type Asked = { readonly name: string; readonly stage: Stage };

async function openAs(kind: Sniffed, bytes: ArrayBuffer, { name, stage }: Asked): Promise<Shown> {
  switch (kind) {
    case 'pdf': {
      const { openPdf } = await import('./pdf.ts');
      return (await import('./pages-view.ts')).showPages('pdf', await openPdf(bytes, stage.signal), stage);
    }
    case 'ofd': {
      const { openOfd } = await import('../ofd/open-ofd.ts');
      return (await import('./pages-view.ts')).showPages('ofd', await openOfd(bytes, stage.signal), stage);
    }
    case 'docx':
      return (await import('./docx.ts')).showDocx(bytes, stage);
    case 'xlsx':
      return (await import('./xlsx-view.ts')).showXlsx(bytes, stage);
    case 'csv':
      return (await import('./csv-view.ts')).showCsv(bytes, stage);
    case 'png':
    case 'jpeg':
    case 'gif':
    case 'webp':
    case 'bmp':
    case 'svg':
      return (await import('./image.ts')).showImage(bytes, kind, stage);
    case 'tiff':
      return (await import('./tiff.ts')).showTiff(bytes, stage);
    case 'html':
      return (await import('./html.ts')).showHtml(bytes, stage);
    case 'text':
      return (await import('./plain-text.ts')).showText(bytes, stage);
    case 'empty':
      throw new Unreadable('empty', name);
    case 'ole':
    case 'unknown':
      throw new Unreadable('not-supported', kind);
  }
}

function ofPackage({ trouble }: OfdStop): Unreadable {
  switch (trouble.kind) {
    case 'too-large':
    case 'unsafe-name':
    case 'name-twice':
    case 'lying-package':
    case 'forbidden-xml':
    case 'circle':
      return new Unreadable('hostile', trouble.kind);
    case 'encrypted':
      return new Unreadable('locked', trouble.kind);
    default:
      return new Unreadable('damaged', trouble.kind);
  }
}
