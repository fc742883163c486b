// Where the frame a file is read in comes from: reader://<a number of its own>/. Another site than the window and than
// every other file, so Chromium gives it a process of its own; and a policy under which nothing can leave. Pure.
import { windowOrigin } from './pages.ts';

/** What may lie in the reader's bundle; anything else in that folder is not served. */
const types: Readonly<Record<string, string>> = {
  html: 'text/html',
  js: 'text/javascript',
  mjs: 'text/javascript',
  css: 'text/css',
  wasm: 'application/wasm',
  bcmap: 'application/octet-stream',
  pfb: 'application/octet-stream',
  ttf: 'font/ttf',
  icc: 'application/octet-stream',
};

/** The number is made by the window for one document and never used again. */
const shape = /^reader:\/\/([0-9a-f]{32})\/([A-Za-z0-9_./-]+)$/;

type ReaderPage = { readonly host: string; readonly name: string; readonly type: string };

/** As for the window: one of the names, letter by letter. */
export function readerPageFor(address: string, names: ReadonlySet<string>): ReaderPage | undefined {
  const [, host, name] = shape.exec(address) ?? [];
  if (host === undefined || name === undefined || !names.has(name)) return undefined;
  const type = types[name.slice(name.lastIndexOf('.') + 1)];
  return type === undefined ? undefined : { host, name, type };
}

export const isReaderAddress = (address: string): boolean => shape.test(address);

/** The one page a frame may be at. */
export const isReaderFrame = (address: string): boolean => shape.exec(address)?.[2] === 'index.html';

/** Workers are made of a `blob:` by the frame itself; they fall under this same policy. */
export const isReaderBlob = (address: string): boolean => address.startsWith('blob:null/');

/**
 * `connect-src` reaches the bundle in this app and nothing beyond it: fonts and character maps are asked for when a
 * document needs them. Inline styles are what a DOCX page is made of; with no address to load from they carry nothing
 * out. `'wasm-unsafe-eval'` compiles the image decoders of the bundle.
 */
export function readerPolicy(host: string, windowAddress: string): string {
  const own = `reader://${host}`;
  return [
    "default-src 'none'",
    `script-src ${own} 'wasm-unsafe-eval'`,
    `style-src ${own} 'unsafe-inline'`,
    'img-src blob: data:',
    `font-src ${own} blob: data:`,
    `connect-src ${own}`,
    'worker-src blob:',
    "object-src 'none'",
    "frame-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    `frame-ancestors ${new URL(windowAddress).protocol === 'app:' ? windowOrigin : new URL(windowAddress).origin}`,
    "require-trusted-types-for 'script'",
    // `default` reads XML into a document that runs nothing, and texts without a "<" (reader/frame/trusted.ts).
    'trusted-types default govdesk-reader dompurify',
    'sandbox allow-scripts',
  ].join('; ');
}
