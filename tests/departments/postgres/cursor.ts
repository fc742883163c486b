// The place of a desk in a feed, as opaque text. It names epoch, viewer and feed, so that a cursor from before a
// restore, or of somebody who has another post now, is forgotten instead of skipping records.
type Position = {
  readonly epoch: string;
  readonly viewer: string;
  readonly feed: string;
  /** Transaction numbers and sequence numbers are 64 bits wide: kept as text. */
  readonly xid: string;
  readonly seq: string;
  /** During a first sync: the last transaction before it began, and the total told then. */
  readonly first?: { readonly upTo: string; readonly total: number };
};

export const start = { xid: '0', seq: '0' } as const;

export function writeCursor({ epoch, viewer, feed, xid, seq, first }: Position): string {
  const parts = [1, epoch, viewer, feed, xid, seq, ...(first === undefined ? [] : [first.upTo, first.total])];
  return Buffer.from(JSON.stringify(parts)).toString('base64url');
}

const most = 2n ** 63n - 1n;
const isCount = (value: unknown): value is string =>
  typeof value === 'string' && /^\d{1,19}$/.test(value) && BigInt(value) <= most;
const isText = (value: unknown): value is string => typeof value === 'string';

export function readCursor(text: string): Position | undefined {
  let parts: unknown;
  try {
    parts = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
  if (!Array.isArray(parts)) return undefined;
  const [version, epoch, viewer, feed, xid, seq, upTo, total] = parts as readonly unknown[];
  if (version !== 1 || !isText(epoch) || !isText(viewer) || !isText(feed)) return undefined;
  if (!isCount(xid) || !isCount(seq)) return undefined;
  const place = { epoch, viewer, feed, xid, seq };
  if (upTo === undefined) return place;
  return isCount(upTo) && typeof total === 'number' ? { ...place, first: { upTo, total } } : undefined;
}
