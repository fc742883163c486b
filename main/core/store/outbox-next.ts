// What of a source may leave now. Up to four go at once (sync/README.md), each of another record: one that is *sending*
// keeps its record to itself, so whoever asks again gets the next record's. Files go up by themselves (../files).
import type { Id } from '../../../shared/domain/terms.ts';
import { asRow, int } from './columns.ts';
import {
  type ActionEntry,
  type CreateEntry,
  type EditEntry,
  entryFromRow,
  fromUnended,
  isAsked,
  selectEntry,
  type UploadEntry,
} from './outbox-rows.ts';
import type { Store } from './store.ts';

/**
 * In the order pressed, and of one record never a second while the first is under way (S5). A change of fields waits
 * until a pull shows the one before it: it is then made anew on what the record became. Files are no change of a
 * record: they go on a lane of their own (sync/files-lane.ts). A record is made before anything is done to it,
 * however late it was described anew.
 */
const isFirstOfItsRecord = `(o.type = 'create' OR NOT EXISTS (SELECT 1 FROM outbox e WHERE e.source = o.source
  AND e.kind = o.kind AND e.remote_id = o.remote_id AND e.seq < o.seq AND e.ended = 0 AND e.type <> 'upload'
  AND (e.state IN ('waiting', 'sending', 'unsure') OR (e.state = 'accepted' AND o.type = 'edit'))))`;

/** Create, then the file, then the change that names it: each is through before the next leaves. */
const needsNothing = `(o.depends_on IS NULL OR NOT EXISTS (SELECT 1 FROM json_each(o.depends_on) d
  JOIN outbox n ON n.id = d.value WHERE n.state NOT IN ('accepted', 'confirmed')))`;

/** A department with newer records than this desk knows is read and sent nothing (S14). */
const isTaken = `coalesce(json_extract(s.offers, '$.newerSchema'), 0) = 0`;

const mayLeave = `s.id = :sourceId AND o.ended = 0 AND o.type <> 'upload' AND ${isTaken} AND ${needsNothing}
  AND ${isFirstOfItsRecord} AND NOT ${isAsked}`;

export type Sendable = ActionEntry | EditEntry | CreateEntry;

type Of = { readonly sourceId: Id; readonly now: number };

/** The next of a source; those never sent before those in doubt, so that one that fails each time delays no other. */
export function nextToSend(store: Store, sourceId: Id, now: number): Sendable | undefined {
  return nextIn(store, 'waiting', { sourceId, now }) ?? nextIn(store, 'unsure', { sourceId, now });
}

function nextIn(store: Store, state: 'waiting' | 'unsure', of: Of): Sendable | undefined {
  const row = store
    .sql(
      `${selectEntry} WHERE ${mayLeave} AND o.state = '${state}' AND (o.next_at IS NULL OR o.next_at <= :now)
       ORDER BY o.seq LIMIT 1`,
    )
    .get(of);
  const entry = row === undefined ? undefined : entryFromRow(asRow(row));
  return entry?.type === 'upload' ? undefined : entry;
}

/** One file at a time, in the order attached; one that was being sent goes on. */
export function nextUpload(store: Store, sourceId: Id): UploadEntry | undefined {
  const row = store
    .sql(
      `${selectEntry} WHERE s.id = ? AND o.ended = 0 AND o.type = 'upload' AND ${isTaken} AND ${needsNothing}
         AND o.state IN ('waiting', 'sending', 'unsure')
       ORDER BY coalesce(o.next_at, 0), o.seq LIMIT 1`,
    )
    .get(sourceId);
  const entry = row === undefined ? undefined : entryFromRow(asRow(row));
  return entry?.type === 'upload' ? entry : undefined;
}

/** When the first of a source may leave that waits for nothing but a time; undefined when there is none. */
export function nextSendAt(store: Store, sourceId: Id): number | undefined {
  const row = asRow(
    store
      .sql(
        `SELECT min(coalesce(o.next_at, 0)) AS at FROM ${fromUnended}
         WHERE ${mayLeave} AND o.state IN ('waiting', 'unsure')`,
      )
      .get({ sourceId }),
  );
  return row['at'] === null ? undefined : int(row, 'at');
}

/** One whose pause began at a time that is yet to come: the wall clock went back since. */
export function hasPauseFromLater(store: Store, sourceId: Id, now: number): boolean {
  const sql = `SELECT 1 FROM ${fromUnended} WHERE s.id = ? AND o.ended = 0 AND o.next_at IS NOT NULL
    AND o.changed_at > ? LIMIT 1`;
  return store.sql(sql).get(sourceId, now) !== undefined;
}

/** Whether the department accepted something that no pull has shown yet. */
export function hasAccepted(store: Store, sourceId: Id): boolean {
  const sql = `SELECT 1 FROM ${fromUnended} WHERE s.id = ? AND o.ended = 0 AND o.state = 'accepted' LIMIT 1`;
  return store.sql(sql).get(sourceId) !== undefined;
}
