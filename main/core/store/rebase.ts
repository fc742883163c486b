// The one place where changes of this person and of the department come together: called when a pull brought a record
// at another revision, when it took the record away, and when an answer came after that. What was never sent, or was
// answered as a conflict, is made anew on the record as it is now; what may have arrived is left alone: its key is
// asked about. What was done to a record is never made anew (S11); what changed under them is shown.
import { randomUUID } from 'node:crypto';
import type { Changed } from '../../../shared/domain/delta.ts';
import { type EditFields, type FieldValue, valuesOf } from '../../../shared/domain/edit.ts';
import { askAbout, classOf, isSame, mergeFields } from '../../../shared/domain/merge.ts';
import type { RecordKind } from '../../../shared/domain/terms.ts';
import { type TodoData, wholeTodo } from '../../../shared/domain/todo.ts';
import { type Difference, whatChanged, whatChangedIn } from '../../../shared/domain/what-changed.ts';
import { asRow, int, json, type Row, text } from './columns.ts';
import {
  askedFields,
  type ConflictField,
  keepConflict,
  openConflictOf,
  settleConflictOf,
  type Theirs,
} from './conflicts.ts';
import type { NaturalKey } from './drafts.ts';
import { keyOf, type RecordKey } from './ids.ts';
import { noteMoved } from './moved-under.ts';
import { enqueueEdit } from './outbox.ts';
import { type ActionEntry, type EditEntry, entriesOn, readBase, unfinishedOn } from './outbox-rows.ts';
import { end, supersede } from './outbox-steps.ts';
import type { Store } from './store.ts';

type Moment = {
  readonly now: number;
  /** Who changed the record last, when the department said so with this change. */
  readonly changed?: Changed | undefined;
  /** Of a record that was deleted here a moment ago. */
  readonly title?: string | undefined;
  /** What happened to the record has a line of its own in the trail. */
  readonly isTold?: boolean;
};

type Held = {
  readonly key: number;
  readonly revision: string;
  readonly listed: boolean;
  readonly data: object;
};

type Ground = {
  readonly of: NaturalKey;
  readonly held: Held | undefined;
  readonly moment: Moment;
  /** What goes on before the one looked at: it was made on top of that. */
  readonly ahead: { [field: string]: FieldValue };
};

export function rebase(store: Store, of: NaturalKey, moment: Moment): void {
  const unfinished = unfinishedOn(store, of);
  // No pull has shown it: there is nothing to bring together with.
  if (unfinished.some(({ type }) => type === 'create')) return;
  if (moment.isTold !== true) noteMoved(store, of, moment.now, unfinished);
  const ground: Ground = { of, held: heldNow(store, of), moment, ahead: {} };
  let isBehind = false;
  for (const entry of unfinished) {
    switch (entry.type) {
      case 'action':
        if (entry.state === 'conflict') showChanges(store, entry, ground);
        break;
      case 'edit':
        if (isMovable(entry)) {
          if (!isBehind) rebaseEdit(store, entry, ground);
        } else if (entry.state !== 'refused') {
          // The ones after it were made on what this one makes of the record.
          isBehind = true;
        }
        break;
      case 'upload':
      case 'create':
        break;
    }
  }
}

const isMovable = ({ state, mayHaveArrived }: EditEntry): boolean =>
  state === 'conflict' || (state === 'waiting' && !mayHaveArrived);

function heldNow(store: Store, { source, kind, remoteId }: NaturalKey): Held | undefined {
  const presence = kind === 'todo' ? 'presence' : "'listed'";
  const value = store
    .sql(
      `SELECT key, revision, data, ${presence} AS presence FROM ${kind} WHERE source = ? AND remote_id = ?`,
    )
    .get(source, remoteId);
  if (value === undefined) return undefined;
  const row = asRow(value);
  return {
    key: int(row, 'key'),
    revision: text(row, 'revision'),
    listed: text(row, 'presence') === 'listed',
    data: json(row, 'data'),
  };
}

