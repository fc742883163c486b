// A person at a desk who changes fields of archive records and settles what clashed, as the window would let them: on
// what is shown, at the revision shown. Each change carries a word of its own that is found wherever it ends up.
import type { Choice, EditFields, FieldValue } from '../../shared/domain/edit.ts';
import { classOf, settleField } from '../../shared/domain/merge.ts';
import { type ConflictField, type ConflictRow, readConflict } from '../../main/core/store/conflicts.ts';
import { recordId } from '../../main/core/store/ids.ts';
import { findRecord } from '../../main/core/store/records.ts';
import { sourceKey } from '../../main/core/store/sources.ts';
import type { Store } from '../../main/core/store/store.ts';
import type { Conflict } from '../../shared/contract/desk-outbox.ts';
import { editRecord, heldById, shownIn } from '../../main/core/work/edit-record.ts';
import type { Desk } from '../../main/core/work/desk.ts';
import { discardAction } from '../../main/core/work/give-up-action.ts';
import { listConflicts } from '../../main/core/work/list-conflicts.ts';
import { settleConflict } from '../../main/core/work/settle-conflict.ts';
import type { Chance } from './seeded.ts';

/** What somebody did to a field in full sight of it: what `before` had and `after` has not, they took out knowingly. */
export type Deed = {
  readonly remoteId: string;
  readonly field: string;
  /** Everything that was on the screen for this field. */
  readonly before: readonly FieldValue[];
  readonly after: FieldValue;
};

export const typedFields = ['title', 'location', 'responsible', 'abstract'] as const;

export const wordOf = (number: number): string => `〔${number}〕`;

/** Types a word into a field of one record; undefined when that cannot be done now (the record is not here). */
export function typeInto(
  desk: Desk,
  where: { readonly sourceId: string; readonly remoteId: string; readonly word: string },
  chance: Chance,
): Deed | undefined {
  const { sourceId, remoteId, word } = where;
  const { store } = desk;
  const known = findRecord(store, 'archive', sourceKey(store, sourceId) ?? 0, remoteId);
  const id = recordId('archive', known?.key ?? 0);
  const held = known === undefined ? undefined : heldById(desk, id);
  if (held === undefined) return undefined;
  const field = chance.pick(typedFields);
  const shown = shownIn(desk, held, [field])[field] ?? null;
  const after = changedField(field, shown, word, chance);
  const edited = editRecord(desk, { id, revision: held.revision, fields: { [field]: after } });
  if (!edited.ok) throw new Error(`not taken: ${JSON.stringify(edited.fault)}`);
  return { remoteId, field, before: [shown], after };
}

export function changedField(field: string, shown: FieldValue, word: string, chance: Chance): FieldValue {
  switch (classOf('archive', field)) {
    case 'scalar':
      return `卷内文件 ${word}`;
    case 'set':
      return changedSet(shown, word, chance);
    case 'text':
      return changedText(shown, word, chance);
  }
}

/** One more, and now and then one less. */
function changedSet(shown: FieldValue, word: string, chance: Chance): FieldValue {
  const members = Array.isArray(shown) ? shown.filter((one) => typeof one === 'string') : [];
  const out = members.length > 8 || chance.happens(0.2) ? chance.whole(0, members.length) : -1;
  return [...members.filter((_, index) => index !== out), word];
}

/** A paragraph more, or another in the place of one. */
function changedText(shown: FieldValue, word: string, chance: Chance): FieldValue {
  const paragraphs = typeof shown === 'string' && shown !== '' ? shown.split('\n') : [];
  const at = chance.whole(0, paragraphs.length);
  const out = paragraphs.length > 12 || chance.happens(0.4) ? 1 : 0;
  return [...paragraphs.slice(0, at), `另见${word}。`, ...paragraphs.slice(at + out)].join('\n');
}

/** What is known of a word that was typed before a kill, when nobody heard the answer. */
export function typedBefore(store: Store, word: string): Deed | undefined {
  const row = store
    .sql(
      "SELECT remote_id, body, base, follows FROM outbox WHERE type = 'edit' AND instr(body, ?) > 0 ORDER BY seq",
    )
    .get(word) as Saved | undefined;
  if (row === undefined) return undefined;
  const [field, after] = Object.entries(fieldsIn(row.body)).find(([, value]) => says(value, word)) ?? [
    '',
    null,
  ];
  const onto = store.sql('SELECT body FROM outbox WHERE id = ?').pluck().get(row.follows);
  const before = [fieldsIn(row.base)[field] ?? null, fieldsIn(String(onto ?? '{}'))[field] ?? null];
  return { remoteId: row.remote_id, field, before, after };
}

type Saved = {
  readonly remote_id: string;
  readonly body: string;
  readonly base: string;
  readonly follows: string | null;
};

const fieldsIn = (text: string): EditFields => JSON.parse(text);

/** Settles the oldest that can be settled, one way or another. */
export function settleOne(desk: Desk, chance: Chance): readonly Deed[] {
  const open = listConflicts(desk, { settled: false }).filter((one) => one.mine.type === 'edit');
  for (const conflict of open) {
    const row = readConflict(desk.store, conflict.id);
    if (row === undefined) continue;
    const done =
      conflict.theirs?.gone === true ? giveUp(desk, conflict, row) : decide(desk, conflict, row, chance);
    if (done !== undefined) return done;
  }
  return [];
}

function giveUp(desk: Desk, { actionId }: Conflict, row: ConflictRow): readonly Deed[] | undefined {
  if (!discardAction(desk, { id: actionId }).ok) return undefined;
  return row.fields.map((field) => deedOf(desk, row, field, null));
}

function decide(desk: Desk, { id }: Conflict, row: ConflictRow, chance: Chance): readonly Deed[] | undefined {
  const clashes = row.fields.filter(({ clash }) => clash);
  const choices: { [field: string]: Choice } = {};
  for (const { field } of clashes) choices[field] = chance.pick(['mine', 'theirs']);
  if (!settleConflict(desk, { id, choices }).ok) return undefined;
  return clashes.map((field) => {
    const { mine = null, ...three } = field;
    const choice = choices[field.field] ?? 'theirs';
    return deedOf(desk, row, field, settleField('archive', { ...three, mine }, choice));
  });
}

function deedOf(desk: Desk, row: ConflictRow, field: ConflictField, after: FieldValue): Deed {
  const remoteId = remoteIdOf(desk, row);
  return { remoteId, field: field.field, before: [field.base, field.mine ?? null, field.theirs], after };
}

function remoteIdOf({ store }: Desk, { action }: ConflictRow): string {
  const found = store.sql('SELECT remote_id FROM outbox WHERE id = ?').pluck().get(action);
  return String(found);
}

export const says = (value: FieldValue | undefined, word: string): boolean =>
  value !== undefined && value !== null && JSON.stringify(value).includes(word);
