// Lines of the trail in pages: all of them, those of some events, days or one source, and those of one record. What a line
// says is handed on as it stands, and nothing is believed of it but its types: somebody may have written in the file.
import type { AuditEvent } from '../../../shared/domain/audit.ts';
import type { Id } from '../../../shared/domain/terms.ts';
import { lastGiven } from './audit.ts';
import { butShut } from './archive-shut.ts';
import { asRow, int, type Row, text } from './columns.ts';
import type { NaturalKey } from './drafts.ts';
import { listFiles } from './files.ts';
import type { RecordKey } from './ids.ts';
import { createOf, presentKey } from './new-records.ts';
import { originalOf } from './originals.ts';
import { naturalKeyOf } from './outbox-rows.ts';
import type { Store } from './store.ts';

export type TrailLine = {
  readonly seq: number;
  readonly at: number;
  /** As it stands there: perhaps none that this version knows. */
  readonly event: string;
  readonly detail: Row;
  readonly hash: string;
};

type TrailFilter = {
  readonly events?: readonly AuditEvent[] | undefined;
  readonly sourceId?: Id | undefined;
  /** ms, from included, to excluded. */
  readonly from?: number | undefined;
  readonly to?: number | undefined;
  /** Lines up to this one. */
  readonly upTo?: number | undefined;
};

export type PageOf = { readonly offset: number; readonly limit: number };
export type TrailPage = { readonly rows: readonly TrailLine[]; readonly total: number };

const forEver = Number.MAX_SAFE_INTEGER;

const columns = 'seq, at, event, detail, hash';

/** Newest first. */
export function allTrail(store: Store, upTo: number | undefined, { offset, limit }: PageOf): TrailPage {
  return store.reading(() => {
    const last = Math.min(upTo ?? forEver, lastGiven(store));
    const total = count(store.sql(countUpToSql).get(last));
    // Nothing is missing, nearly always: then it is known where the page begins, and nothing before it is read.
    const skip = total === last ? { last: last - offset, offset: 0 } : { last, offset };
    const rows = store
      .sql(`SELECT ${columns} FROM audit WHERE seq <= :last ORDER BY seq DESC LIMIT :limit OFFSET :offset`)
      .all({ ...skip, limit });
    return { rows: rows.map(fromRow), total };
  });
}

const countUpToSql = 'SELECT count(*) AS n FROM audit INDEXED BY audit_shown WHERE seq <= ?';

/** Exported for the test that pins the plan. */
export const filteredSql = (of: 'source' | 'all'): string => `FROM audit
  ${of === 'source' ? 'INDEXED BY audit_record WHERE source IN (SELECT value FROM json_each(:sources))' : 'INDEXED BY audit_shown WHERE true'}
    AND (:every OR event IN (SELECT value FROM json_each(:events)))
    AND at >= :from AND at < :to AND seq <= :upTo`;

/** Newest first. */
export function filteredTrail(store: Store, filter: TrailFilter, page: PageOf): TrailPage {
  const { events, sourceId, from = 0, to = forEver, upTo = forEver } = filter;
  const asked = {
    every: events === undefined ? 1 : 0,
    events: JSON.stringify(events ?? []),
    ...(sourceId === undefined ? {} : { sources: JSON.stringify(namesOfSource(store, sourceId)) }),
    from,
    to,
    upTo,
  };
  const found = filteredSql(sourceId === undefined ? 'all' : 'source');
  return store.reading(() => ({
    rows: store
      .sql(
        `SELECT ${columns} FROM audit WHERE seq IN
           (SELECT seq ${found} ORDER BY seq DESC LIMIT :limit OFFSET :offset) ORDER BY seq DESC`,
      )
      .all({ ...asked, ...page })
      .map(fromRow),
    total: count(store.sql(`SELECT count(*) AS n ${found}`).get(asked)),
  }));
}

