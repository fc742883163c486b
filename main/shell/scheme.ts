// app://govdesk/: the only place the window's page comes from. Serves the names of the bundle and nothing else; the
// same for reader://, where the frames come from in which files are read.
import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type ProtocolRequest, type ProtocolResponse, protocol, type Session } from 'electron/main';
import { type Bundle, namesIn } from './bundle.ts';
import { type Page, pageFor, policy } from './pages.ts';
import { readerPageFor, readerPolicy } from './reader-pages.ts';

/** Must run before the app is ready. */
export function declareScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges: { standard: true, secure: true, codeCache: true } },
    // Its frame has an origin of its own that equals none, so even its own scripts are asked for across origins.
    {
      scheme: 'reader',
      privileges: { standard: true, secure: true, codeCache: true, corsEnabled: true, supportFetchAPI: true },
    },
  ]);
}

export function serveWindow(session: Session, bundle: Bundle): void {
  // `handle` would first load the whole of fetch, which costs 30 ms of processor before the page's first byte.
  session.protocol.registerBufferProtocol('app', (request, answer) => {
    const response = answerTo(request, bundle);
    if (response instanceof Promise) void response.then(answer);
    else answer(response);
  });
  // Nothing of ours is read from there: not by the page, and not by whoever gets hold of its session.
  session.protocol.interceptBufferProtocol('file', (_request, answer) => {
    answer({ statusCode: 403, data: nothing });
  });
}

export function serveReader(session: Session, folder: string, windowAddress: string): void {
  let names: ReturnType<typeof namesIn> | undefined;
  session.protocol.registerBufferProtocol('reader', (request, answer) => {
    // Read at the first file that is opened: there are hundreds.
    names ??= namesIn(folder);
    void names.then((known) => readerAnswer(request, { folder, names: known, windowAddress })).then(answer);
  });
}

type ReaderBundle = {
  readonly folder: string;
  readonly names: ReadonlySet<string>;
  readonly windowAddress: string;
};

async function readerAnswer(
  { method, url }: ProtocolRequest,
  { folder, names, windowAddress }: ReaderBundle,
): Promise<ProtocolResponse> {
  const page = readerPageFor(url, names);
  if (method !== 'GET' || page === undefined)
    return { statusCode: method === 'GET' ? 404 : 405, data: nothing };
  return {
    mimeType: page.type,
    charset: 'utf-8',
    headers: {
      'Content-Security-Policy': readerPolicy(page.host, windowAddress),
      'Access-Control-Allow-Origin': '*',
      'X-Content-Type-Options': 'nosniff',
      'Referrer-Policy': 'no-referrer',
    },
    data: await readFile(join(folder, page.name)),
  };
}

function answerTo(
  { method, url }: ProtocolRequest,
  { folder, names, early }: Bundle,
): ProtocolResponse | Promise<ProtocolResponse> {
  const page = pageFor(url, names);
  if (method !== 'GET' || page === undefined)
    return { statusCode: method === 'GET' ? 404 : 405, data: nothing };
  const bytes = early.get(page.name);
  early.delete(page.name);
  return bytes === undefined
    ? readFile(join(folder, page.name)).then((read) => pageAnswer(page, read))
    : pageAnswer(page, bytes);
}

function pageAnswer(page: Page, bytes: Buffer): ProtocolResponse {
  const nonce = randomBytes(16).toString('base64');
  return {
    mimeType: page.type,
    charset: 'utf-8',
    headers: {
      'Content-Security-Policy': policy(nonce),
      'X-Content-Type-Options': 'nosniff',
      'Referrer-Policy': 'no-referrer',
      'Cross-Origin-Opener-Policy': 'same-origin',
    },
    data: page.name.endsWith('.html') ? withNonce(bytes, nonce) : bytes,
  };
}

const nothing = Buffer.alloc(0);

function withNonce(bytes: Buffer, nonce: string): Buffer {
  return Buffer.from(bytes.toString('utf8').replaceAll('__CSP_NONCE__', nonce), 'utf8');
}