function rebaseEdit(store: Store, entry: EditEntry, ground: Ground): void {
  const { held, of, moment } = ground;
  const open = openConflictOf(store, entry.id);
  if (held === undefined) {
    if (open?.theirs?.gone !== true) partFromGone(store, entry, ground);
    return;
  }
  const isSettled = open?.theirs?.revision === held.revision;
  if (isSettled || (entry.state === 'conflict' && held.revision === entry.basedOn)) {
    // Not even this is here yet: the answer is ahead of the feed.
    if (open === undefined)
      keepConflict(store, { ...of, action: entry.id, fields: [], theirs: undefined }, moment.now);
    return;
  }
  const { base: before, mine } = versionsOf(store, entry);
  const theirs = nowOf(held, ground, Object.keys(mine));
  const base = lastInCommon(store, entry, { base: before, theirs });
  const isOnThis = held.revision === entry.basedOn && isUnchanged(entry.kind, base, theirs);
  if (isOnThis) {
    Object.assign(ground.ahead, entry.fields);
    return;
  }
  // What the person saw went with a withdrawal (S13): nothing can be brought together by itself.
  const isKnown = readBase(store, entry.id) !== undefined;
  const { send, differing } = isKnown
    ? mergeFields(entry.kind, { base, mine, theirs })
    : askAbout(entry.kind, mine, theirs);
  if (Object.keys(send).length > 0) follow(store, entry, send, { ...ground, held });
  if (differing.some(({ clash }) => clash)) {
    keepApart(store, entry, differing, ground);
  } else {
    supersede(store, entry.id, moment.now);
    settleConflictOf(store, entry.id, 'both', moment.now);
  }
}

function isUnchanged(kind: RecordKind, base: EditFields, theirs: EditFields): boolean {
  return Object.entries(theirs).every(([field, value]) =>
    isSame(classOf(kind, field), base[field] ?? null, value),
  );
}

/**
 * Made on top of a change that then came to nothing: what that one was made on is what the person and the department
 * last had in common. A value that came in below it while it covered the field was seen by nobody.
 */
function lastInCommon(
  store: Store,
  entry: EditEntry,
  { base, theirs }: { readonly base: EditFields; readonly theirs: EditFields },
): EditFields {
  const earlier = takeWhileBefore(editsOn(store, entry), entry).toReversed();
  const common: { [field: string]: FieldValue } = { ...base };
  for (const one of earlier) {
    const before = readBase<EditFields>(store, one.id) ?? {};
    for (const field of cameToNothing(store, one)) {
      const as = classOf(entry.kind, field);
      const isOnIt = isSame(as, common[field] ?? null, one.fields[field] ?? null);
      const isTheirs = isSame(as, common[field] ?? null, theirs[field] ?? null);
      if (Object.hasOwn(common, field) && isOnIt && !isTheirs) common[field] = before[field] ?? null;
    }
  }
  return common;
}

/** The fields of a change that will not go on by themselves. */
function cameToNothing(store: Store, edit: EditEntry): readonly string[] {
  switch (edit.state) {
    case 'refused':
      return Object.keys(edit.fields);
    case 'conflict':
    case 'discarded':
      return askedFields(store, edit);
    default:
      return [];
  }
}

function editsOn(store: Store, { kind, recordId }: EditEntry): readonly EditEntry[] {
  const key = keyOf(kind, recordId);
  const entries = key === undefined ? [] : entriesOn(store, kind, key);
  return entries.flatMap((entry) => (entry.type === 'edit' ? entry : []));
}

const takeWhileBefore = (entries: readonly EditEntry[], { id }: EditEntry): readonly EditEntry[] =>
  entries.slice(
    0,
    Math.max(
      0,
      entries.findIndex((entry) => entry.id === id),
    ),
  );

function nowOf(held: Held, { ahead }: Ground, fields: readonly string[]): EditFields {
  const known = fields.filter((field) => Object.hasOwn(ahead, field));
  return { ...valuesOf(held.data, fields), ...valuesOf(ahead, known) };
}

/** Of one that clashed before only what the person has still to decide: the rest went on already. */
function versionsOf(
  store: Store,
  entry: EditEntry,
): { readonly base: EditFields; readonly mine: EditFields } {
  const open = openConflictOf(store, entry.id)?.fields.filter(({ clash }) => clash) ?? [];
  if (open.length === 0) {
    const { fields } = entry;
    return { base: valuesOf(readBase(store, entry.id) ?? {}, Object.keys(fields)), mine: fields };
  }
  return {
    base: Object.fromEntries(open.map(({ field, base }) => [field, base])),
    mine: Object.fromEntries(open.map(({ field, mine = null }) => [field, mine])),
  };
}

/** A new one with a new key, based on the record as it is now, goes in its place. */
function follow(
  store: Store,
  entry: EditEntry,
  fields: EditFields,
  ground: Ground & { readonly held: Held },
): void {
  const { of, held, moment } = ground;
  const nextAt = pauseUntil(store, { kind: of.kind, key: held.key }, moment.now);
  const base = nowOf(held, ground, Object.keys(fields));
  const made = { ...of, id: randomUUID(), record: held.key, basedOn: held.revision, fields, base };
  const { id: follows, dependsOn, decidedAt } = entry;
  const more = { follows, dependsOn, decidedAt, ...(nextAt === undefined ? {} : { nextAt }) };
  enqueueEdit(store, { ...made, ...more }, moment.now);
  Object.assign(ground.ahead, fields);
}