/** A line names its source by the integer of its rows or by its id. */
function namesOfSource(store: Store, id: Id): readonly string[] {
  const row = store.sql('SELECT key FROM source WHERE id = ?').get(id);
  return row === undefined ? [id] : [id, String(int(asRow(row), 'key'))];
}

const ofRecordSql = `WITH line AS (
    SELECT seq FROM audit INDEXED BY audit_record
      WHERE source = :source AND kind = :kind AND remote_id IN (SELECT value FROM json_each(:names))
    UNION
    SELECT seq FROM audit INDEXED BY audit_file
      WHERE file IN (SELECT value FROM json_each(:files)) AND remote_id IS NULL
        AND event IN ('file-opened', 'file-saved', 'loan-sealed', 'loan-printed', 'record-blocked')
  )`;

/** Everything about one record, oldest first; what is about a file of it alone too. */
export function trailOfRecord(store: Store, of: RecordKey, { offset, limit }: PageOf): TrailPage {
  return store.reading(() => {
    const named = naturalKeyAt(store, of);
    const asked = {
      source: named === undefined ? '' : String(named.source),
      kind: of.kind,
      names: JSON.stringify(named === undefined ? [] : [named.remoteId, ...formerMarks(store, named)]),
      files: JSON.stringify(hashesOf(store, of)),
    };
    return {
      rows: store
        .sql(
          `${ofRecordSql} SELECT ${columns} FROM audit WHERE seq IN (SELECT seq FROM line)
           ORDER BY seq LIMIT :limit OFFSET :offset`,
        )
        .all({ ...asked, limit, offset })
        .map(fromRow),
      total: count(store.sql(`${ofRecordSql} SELECT count(*) AS n FROM line`).get(asked)),
    };
  });
}

/** A record by its department's id, or by our own mark while there is none; none for what was imported here. */
export function naturalKeyAt(store: Store, of: RecordKey): NaturalKey | undefined {
  const key = presentKey(store, of);
  const but = of.kind === 'archive' ? butShut(store, 'archive') : '';
  const value =
    key < 0
      ? undefined
      : store
          .sql(`SELECT source, remote_id FROM ${of.kind} WHERE key = ? AND source IS NOT NULL ${but}`)
          .get(key);
  if (value !== undefined) {
    const row = asRow(value);
    return { source: int(row, 'source'), kind: of.kind, remoteId: text(row, 'remote_id') };
  }
  const made = createOf(store, { kind: of.kind, key });
  return made === undefined ? undefined : naturalKeyOf(store, made.id);
}

/** What stood in the place of its id before its department had it. */
function formerMarks(store: Store, { source, kind, remoteId }: NaturalKey): readonly string[] {
  return store
    .sql(
      `SELECT detail ->> '$.mark' AS mark FROM audit INDEXED BY audit_record
       WHERE source = ? AND kind = ? AND remote_id = ? AND event = 'record-made' AND json_valid(detail)`,
    )
    .all(String(source), kind, remoteId)
    .flatMap((row) => {
      const { mark } = asRow(row);
      return typeof mark === 'string' ? [mark] : [];
    });
}

function hashesOf(store: Store, of: RecordKey): readonly string[] {
  const original = of.kind === 'article' ? originalOf(store, of.key) : undefined;
  return [...listFiles(store, of), ...(original === undefined ? [] : [original])].map(({ hash }) => hash);
}

function fromRow(value: unknown): TrailLine {
  const row = asRow(value);
  return {
    seq: int(row, 'seq'),
    at: int(row, 'at'),
    event: text(row, 'event'),
    detail: detailOf(text(row, 'detail')),
    hash: text(row, 'hash'),
  };
}

/** Nothing of what cannot be read. */
function detailOf(stored: string): Row {
  try {
    const detail: unknown = JSON.parse(stored);
    return typeof detail === 'object' && detail !== null ? asRow(detail) : {};
  } catch {
    return {};
  }
}

const count = (value: unknown): number => int(asRow(value), 'n');
