// Both versions of what clashed, until the person settles it and 30 days longer. Like the outbox it hangs on the
// department's id of the record. The id of a row stands for the very versions it shows: when theirs moves on, the row
// gets another, so nobody settles what they did not see.
import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { EditFields, FieldValue } from '../../../shared/domain/edit.ts';
import { type Id, type RecordKind, recordKinds } from '../../../shared/domain/terms.ts';
import { asRow, int, json, optionalInt, type Row, text, word } from './columns.ts';
import type { NaturalKey } from './drafts.ts';
import type { Store } from './store.ts';

export type ConflictField = {
  readonly field: string;
  readonly base: FieldValue;
  /** Absent where this person changed nothing. */
  readonly mine?: FieldValue;
  readonly theirs: FieldValue;
  /** Only the person can decide. */
  readonly clash: boolean;
};

/** The record as it is now; `gone`: it is no longer here. The title is kept of a deleted one alone (S13). */
export type Theirs = {
  readonly revision: string;
  readonly by?: string;
  readonly at?: string;
  readonly gone: boolean;
  readonly title?: string;
};

const endings = ['mine', 'theirs', 'both', 'given-up'] as const;
export type Ending = (typeof endings)[number];

export type ConflictRow = {
  readonly id: Id;
  /** The thing in the outbox it is about. */
  readonly action: Id;
  readonly kind: RecordKind;
  readonly at: number;
  readonly fields: readonly ConflictField[];
  /** Absent until the record as it is now was fetched. */
  readonly theirs?: Theirs;
  readonly settledAt?: number;
  readonly how?: Ending;
};

const columns = 'id, action, kind, at, fields, theirs, settled_at, how';

function fromRow(row: Row): ConflictRow {
  return {
    id: text(row, 'id'),
    action: text(row, 'action'),
    kind: word(recordKinds, row, 'kind'),
    at: int(row, 'at'),
    fields: json(row, 'fields'),
    ...(row['theirs'] === null ? {} : { theirs: json<Theirs>(row, 'theirs') }),
    ...optionalInt('settledAt', row, 'settled_at'),
    ...(row['how'] === null ? {} : { how: word(endings, row, 'how') }),
  };
}

type Clash = NaturalKey & {
  readonly action: Id;
  readonly fields: readonly ConflictField[];
  readonly theirs: Theirs | undefined;
};

/** Kept, or brought up to date. */
export function keepConflict(store: Store, clash: Clash, now: number): void {
  const { action, source, kind, remoteId } = clash;
  const fields = JSON.stringify(clash.fields);
  const theirs = clash.theirs === undefined ? null : JSON.stringify(clash.theirs);
  const open = openConflictOf(store, action);
  if (open === undefined) {
    store
      .sql(
        `INSERT INTO conflict (id, action, source, kind, remote_id, at, fields, theirs)
         VALUES (:id, :action, :source, :kind, :remoteId, :now, :fields, :theirs)`,
      )
      .run({ id: randomUUID(), action, source, kind, remoteId, now, fields, theirs });
    return;
  }
  store
    .sql('UPDATE conflict SET id = :fresh, fields = :fields, theirs = :theirs WHERE id = :id')
    .run({ fresh: saysSame(open, clash) ? open.id : randomUUID(), id: open.id, fields, theirs });
}

function saysSame(open: ConflictRow, { fields, theirs }: Clash): boolean {
  return open.theirs?.gone === theirs?.gone && isDeepStrictEqual(open.fields, fields);
}

export function readConflict(store: Store, id: Id): ConflictRow | undefined {
  const row = store.sql(`SELECT ${columns} FROM conflict WHERE id = ?`).get(id);
  return row === undefined ? undefined : fromRow(asRow(row));
}

export function openConflictOf(store: Store, action: Id): ConflictRow | undefined {
  const row = store
    .sql(`SELECT ${columns} FROM conflict INDEXED BY conflict_action WHERE action = ? AND settled_at IS NULL`)
    .get(action);
  return row === undefined ? undefined : fromRow(asRow(row));
}

/** Settled or not. */
function latestConflictOf(store: Store, action: Id): ConflictRow | undefined {
  const row = store
    .sql(
      `SELECT ${columns} FROM conflict INDEXED BY conflict_action WHERE action = ? ORDER BY key DESC LIMIT 1`,
    )
    .get(action);
  return row === undefined ? undefined : fromRow(asRow(row));
}

/** The fields a change asks the person about: of one that clashed, what clashed; the rest went on already. */
export function askedFields(
  store: Store,
  edit: { readonly id: Id; readonly fields: EditFields },
): readonly string[] {
  const clashes = latestConflictOf(store, edit.id)?.fields.filter(({ clash }) => clash) ?? [];
  return clashes.length > 0 ? clashes.map(({ field }) => field) : Object.keys(edit.fields);
}

/** Those to be settled, oldest first; or those settled, newest first. */
export function listConflicts(store: Store, which: 'open' | 'settled'): readonly ConflictRow[] {
  const where =
    which === 'open' ? 'settled_at IS NULL ORDER BY key' : 'settled_at IS NOT NULL ORDER BY settled_at DESC';
  return store
    .sql(`SELECT ${columns} FROM conflict WHERE ${where}`)
    .all()
    .map((row) => fromRow(asRow(row)));
}

export function settleConflictOf(store: Store, action: Id, how: Ending, now: number): void {
  store
    .sql('UPDATE conflict SET settled_at = :now, how = :how WHERE action = :action AND settled_at IS NULL')
    .run({ action, how, now });
}

/** A discard was taken back: the latest of its conflicts is open again. */
export function reopenConflict(store: Store, action: Id): void {
  store
    .sql(
      `UPDATE conflict SET settled_at = NULL, how = NULL
       WHERE key = (SELECT max(key) FROM conflict WHERE action = ? AND how = 'given-up')`,
    )
    .run(action);
}

/** S13: of a withdrawn record only what the person wrote stays. */
export function eraseTheirs(store: Store, { source, kind, remoteId }: NaturalKey): void {
  const rows = store
    .sql('SELECT id, fields FROM conflict WHERE source = ? AND kind = ? AND remote_id = ?')
    .all(source, kind, remoteId);
  const gone: Theirs = { revision: '', gone: true };
  for (const value of rows) {
    const row = asRow(value);
    const fields = json<readonly ConflictField[]>(row, 'fields')
      .filter(({ mine }) => mine !== undefined)
      .map((field) => ({ ...field, base: null, theirs: null }));
    store
      .sql('UPDATE conflict SET fields = ?, theirs = ? WHERE id = ?')
      .run(JSON.stringify(fields), JSON.stringify(gone), text(row, 'id'));
  }
}

const keptMs = 30 * 24 * 3_600_000;

/** What was settled 30 days ago goes; how many rows went. */
export function purgeConflicts(store: Store, now: number): number {
  return store.sql('DELETE FROM conflict WHERE settled_at < ?').run(now - keptMs).changes;
}