function keepApart(store: Store, entry: EditEntry, fields: readonly ConflictField[], ground: Ground): void {
  const { of, moment, held } = ground;
  const known = openConflictOf(store, entry.id);
  const now = theirsOf(ground);
  // The record may have moved on by something else, this person's own other fields: who clashed with them is who did.
  const isTheirs = known?.theirs !== undefined && saysTheSame(known.fields, fields);
  const { by: _by, at: _at, ...rest } = now;
  const theirs = isTheirs ? { ...rest, ...whoOf(known.theirs) } : now;
  keepConflict(store, { ...of, action: entry.id, fields, theirs }, moment.now);
  if (entry.state === 'waiting') {
    end(store, entry, 'conflict', { kind: 'conflict', revision: held?.revision ?? '' }, moment.now);
  }
}

const whoOf = ({ by, at }: Theirs): Pick<Theirs, 'by' | 'at'> => ({
  ...(by === undefined ? {} : { by }),
  ...(at === undefined ? {} : { at }),
});

/** What is to be decided says the same on their side. */
function saysTheSame(before: readonly ConflictField[], now: readonly ConflictField[]): boolean {
  const theirs = (fields: readonly ConflictField[]) =>
    JSON.stringify(fields.filter(({ clash }) => clash).map(({ field, theirs: value }) => [field, value]));
  return theirs(before) === theirs(now);
}

/** The record was deleted: what this person wants in it is theirs to copy out or to give up. */
function partFromGone(store: Store, entry: EditEntry, ground: Ground): void {
  const { base, mine } = versionsOf(store, entry);
  const fields = Object.entries(mine).map(([field, value]) => ({
    field,
    base: base[field] ?? null,
    mine: value,
    theirs: null,
    clash: true,
  }));
  keepApart(store, entry, fields, ground);
}

/** What the person saw, beside what stands there now. */
function showChanges(store: Store, entry: ActionEntry, ground: Ground): void {
  const { of, held, moment } = ground;
  const known = openConflictOf(store, entry.id);
  const gone = held === undefined || !held.listed;
  if (known?.theirs?.gone === gone && (gone || known.theirs.revision === held?.revision)) return;
  const moved = held !== undefined && held.revision !== entry.basedOn;
  const fields = moved ? differences(store, entry, held) : (known?.fields ?? []);
  const theirs = moved || gone ? theirsOf(ground) : undefined;
  keepConflict(store, { ...of, action: entry.id, fields, theirs }, moment.now);
}

function differences(store: Store, entry: ActionEntry, { key }: Held): readonly ConflictField[] {
  const row = asRow(store.sql(`SELECT data FROM ${entry.kind} WHERE key = ?`).get(key));
  return changedSince(store, entry, row).map((field) => ({ ...field, clash: false }));
}

function changedSince(store: Store, { id, kind }: ActionEntry, row: Row): readonly Difference[] {
  if (kind === 'todo') {
    const base = readBase<TodoData>(store, id);
    return base === undefined ? [] : whatChanged(base, wholeTodo(json(row, 'data')));
  }
  const base = readBase(store, id);
  return base === undefined ? [] : whatChangedIn(base, json<object>(row, 'data'));
}

function theirsOf({ held, moment: { changed, title } }: Ground): Theirs {
  const who = changed === undefined ? {} : { by: changed.by, at: changed.at };
  if (held === undefined)
    return { revision: '', gone: true, ...who, ...(title === undefined ? {} : { title }) };
  return { revision: held.revision, gone: !held.listed, ...who };
}

const manyWithinMs = 300_000;
const manyTimes = 3;
const shortestPauseMs = 30_000;
const longestPauseMs = 600_000;

/** Two desks, or a desk and a script, that answer each other for ever: from the third time on slower and slower. */
function pauseUntil(store: Store, { kind, key }: RecordKey, now: number): number | undefined {
  const sql = `SELECT count(*) AS n FROM outbox INDEXED BY outbox_record WHERE kind = ? AND record = ?
    AND state = 'superseded' AND changed_at > ?`;
  const times = int(asRow(store.sql(sql).get(kind, key, now - manyWithinMs)), 'n');
  if (times < manyTimes) return undefined;
  return now + Math.min(longestPauseMs, shortestPauseMs * 2 ** (times - manyTimes));
}
