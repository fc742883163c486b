// The one way from state to state of what stands in the outbox: each step is a transaction that also writes outbox_log.
// Here too are the steps nobody presses: confirmed, made anew, refused for a withdrawal, doubted.
import {
  type ActionReason,
  type ActionState,
  actionStates,
  outboxTypes,
} from '../../../shared/domain/action.ts';
import type { AuditEvent } from '../../../shared/domain/audit.ts';
import type { Id, RecordKind } from '../../../shared/domain/terms.ts';
import { appendAudit, type AuditDetail } from './audit.ts';
import { asRow, int, optionalText, type Row, text, word } from './columns.ts';
import { type NaturalKey, readDraft } from './drafts.ts';
import { keyOf } from './ids.ts';
import { naturalKeyOf, type OutboxEntry, unfinishedOn } from './outbox-rows.ts';
import { deleteRecord, findRecord } from './records.ts';
import type { Store } from './store.ts';
import { presenceOf } from './todos.ts';

type Move = {
  readonly id: Id;
  readonly now: number;
  readonly to: ActionState;
  readonly from: readonly ActionState[];
  /** More columns to set, with their values by name. */
  readonly set?: string;
  readonly values?: { readonly [name: string]: string | number | null };
  /** Its line in the trail, where the new state does not say it all. */
  readonly tells?: { readonly event: AuditEvent; readonly detail?: AuditDetail };
};

export function move(store: Store, { id, now, to, from: allowed, set, values, tells }: Move): void {
  store.transaction(() => {
    const row = asRow(store.sql(movedSql).get(id));
    const state = word(actionStates, row, 'state');
    if (!allowed.includes(state)) throw new Error(`believed: an action that becomes ${to} is not ${state}`);
    const more = set === undefined ? '' : `, ${set}`;
    store
      .sql(`UPDATE outbox SET state = :to, changed_at = :now${more} WHERE id = :id`)
      .run({ ...values, id, to, now });
    log(store, { action: id, at: now, from: state, to, detail: values?.['reason'] ?? null });
    const event = tells?.event ?? (to === 'waiting' && state === 'sending' ? 'action-put-off' : auditOf[to]);
    if (event === undefined) return;
    const attempt = to === 'sending' ? { attempt: int(row, 'attempts') + 1 } : {};
    appendAudit(store, event, { action: id, ...aboutOf(row), ...attempt, ...tells?.detail }, now);
  });
}

const movedSql = `SELECT state, type, source, kind, remote_id, attempts,
  CASE type WHEN 'action' THEN body ->> '$.action' END AS act FROM outbox WHERE id = ?`;

/** What was decided on which record: a line of the trail says it even when the outbox went with its source. */
function aboutOf(row: Row): AuditDetail {
  return {
    type: word(outboxTypes, row, 'type'),
    ...optionalText('act', row, 'act'),
    source: int(row, 'source'),
    kind: text(row, 'kind'),
    remoteId: text(row, 'remote_id'),
  };
}

const auditOf: { readonly [K in ActionState]?: AuditEvent } = {
  sending: 'action-sent',
  unsure: 'action-unanswered',
  accepted: 'action-accepted',
  confirmed: 'action-confirmed',
  conflict: 'action-conflict',
  refused: 'action-refused',
  'taken-back': 'action-taken-back',
  superseded: 'action-superseded',
  discarded: 'action-discarded',
};

export function log(
  store: Store,
  line: {
    readonly action: Id;
    readonly at: number;
    readonly from: string | null;
    readonly to: string;
    readonly detail: string | number | null;
  },
): void {
  store
    .sql(
      `INSERT INTO outbox_log (action, at, from_state, to_state, detail) VALUES (:action, :at, :from, :to, :detail)`,
    )
    .run(line);
}

/** A row the department deleted stays only while a text of the person hangs on it. */
export function dropSettled(store: Store, of: NaturalKey): void {
  if (of.kind !== 'todo') return;
  const held = findRecord(store, of.kind, of.source, of.remoteId);
  if (held === undefined || presenceOf(store, held.key) !== 'deleted') return;
  if (readDraft(store, of) !== '' || unfinishedOn(store, of).length > 0) return;
  deleteRecord(store, { kind: of.kind, key: held.key });
}

/** A pull brought the row at or past the accepted revision: the action leaves the screen, its log stays. */
export function confirm(store: Store, id: Id, now: number): void {
  move(store, { id, now, to: 'confirmed', from: ['accepted'] });
  dropSettled(store, naturalKeyOf(store, id));
}

/** Another one goes in its place, or the record says by now what it asked for. */
export function supersede(store: Store, id: Id, now: number): void {
  move(store, { id, now, to: 'superseded', set: 'next_at = NULL', from: ['waiting', 'conflict', 'refused'] });
}

export function end(
  store: Store,
  entry: OutboxEntry,
  to: 'conflict' | 'refused',
  reason: ActionReason,
  now: number,
): void {
  move(store, {
    id: entry.id,
    now,
    to,
    set: 'reason = :reason, next_at = NULL',
    values: { reason: JSON.stringify(reason) },
    from: ['sending', 'waiting', 'unsure', 'conflict'],
  });
}

/** Access was withdrawn before the action was ever sent: it stays, unsettled, for the person to see. */
export function refuseWithdrawn(store: Store, entry: OutboxEntry, now: number): void {
  end(store, entry, 'refused', { kind: 'withdrawn' }, now);
}

/**
 * The department's history began anew: what it had accepted may be lost there. Asked again with the same key,
 * which does no harm if it is not (S4). Of one kind, when it proved to hold what we hold and nothing of that shows it.
 */
export function doubtAccepted(store: Store, source: number, now: number, kind?: RecordKind): void {
  const rows = store
    .sql(
      `SELECT id FROM outbox WHERE source = :source AND ended = 0 AND state = 'accepted'
         AND (:kind IS NULL OR kind = :kind)`,
    )
    .all({ source, kind: kind ?? null });
  for (const row of rows) {
    move(store, {
      id: text(asRow(row), 'id'),
      now,
      to: 'unsure',
      set: 'may_have_arrived = 1',
      from: ['accepted'],
    });
  }
}

/**
 * A record that was gone is here again, as another row, or one that was made here came as a row. Keys are never used
 * twice: its own past goes along. `also`: keys of what a moment ago was still unfinished.
 */
export function relink(store: Store, of: NaturalKey, record: number, also: readonly number[] = []): void {
  const former = new Set([
    ...also,
    ...unfinishedOn(store, of).map(({ recordId }) => keyOf(of.kind, recordId)),
  ]);
  for (const key of former) {
    if (key === undefined || key === record) continue;
    store.sql('UPDATE outbox SET record = ? WHERE kind = ? AND record = ?').run(record, of.kind, key);
  }
}
