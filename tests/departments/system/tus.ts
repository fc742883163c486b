// Files on their way up by tus 1.0 (https://tus.io/protocols/resumable-upload): creation and expiration, with the hash
// of the whole in the metadata. Knows no database: where bytes are kept is UploadStore. Written for implementers in
// shared/contract/README.md.
import { randomUUID } from 'node:crypto';
import { errorReply, type Reply } from './reply.ts';

export type Upload = {
  readonly id: string;
  readonly sha256: string;
  readonly mime: string;
  readonly size: number;
  /** Bytes that are here, from the first on. */
  readonly received: number;
  /** The hash was right: it is a file. */
  readonly done: boolean;
  readonly expires: number;
};

export type UploadStore = {
  /** Whether this person may already see a file of this hash. */
  holds(sha256: string): Promise<boolean>;
  create(upload: Omit<Upload, 'received' | 'done'>): Promise<void>;
  find(id: string): Promise<Upload | undefined>;
  /** Bytes and their count are one transaction. False, and nothing written, when the end is elsewhere. */
  append(id: string, offset: number, bytes: Buffer): Promise<boolean>;
  hashOf(id: string): Promise<string>;
  /** Makes it a file, once: the parts stay where they are. */
  keep(upload: Upload): Promise<void>;
  drop(id: string): Promise<void>;
  expired(now: number): Promise<readonly string[]>;
};

/** So large only that the hash of the whole is computed well within the time a desk waits for an answer. */
export const uploadLimits = { maxSize: 600_000_000, chunk: 8 * 1024 * 1024 } as const;
/** Longer than a desk is away at a holiday. */
const keptMs = 14 * 86_400_000;
const version = { 'Tus-Resumable': '1.0.0' } as const;

type UploadAsk = {
  readonly method: string;
  /** Of the upload; '' where uploads are begun. */
  readonly id: string;
  header(name: string): string | undefined;
  readonly body: Buffer;
  readonly isCut: boolean;
  readonly now: number;
};

export async function uploadReply(store: UploadStore, ask: UploadAsk): Promise<Reply> {
  const reply = await answer(store, ask);
  return { ...reply, headers: { ...reply.headers, ...version } };
}

async function answer(store: UploadStore, ask: UploadAsk): Promise<Reply> {
  if (ask.method === 'OPTIONS') return offers;
  if (ask.header('tus-resumable') !== version['Tus-Resumable'])
    return errorReply('PRECONDITION_FAILED', 412, false, { 'Tus-Version': '1.0.0' });
  if (ask.id === '') return ask.method === 'POST' ? begin(store, ask) : errorReply('NOT_FOUND', 404);
  const upload = await store.find(ask.id);
  if (upload === undefined) return errorReply('NOT_FOUND', 404);
  if (upload.expires <= ask.now && !upload.done) {
    await store.drop(upload.id);
    return errorReply('GONE', 410);
  }
  if (ask.method === 'HEAD') return whereItIs(store, upload);
  return ask.method === 'PATCH' ? goOn(store, upload, ask) : errorReply('NOT_FOUND', 404);
}

const offers: Reply = {
  status: 204,
  headers: {
    'Tus-Version': '1.0.0',
    'Tus-Extension': 'creation,expiration',
    'Tus-Max-Size': String(uploadLimits.maxSize),
  },
  body: '',
};

async function begin(store: UploadStore, { header, now }: UploadAsk): Promise<Reply> {
  const size = Number(header('upload-length') ?? Number.NaN);
  const { sha256 = '', filetype = 'application/octet-stream' } = metadataOf(header('upload-metadata') ?? '');
  if (!Number.isSafeInteger(size) || size < 0 || !/^[0-9a-f]{64}$/.test(sha256))
    return errorReply('BAD_REQUEST', 400);
  if (size > uploadLimits.maxSize) return errorReply('PAYLOAD_TOO_LARGE', 413);
  for (const id of await store.expired(now)) await store.drop(id);
  if (await store.holds(sha256)) return { status: 200, headers: { 'Upload-Offset': String(size) }, body: '' };
  const upload = { id: randomUUID(), sha256, mime: filetype.slice(0, 127), size, expires: now + keptMs };
  await store.create(upload);
  if (size === 0 && !(await isKept(store, { ...upload, received: 0, done: false })))
    return errorReply('CHECKSUM_MISMATCH', 460);
  return {
    status: 201,
    headers: { Location: `/uploads/${upload.id}`, 'Upload-Offset': '0', ...expiry(upload) },
    body: '',
  };
}

/** `name base64, name base64`; a name may stand alone. */
function metadataOf(text: string): Readonly<Record<string, string>> {
  const pairs = text.split(',').map((pair) => pair.trim().split(' '));
  return Object.fromEntries(
    pairs.map(([name = '', value = '']) => [name, Buffer.from(value, 'base64').toString('utf8')]),
  );
}

const expiry = ({ expires }: Pick<Upload, 'expires'>) => ({
  'Upload-Expires': new Date(expires).toUTCString(),
});

async function whereItIs(store: UploadStore, upload: Upload): Promise<Reply> {
  // Killed between the last byte and the check of the hash: checked now.
  if (upload.received === upload.size && !(await isKept(store, upload))) return errorReply('NOT_FOUND', 404);
  return {
    status: 200,
    headers: {
      'Upload-Offset': String(upload.received),
      'Upload-Length': String(upload.size),
      ...expiry(upload),
    },
    body: '',
  };
}

async function goOn(store: UploadStore, upload: Upload, ask: UploadAsk): Promise<Reply> {
  if (ask.header('content-type') !== 'application/offset+octet-stream')
    return errorReply('UNSUPPORTED_MEDIA_TYPE', 415);
  const offset = Number(ask.header('upload-offset') ?? Number.NaN);
  if (offset !== upload.received) return elsewhere(upload);
  if (offset + ask.body.length > upload.size) return errorReply('PAYLOAD_TOO_LARGE', 413);
  if (!upload.done && !(await store.append(upload.id, offset, ask.body)))
    return elsewhere((await store.find(upload.id)) ?? upload);
  const grown = { ...upload, received: offset + ask.body.length };
  if (grown.received === grown.size && !(await isKept(store, grown)))
    return errorReply('CHECKSUM_MISMATCH', 460);
  return {
    status: 204,
    headers: { 'Upload-Offset': String(grown.received), ...expiry(grown) },
    body: '',
  };
}

/** Nothing was written; the true offset goes along, so that nobody has to guess. */
const elsewhere = ({ received }: Upload): Reply =>
  errorReply('CONFLICT', 409, false, { 'Upload-Offset': String(received) });

/** All bytes are here: a file if their hash is the one stated, else nothing is left of them. */
async function isKept(store: UploadStore, upload: Upload): Promise<boolean> {
  if (upload.done) return true;
  if ((await store.hashOf(upload.id)) !== upload.sha256) {
    await store.drop(upload.id);
    return false;
  }
  await store.keep(upload);
  return true;
}
