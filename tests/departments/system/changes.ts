// A page of a change feed. Each record's stored JSON text is put into the page as it is: nothing is parsed or
// checked on the way out, so 100,000 records stream as fast as SQLite reads them. And its newest, and its digest.
import { type Digest, mostRecent } from '../../../shared/contract/department.ts';
import { alwaysRemembered, type Base, isOpen, newestOrder } from './base.ts';
import { digestOf } from './digest.ts';
import { revisionText } from './items.ts';

type Position = {
  readonly epoch: string;
  /** Raised by `forget cursors`: older cursors are unknown from then on. */
  readonly generation: number;
  readonly feed: string;
  readonly seq: number;
  /** Set during a first sync: what ended before it began is not sent, and the total stays the one told first. */
  readonly first?: { readonly upTo: number; readonly total: number };
};

function writeCursor(at: Position): string {
  const parts = [
    1,
    at.epoch,
    at.generation,
    at.feed,
    at.seq,
    ...(at.first ? [at.first.upTo, at.first.total] : []),
  ];
  return Buffer.from(JSON.stringify(parts)).toString('base64url');
}

function readCursor(text: string): Position | undefined {
  try {
    const parts: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
    if (!Array.isArray(parts)) return undefined;
    const [version, epoch, generation, feed, seq, upTo, total] = parts as readonly unknown[];
    if (version !== 1 || typeof epoch !== 'string' || typeof feed !== 'string') return undefined;
    if (typeof generation !== 'number' || typeof seq !== 'number') return undefined;
    const first = typeof upTo === 'number' && typeof total === 'number' ? { first: { upTo, total } } : {};
    return { epoch, generation, feed, seq, ...first };
  } catch {
    return undefined;
  }
}

function startOf(base: Base, epoch: string, generation: number, feed: string): Position {
  const total = Number(
    base.sql(`SELECT count(*) AS n FROM item WHERE feed = ? AND presence = 'listed'`).get(feed)?.n,
  );
  const upTo = Number(base.sql('SELECT value FROM sequence').get()?.value);
  return { epoch, generation, feed, seq: 0, first: { upTo, total } };
}

type Row = {
  readonly seq: number;
  readonly kind: string;
  readonly id: string;
  readonly revision: number;
  readonly presence: string;
  readonly data: string;
  readonly changed_by: string | null;
  readonly changed_at: string | null;
};

function changeText(row: Row): string {
  const head = `"id":${JSON.stringify(row.id)},"revision":"${revisionText(row.revision)}"`;
  const changed =
    row.changed_by === null ? '' : `"changed":${JSON.stringify({ by: row.changed_by, at: row.changed_at })},`;
  return row.presence === 'listed'
    ? `{"change":"upsert",${head},${changed}"record":{"kind":"${row.kind}","data":${row.data}}}`
    : `{"change":"${row.presence}",${head},"kind":"${row.kind}"}`;
}

/** The page after `cursor` as JSON text, or `forgotten` when the cursor is not (or no longer) one of ours. */
export function changesPage(
  base: Base,
  ask: { readonly feed: string; readonly cursor?: string; readonly limit: number },
): string | 'forgotten' {
  const epoch = alwaysRemembered(base, 'epoch');
  const generation = Number(alwaysRemembered(base, 'generation'));
  const from = ask.cursor === undefined ? startOf(base, epoch, generation, ask.feed) : readCursor(ask.cursor);
  if (from === undefined || from.epoch !== epoch || from.generation !== generation || from.feed !== ask.feed)
    return 'forgotten';
  const rows = base
    .sql(
      `SELECT seq, kind, id, revision, presence, data, changed_by, changed_at FROM item
       WHERE feed = ? AND seq > ? AND (presence = 'listed' OR seq > ?) ORDER BY seq LIMIT ?`,
    )
    .all(ask.feed, from.seq, from.first?.upTo ?? 0, ask.limit + 1) as unknown as readonly Row[];
  const more = rows.length > ask.limit;
  const page = more ? rows.slice(0, ask.limit) : rows;
  const seq = page.at(-1)?.seq ?? from.seq;
  const { first, ...plain } = from;
  const cursor = writeCursor(more && first ? { ...plain, seq, first } : { ...plain, seq });
  const total = first === undefined ? '' : `,"total":${first.total}`;
  return `{"epoch":"${epoch}","feed":"${ask.feed}","changes":[${page.map(changeText).join(',')}],"cursor":"${cursor}","more":${more}${total}}`;
}

/** The newest that are open, those to be acted on first. Read as they are now, and nothing is moved by it. */
export function recentPage(base: Base, feed: string): string {
  const rows = base
    .sql(
      `SELECT seq, kind, id, revision, presence, data, changed_by, changed_at FROM item
       WHERE feed = ? AND ${isOpen} ORDER BY ${newestOrder} LIMIT ?`,
    )
    .all(feed, mostRecent) as unknown as readonly Row[];
  return `{"epoch":"${alwaysRemembered(base, 'epoch')}","feed":"${feed}","changes":[${rows.map(changeText).join(',')}]}`;
}

/** One writer, and no page is served inside its transactions: always settled. */
export function feedDigest(base: Base, feed: string): Digest {
  const rows = base
    .sql(`SELECT kind, id, revision FROM item WHERE feed = ? AND presence = 'listed'`)
    .all(feed);
  const records = rows.map(
    ({ kind, id, revision }) => [`${kind} ${id}`, revisionText(Number(revision))] as const,
  );
  return { epoch: alwaysRemembered(base, 'epoch'), feed, settled: true, buckets: digestOf(records) };
}
