// Records and their changes. Every write gives the record a new revision and a new place in its feed.
import { fieldClasses } from '../../../shared/domain/edit.ts';
import type { RecordKind } from '../../../shared/domain/terms.ts';
import type { Base } from './base.ts';

export type Presence = 'listed' | 'tombstone' | 'withdrawn';
export type Item = {
  readonly kind: RecordKind;
  readonly id: string;
  readonly feed: string;
  readonly seq: number;
  readonly revision: number;
  readonly presence: Presence;
  readonly data: Record<string, unknown>;
};
export type NewRecord = {
  readonly feed: string;
  readonly kind: RecordKind;
  readonly id: string;
  readonly data: object;
};

/** Revisions are opaque to desks; here they count. */
export const revisionText = (revision: number): string => `r${revision}`;

const stateOf = (data: object): string => String(Reflect.get(data, 'state') ?? '');

export function putNew(base: Base, record: NewRecord, changer?: Changer): void {
  base
    .sql(
      `INSERT INTO item(kind, id, feed, seq, revision, presence, state, data, changed_by, changed_at)
       VALUES (?, ?, ?, ?, 1, 'listed', ?, ?, ?, ?)`,
    )
    .run(
      record.kind,
      record.id,
      record.feed,
      base.nextSeq(),
      stateOf(record.data),
      JSON.stringify(record.data),
      changer?.by ?? null,
      changer?.at ?? null,
    );
}

export function readItem(base: Base, kind: string, id: string): Item | undefined {
  const row = base
    .sql('SELECT kind, id, feed, seq, revision, presence, data FROM item WHERE kind = ? AND id = ?')
    .get(kind, id);
  return row === undefined ? undefined : ({ ...row, data: JSON.parse(String(row.data)) } as Item);
}

/** Who changed a record, and when, as it is told to desks. */
type Changer = { readonly by: string; readonly at: string };

/** Writes the record's new contents; the revision it has from now on. Without `changer` it was no person. */
export function changeItem(base: Base, item: Item, data: object, changer?: Changer): number {
  noteValues(base, item, data);
  const revision = write(base, item, item.presence, stateOf(data), JSON.stringify(data));
  base
    .sql('UPDATE item SET changed_by = ?, changed_at = ? WHERE kind = ? AND id = ?')
    .run(changer?.by ?? null, changer?.at ?? null, item.kind, item.id);
  return revision;
}

/** What an editable field was before its first change, and what it becomes. */
function noteValues(base: Base, { kind, id, data: before }: Item, after: object): void {
  for (const field of Object.keys(fieldClasses[kind])) {
    const [was, is] = [before[field], Reflect.get(after, field)].map(
      (value) => JSON.stringify(value) ?? null,
    );
    if (was === is) continue;
    const known = base
      .sql('SELECT 1 FROM value_seen WHERE kind = ? AND item = ? AND field = ? LIMIT 1')
      .get(kind, id, field);
    const note = base.sql('INSERT INTO value_seen(kind, item, field, value) VALUES (?, ?, ?, ?)');
    if (known === undefined) note.run(kind, id, field, was);
    note.run(kind, id, field, is);
  }
}

/** Gone (tombstone), or no longer to be seen by this person (withdrawn): the contents are not kept. */
export function endItem(base: Base, item: Item, presence: 'tombstone' | 'withdrawn'): number {
  return write(base, item, presence, '', '{}');
}

function write(base: Base, item: Item, presence: Presence, state: string, data: string): number {
  const revision = item.revision + 1;
  base
    .sql('UPDATE item SET seq = ?, revision = ?, presence = ?, state = ?, data = ? WHERE kind = ? AND id = ?')
    .run(base.nextSeq(), revision, presence, state, data, item.kind, item.id);
  return revision;
}

/** Takes the row out without a trace, as a restore from an older backup does. */
export function vanishItem(base: Base, item: Item): void {
  base.sql('DELETE FROM item WHERE kind = ? AND id = ?').run(item.kind, item.id);
}
