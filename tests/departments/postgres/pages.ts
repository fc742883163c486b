// Pages of a feed as the database makes them. Of a desk that still has more to take, the next page is made while it saves the
// one before: else the two wait for each other, page by page. A page made ahead is handed out only as long as the database
// would still make the same one.
import { createHash } from 'node:crypto';
import type { Database } from './database.ts';

export type PageAsked = {
  readonly token: string;
  readonly feed: string;
  /** From after this place on; numbers of 64 bits, as text. */
  readonly xid: string;
  readonly seq: string;
  /** During a first sync: what ended up to this transaction is left out. */
  readonly first: string;
  readonly limit: number;
};

type Page = {
  readonly viewer: string;
  readonly epoch: string;
  readonly forgotten: string;
  /** Every transaction below it had ended when the page was made. */
  readonly horizon: string;
  /** JSON, without the brackets of its array. It only passes through: decoded, it would be encoded again. */
  readonly changes: Buffer;
  /** The place of its last change; undefined when there is none. */
  readonly reached: { readonly xid: string; readonly seq: string } | undefined;
  readonly more: boolean;
};

export const tokenSha = (token: string): Buffer => createHash('sha256').update(token).digest();

/**
 * Sign-in, epoch and page are one statement: the answer to most polls is one trip to the database. Undefined when nobody
 * has this token.
 */
async function readPage(sql: Database, asked: PageAsked): Promise<Page | undefined> {
  const { token, feed, xid, seq, first, limit } = asked;
  const [row] = await sql`
    SELECT viewer, epoch, forgotten, pg_snapshot_xmin(pg_current_snapshot()), last_xid, last_seq, more, changes
    FROM ds_person, ds_state, LATERAL
      ds_page(viewer, ${feed}, ${xid}::text::xid8, ${seq}::text::bigint, ${first}::text::xid8, ${limit}) page
    WHERE token_sha = ${tokenSha(token)}`.raw();
  if (row === undefined) return undefined;
  const [viewer, epoch, forgotten, horizon, lastXid, lastSeq, more] = row.slice(0, 7).map(textOrNothing);
  const changes = row[7];
  if (!(changes instanceof Buffer)) throw new Error('believed: a page has a text, be it empty');
  return {
    viewer: String(viewer),
    epoch: String(epoch),
    forgotten: String(forgotten),
    horizon: String(horizon),
    changes,
    reached: lastXid === undefined || lastSeq === undefined ? undefined : { xid: lastXid, seq: lastSeq },
    more: more === 't',
  };
}

const textOrNothing = (value: unknown): string | undefined =>
  value instanceof Buffer ? value.toString('utf8') : undefined;

/**
 * Whether nothing was signed out, restored, purged or written since, so that the page is what would be made now. The newest
 * row is asked for by its place in the index: of a NOT EXISTS PostgreSQL believes it will soon find one, and reads all.
 */
async function isAsNow(sql: Database, { token, feed }: PageAsked, page: Page): Promise<boolean> {
  const [row] = await sql`
    SELECT FROM ds_person p, ds_state
    WHERE token_sha = ${tokenSha(token)} AND viewer = ${page.viewer} AND epoch = ${page.epoch}
      AND forgotten = ${page.forgotten}::text::xid8
      AND coalesce((SELECT xid FROM ds_item WHERE viewer = p.viewer AND feed = ${feed}
        ORDER BY xid DESC, seq DESC LIMIT 1), '0') < ${page.horizon}::text::xid8`;
  return row !== undefined;
}

export type Pages = {
  /** Undefined when nobody has this token. */
  read(asked: PageAsked): Promise<Page | undefined>;
  /** Makes the page which a desk will ask for next. It never fails: what goes wrong is told to the desk when it asks. */
  makeAhead(asked: PageAsked): Promise<void>;
};

/** A desk that has not come for its page until then has gone, or is far behind: it is made when it asks. */
const keptMs = 5_000;
/** A page of 1,000 to-dos has about a megabyte. */
const mostKept = 64;

export function createPages(sql: Database): Pages {
  const kept = new Map<string, Promise<Page | undefined>>();
  return {
    read: async (asked) => {
      const key = keyOf(asked);
      const ahead = kept.get(key);
      kept.delete(key);
      const page = await ahead;
      return page !== undefined && (await isAsNow(sql, asked, page)) ? page : readPage(sql, asked);
    },
    makeAhead: async (asked) => {
      const key = keyOf(asked);
      const making = readPage(sql, asked).catch(() => undefined);
      kept.set(key, making);
      for (const oldest of kept.keys()) {
        if (kept.size <= mostKept) break;
        kept.delete(oldest);
      }
      setTimeout(() => {
        if (kept.get(key) === making) kept.delete(key);
      }, keptMs).unref();
      await making;
    },
  };
}

const keyOf = ({ token, feed, xid, seq, first, limit }: PageAsked): string =>
  JSON.stringify([tokenSha(token).toString('base64'), feed, xid, seq, first, limit]);
