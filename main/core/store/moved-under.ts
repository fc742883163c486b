// Y5: that the department changed a record while this person had something unfinished on it is a line in the trail, once for each
// state that was met, before anything comes of it. What came of it follows: sent anew, put beside each other, refused.
import { appendAudit } from './audit.ts';
import { asRow, int, text } from './columns.ts';
import type { NaturalKey } from './drafts.ts';
import { ownMark } from './outbox.ts';
import { type OutboxEntry, unfinishedOn } from './outbox-rows.ts';
import type { Store } from './store.ts';

/** Where the record stands; no revision: it is not there any more. */
type Standing = { readonly key?: number; readonly revision?: string };

export function noteMoved(
  store: Store,
  of: NaturalKey,
  now: number,
  unfinished: readonly OutboxEntry[] = unfinishedOn(store, of),
): void {
  // Of what no department has yet nothing can move.
  if (of.remoteId.startsWith(ownMark) || unfinished.some(({ type }) => type === 'create')) return;
  const { key, revision } = standingOf(store, of);
  if (unfinished.every(({ basedOn }) => basedOn === revision)) return;
  const noted = lastNoted(store, of);
  if (noted !== undefined && noted.revision === revision) return;
  if (key !== undefined && revision !== undefined && isOwnDoing(store, of, { key, revision })) return;
  const what = revision === undefined ? 'record-gone' : 'record-changed';
  const seen = revision === undefined ? {} : { revision };
  appendAudit(store, what, { ...of, ...seen, unfinished: unfinished.map(({ id }) => id) }, now);
}

function standingOf(store: Store, { source, kind, remoteId }: NaturalKey): Standing {
  const presence = kind === 'todo' ? 'presence' : "'listed'";
  const value = store
    .sql(`SELECT key, revision, ${presence} AS presence FROM ${kind} WHERE source = ? AND remote_id = ?`)
    .get(source, remoteId);
  if (value === undefined) return {};
  const row = asRow(value);
  const isListed = text(row, 'presence') === 'listed';
  return { key: int(row, 'key'), ...(isListed ? { revision: text(row, 'revision') } : {}) };
}

function lastNoted(store: Store, { source, kind, remoteId }: NaturalKey): Standing | undefined {
  const value = store
    .sql(
      `SELECT CASE WHEN json_valid(detail) THEN detail ->> '$.revision' END AS revision FROM audit INDEXED BY audit_record
       WHERE source = ? AND kind = ? AND remote_id = ? AND event IN ('record-changed', 'record-gone')
       ORDER BY seq DESC LIMIT 1`,
    )
    .get(String(source), kind, remoteId);
  if (value === undefined) return undefined;
  const { revision } = asRow(value);
  return typeof revision === 'string' ? { revision } : {};
}

/** The department answered something of this person's with that very revision. */
function isOwnDoing(store: Store, { kind }: NaturalKey, { key, revision }: Required<Standing>): boolean {
  return (
    store
      .sql(
        'SELECT 1 FROM outbox INDEXED BY outbox_record WHERE kind = ? AND record = ? AND answer_revision = ? LIMIT 1',
      )
      .get(kind, key, revision) !== undefined
  );
}
