// What the frame says, looked at before it is believed: shapes, bounds and lengths. What does not fit is nothing. The frame
// shows files from anywhere; were its code taken over, this is all it could say.
import { type DocumentKind, documentKinds, type FromFrame, leftOuts, type PaperLine } from './messages.ts';
import { type InsideFile, insideKinds, refusals, type SealReport } from './paged.ts';
import { readerActs } from './reader-keys.ts';

const mostPages = 100_000;
const mostLines = 500;
const mostPixels = 8_400_000;
const longest = 20_000;

type Raw = { readonly [name: string]: unknown };

export function decodeSaid(raw: unknown): FromFrame | undefined {
  if (!isRaw(raw)) return undefined;
  switch (raw['kind']) {
    case 'ready':
    case 'pong':
    case 'paper-end':
      return { kind: raw['kind'] };
    case 'opened':
      return openedOf(raw);
    case 'refused': {
      const why = oneOf(refusals, raw['why']);
      return why === undefined ? undefined : { kind: 'refused', why };
    }
    case 'inside':
      return insideOf(raw);
    case 'taken':
      return takenOf(raw);
    case 'place': {
      const [page, percent] = [count(raw['page'], mostPages), count(raw['percent'], 10_000)];
      return page === undefined || percent === undefined ? undefined : { kind: 'place', page, percent };
    }
    case 'found': {
      const [at, total] = [raw['at'] === -1 ? -1 : count(raw['at'], 1e6), count(raw['total'], 1e6)];
      if (at === undefined || total === undefined || typeof raw['complete'] !== 'boolean') return undefined;
      return { kind: 'found', at, total, complete: raw['complete'] };
    }
    case 'quoted':
      return typeof raw['text'] === 'string'
        ? { kind: 'quoted', text: raw['text'].slice(0, longest), page: count(raw['page'], mostPages) }
        : undefined;
    case 'pressed': {
      const act = oneOf(readerActs, raw['act']);
      return act === undefined ? undefined : { kind: 'pressed', act };
    }
    case 'paper-page':
      return paperPageOf(raw);
    case 'paper-lines':
      return paperLinesOf(raw);
    default:
      return undefined;
  }
}

const isRaw = (value: unknown): value is Raw => typeof value === 'object' && value !== null;

const isText = (value: unknown): value is string => typeof value === 'string';

function oneOf<T extends string>(known: readonly T[], value: unknown): T | undefined {
  return known.find((one) => one === value);
}

function count(value: unknown, most: number): number | undefined {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= most
    ? value
    : undefined;
}

function texts(value: unknown, most: number, length = 200): readonly string[] | undefined {
  if (!Array.isArray(value) || value.length > most || !value.every(isText)) return undefined;
  return value.map((text) => text.slice(0, length));
}

function openedOf(raw: Raw): FromFrame | undefined {
  const documentKind: DocumentKind | undefined = oneOf(documentKinds, raw['documentKind']);
  const pageCount = count(raw['pageCount'], mostPages);
  const sheets = texts(raw['sheets'], 1_000);
  const seals = Array.isArray(raw['seals']) ? raw['seals'].slice(0, 100).map(sealOf) : undefined;
  const leftOut = oneOf(leftOuts, raw['leftOut']);
  if (documentKind === undefined || pageCount === undefined || sheets === undefined) return undefined;
  if (seals === undefined || leftOut === undefined || !seals.every((seal) => seal !== undefined))
    return undefined;
  return { kind: 'opened', documentKind, pageCount, sheets, seals, leftOut };
}

function sealOf(raw: unknown): SealReport | undefined {
  if (!isRaw(raw) || !isText(raw['id']) || !isText(raw['name'])) return undefined;
  const digests = oneOf(['match', 'differ', 'unchecked'] as const, raw['digests']);
  const differing = texts(raw['differing'], 20_000);
  const partCount = count(raw['partCount'], 1_000_000);
  if (digests === undefined || differing === undefined || partCount === undefined) return undefined;
  return {
    id: raw['id'].slice(0, 200),
    name: raw['name'].slice(0, 200),
    ...(isText(raw['signedAt']) && { signedAt: raw['signedAt'].slice(0, 60) }),
    digests,
    differing,
    partCount,
    ...(raw['addedTo'] === true && { addedTo: true as const }),
  };
}

const mostInside = 200;
const mostBytesInside = 64 * 1024 * 1024;

function insideOf(raw: Raw): FromFrame | undefined {
  if (!Array.isArray(raw['files'])) return undefined;
  const files = raw['files'].slice(0, mostInside).map(insideFileOf);
  return files.every((file) => file !== undefined) ? { kind: 'inside', files } : undefined;
}

function insideFileOf(raw: unknown): InsideFile | undefined {
  if (!isRaw(raw) || !isText(raw['name'])) return undefined;
  const kind = oneOf(insideKinds, raw['kind']);
  const size = count(raw['size'], Number.MAX_SAFE_INTEGER);
  return kind === undefined ? undefined : { name: raw['name'].slice(0, 1_000), size, kind };
}

function takenOf(raw: Raw): FromFrame | undefined {
  const at = count(raw['at'], mostInside);
  const bytes = raw['bytes'];
  if (at === undefined) return undefined;
  if (bytes === undefined) return { kind: 'taken', at, bytes };
  return bytes instanceof ArrayBuffer && bytes.byteLength <= mostBytesInside
    ? { kind: 'taken', at, bytes }
    : undefined;
}

function paperPageOf(raw: Raw): FromFrame | undefined {
  const [page, width, height] = [
    count(raw['page'], mostPages),
    count(raw['width'], 20_000),
    count(raw['height'], 20_000),
  ];
  const pixels = raw['pixels'];
  if (page === undefined || !width || !height || !(pixels instanceof ArrayBuffer)) return undefined;
  if (width * height > mostPixels || pixels.byteLength !== width * height * 4) return undefined;
  return { kind: 'paper-page', page, width, height, pixels };
}

function paperLinesOf(raw: Raw): FromFrame | undefined {
  if (!Array.isArray(raw['lines']) || raw['lines'].length > mostLines) return undefined;
  const lines = raw['lines'].flatMap((line): readonly PaperLine[] => {
    const as = isRaw(line) ? oneOf(['heading', 'text', 'plain', 'row'] as const, line['as']) : undefined;
    const cells = isRaw(line) ? texts(line['cells'], 600, longest) : undefined;
    return as === undefined || cells === undefined ? [] : [{ as, cells }];
  });
  return { kind: 'paper-lines', lines };
}
