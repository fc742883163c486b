// Records that could not be taken in, each with its reason; shown to the person, never dropped. Of a record above
// the ceiling only its id and its level are kept.
import type { SetAside } from '../../../shared/contract/desk-sources.ts';
import type { SetAsideReason, SetAsideRecord } from '../../../shared/domain/delta.ts';
import { recordKinds } from '../../../shared/domain/terms.ts';
import { asRow, int, isoOf, json, optionalText, type Row, text, word } from './columns.ts';
import type { Store } from './store.ts';

export type SetAsidePlace = {
  readonly source: number;
  readonly feed: string;
  readonly generation: number;
  readonly now: number;
};

/** Of a record whose id is known only the last word is kept; the others are told apart by title and reason. */
export function setAside(store: Store, place: SetAsidePlace, record: SetAsideRecord): 'new' | 'known' {
  const { source, feed, generation, now } = place;
  const reason = JSON.stringify(record.reason);
  const same = {
    source,
    kind: record.kind,
    remoteId: record.remoteId ?? null,
    title: record.title ?? null,
    reason,
  };
  const revision = record.revision ?? null;
  const known = store
    .sql(
      `UPDATE set_aside SET generation = :generation, revision = :revision WHERE source = :source AND kind = :kind
         AND remote_id IS :remoteId AND title IS :title AND reason = :reason`,
    )
    .run({ ...same, generation, revision });
  if (known.changes > 0) return 'known';
  if (record.remoteId !== undefined) takeUp(store, { source, kind: record.kind, remoteId: record.remoteId });
  store
    .sql(
      `INSERT INTO set_aside (source, feed, kind, remote_id, revision, title, reason, generation, at)
       VALUES (:source, :feed, :kind, :remoteId, :revision, :title, :reason, :generation, :now)`,
    )
    .run({ ...same, feed, generation, revision, now });
  return 'new';
}

/** The record could be taken in after all, or is gone. */
export function takeUp(
  store: Store,
  of: { readonly source: number; readonly kind: string; readonly remoteId: string },
): void {
  store
    .sql('DELETE FROM set_aside WHERE source = :source AND kind = :kind AND remote_id = :remoteId')
    .run(of);
}

/** Those a complete pass over the feed did not meet again. */
export function sweepSetAside(
  store: Store,
  of: { readonly source: number; readonly feed: string; readonly generation: number },
): void {
  store
    .sql('DELETE FROM set_aside WHERE source = :source AND feed = :feed AND generation < :generation')
    .run(of);
}

/** A complete listing states all of them anew. */
export function clearSetAside(store: Store, of: { readonly source: number; readonly feed: string }): void {
  store.sql('DELETE FROM set_aside WHERE source = :source AND feed = :feed').run(of);
}

export function hasSetAside(store: Store, source: number): boolean {
  return store.sql('SELECT 1 FROM set_aside WHERE source = ? LIMIT 1').get(source) !== undefined;
}

/** 拦截: it was found to be above what this desk may hold. */
export function isAboveCeiling(
  store: Store,
  of: { readonly source: number; readonly kind: string; readonly remoteId: string },
): boolean {
  return (
    store
      .sql(
        `SELECT 1 FROM set_aside WHERE source = :source AND kind = :kind AND remote_id = :remoteId
           AND reason ->> '$.kind' = 'above-ceiling' LIMIT 1`,
      )
      .get(of) !== undefined
  );
}

export function countSetAside(store: Store, sourceId?: string): number {
  const of = sourceId === undefined ? '' : 'WHERE source = (SELECT key FROM source WHERE id = :sourceId)';
  const row = store
    .sql(`SELECT count(*) AS n FROM set_aside ${of}`)
    .get(sourceId === undefined ? {} : { sourceId });
  return int(asRow(row), 'n');
}

/** Newest first; the list is for people, so it is bounded. */
export function listSetAside(store: Store, limit = 1000): readonly SetAside[] {
  return store
    .sql(
      `SELECT a.key, s.id AS source_id, a.kind, a.remote_id, a.title, a.reason, a.at
       FROM set_aside a JOIN source s ON s.key = a.source ORDER BY a.key DESC LIMIT ?`,
    )
    .all(limit)
    .map((row) => fromRow(asRow(row)));
}

function fromRow(row: Row): SetAside {
  return {
    id: String(int(row, 'key')),
    sourceId: text(row, 'source_id'),
    kind: word(recordKinds, row, 'kind'),
    ...optionalText('remoteId', row, 'remote_id'),
    ...optionalText('title', row, 'title'),
    reason: json<SetAsideReason>(row, 'reason'),
    at: isoOf(int(row, 'at')),
  };
}

type SetAsideOfFeed = {
  readonly kind: string;
  readonly remoteId?: string;
  readonly revision?: string;
};

/** What of a feed is there and not here; its digest counts it. */
export function setAsideOf(
  store: Store,
  of: { readonly source: number; readonly feed: string },
): readonly SetAsideOfFeed[] {
  return store
    .sql('SELECT kind, remote_id, revision FROM set_aside WHERE source = :source AND feed = :feed')
    .all(of)
    .map((value) => {
      const row = asRow(value);
      return {
        kind: text(row, 'kind'),
        ...optionalText('remoteId', row, 'remote_id'),
        ...optionalText('revision', row, 'revision'),
      };
    });
}
