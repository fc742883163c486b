// app://govdesk/: the only place the window's page comes from. Serves the names of the bundle and nothing else; the
// same for reader://, where the frames come from in which files are read.
import { randomBytes } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { type ProtocolRequest, type ProtocolResponse, protocol, type Session } from 'electron/main';
import { pageFor, policy } from './pages.ts';
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

export function serveWindow(session: Session, folder: string): void {
  const names = namesIn(folder);
  // `handle` would first load the whole of fetch, which costs 30 ms of processor before the page's first byte.
  session.protocol.registerBufferProtocol('app', (request, answer) => {
    void names.then((known) => answerTo(request, folder, known)).then(answer);
  });
  // Nothing of ours is read from there: not by the page, and not by whoever gets hold of its session.
  session.protocol.interceptBufferProtocol('file', (_request, answer) => {
    answer({ statusCode: 403, data: nothing });
  });
}

export function serveReader(session: Session, folder: string, windowAddress: string): void {
  const names = namesIn(folder);
  session.protocol.registerBufferProtocol('reader', (request, answer) => {
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

async function namesIn(folder: string): Promise<ReadonlySet<string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  return new Set(
    files.map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/')),
  );
}

async function answerTo(
  { method, url }: ProtocolRequest,
  folder: string,
  names: ReadonlySet<string>,
): Promise<ProtocolResponse> {
  const page = pageFor(url, names);
  if (method !== 'GET' || page === undefined)
    return { statusCode: method === 'GET' ? 404 : 405, data: nothing };
  const bytes = await readFile(join(folder, page.name));
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
