// The person decides what clashed, field by field: a new change on the record as it is now, or none. What was not
// chosen stays readable for 30 days. Of what was done to a record (同意, 查借阅申请, 纠错反馈 …) the one field is `decision`: the same again, seen against
// what stands there now (S11), or given up.
import { isDecision, isPressed } from '../../../shared/domain/action.ts';
import { type Choice, type EditFields, type FieldValue, valuesOf } from '../../../shared/domain/edit.ts';
import { ok, type Result } from '../../../shared/domain/fault.ts';
import { isSame, classOf, settleField } from '../../../shared/domain/merge.ts';
import type { Id } from '../../../shared/domain/terms.ts';
import { appendAudit } from '../store/audit.ts';
import {
  type ConflictField,
  type ConflictRow,
  type Ending,
  purgeConflicts,
  readConflict,
  settleConflictOf,
  type Theirs,
} from '../store/conflicts.ts';
import { readEditable } from '../store/editable.ts';
import { parseRecordId } from '../store/ids.ts';
import { discard, enqueueEdit } from '../store/outbox.ts';
import { type ActionEntry, type EditEntry, naturalKeyOf, readEntry } from '../store/outbox-rows.ts';
import { supersede } from '../store/outbox-steps.ts';
import { actOnRecord } from './act-on-record.ts';
import { actOnTodo } from './act-on-todo.ts';
import { badRequest, type Desk, notFound } from './desk.ts';
import { discardAction } from './give-up-action.ts';

type Empty = Record<never, never>;
type Settling = { readonly id: Id; readonly choices: { readonly [field: string]: Choice } };

export function settleConflict(desk: Desk, { id, choices }: Settling): Result<Empty> {
  const { store, now } = desk;
  purgeConflicts(store, now());
  const row = readConflict(store, id);
  const entry = row === undefined ? undefined : readEntry(store, row.action);
  // Theirs moved on since: the versions this id stood for are no longer the ones to decide between.
  if (row === undefined || entry === undefined) return notFound;
  if (row.settledAt !== undefined || entry.state !== 'conflict') return badRequest('id', 'settled');
  if (row.theirs === undefined) return badRequest('id', 'not-fetched');
  switch (entry.type) {
    case 'action':
      return settleAction(desk, entry, row.theirs, choices['decision']);
    case 'edit':
      return settleEdit(desk, entry, { ...row, theirs: row.theirs }, choices);
    case 'upload':
    case 'create':
      return notFound;
  }
}

function settleAction(
  desk: Desk,
  entry: ActionEntry,
  theirs: Theirs,
  choice: Choice | undefined,
): Result<Empty> {
  if (choice === 'theirs') return discardAction(desk, { id: entry.id });
  if (choice !== 'mine') return badRequest('decision', 'required');
  const { recordId: id, body } = entry;
  const { revision } = theirs;
  if (!isPressed(body)) return badRequest('action', 'not-offered');
  const acted = isDecision(body)
    ? actOnTodo(desk, { id, revision, body })
    : actOnRecord(desk, { id, revision, body });
  return acted.ok ? ok({}) : acted;
}

type Settled = ConflictRow & { readonly theirs: Theirs };

function settleEdit(desk: Desk, entry: EditEntry, row: Settled, choices: Settling['choices']): Result<Empty> {
  const { store, now } = desk;
  const clashes = row.fields.filter(({ clash }) => clash);
  const open = clashes.find(({ field }) => choices[field] === undefined);
  if (open !== undefined) return badRequest(open.field, 'required');
  const chosen = clashes.map((field) => ({ field, choice: choices[field.field] ?? 'theirs' }));
  if (row.theirs.gone && chosen.some(({ choice }) => choice !== 'theirs')) return badRequest('id', 'gone');
  const done = store.transaction((): Result<Empty> => {
    const fields = row.theirs.gone ? {} : fieldsToSend(entry, chosen);
    if (Object.keys(fields).length === 0) {
      discard(store, entry.id, now(), 'theirs');
    } else {
      const sent = sendAnew(desk, entry, row, fields);
      if (!sent.ok) return sent;
      settleConflictOf(store, entry.id, endingOf(chosen), now());
    }
    const choice = chosen.map(
      ({ field, choice: one }) => `${field.field}: ${typeof one === 'string' ? one : 'other'}`,
    );
    const about = { action: entry.id, ...naturalKeyOf(store, entry.id) };
    appendAudit(store, 'conflict-settled', { ...about, choice }, now());
    return ok({});
  });
  if (!done.ok) return done;
  desk.changes.publish(['conflicts', 'outbox', entry.kind === 'article' ? 'articles' : 'archives']);
  desk.sync.wake(entry.sourceId);
  return done;
}

type Chosen = readonly { readonly field: ConflictField; readonly choice: Choice }[];

/** What differs from the department's after the choice; the unquestioned parts of a text and a list are of both. */
function fieldsToSend({ kind }: EditEntry, chosen: Chosen): EditFields {
  const settled = chosen.map(({ field: { mine = null, ...field }, choice }) => {
    const value = settleField(kind, { ...field, mine }, choice);
    return { field: field.field, value, theirs: field.theirs };
  });
  return Object.fromEntries(
    settled.flatMap(({ field, value, theirs }): [string, FieldValue][] =>
      isSame(classOf(kind, field), value, theirs) ? [] : [[field, value]],
    ),
  );
}

function endingOf(chosen: Chosen): Ending {
  if (chosen.every(({ choice }) => choice === 'mine')) return 'mine';
  return chosen.every(({ choice }) => choice === 'theirs') ? 'theirs' : 'both';
}

function sendAnew(desk: Desk, entry: EditEntry, row: Settled, fields: EditFields): Result<Empty> {
  const { store, now, uuid } = desk;
  const of = parseRecordId(entry.recordId);
  const held = of === undefined ? undefined : readEditable(store, of);
  if (held === undefined) return notFound;
  if (held.revision !== row.theirs.revision) return badRequest('revision', 'moved');
  supersede(store, entry.id, now());
  enqueueEdit(
    store,
    {
      ...held.of,
      id: uuid(),
      record: held.key,
      basedOn: held.revision,
      fields,
      base: valuesOf(held.data, Object.keys(fields)),
      dependsOn: entry.dependsOn,
      follows: entry.id,
    },
    now(),
  );
  return ok({});
}
