// A person at the desk of a run of chaos: decides on a to-do, borrows or gives back, makes a record (with a file on it),
// attaches a file to a record, moves one. Each press has a number, which stands in what it says, for a kill between saving and answering
// leaves the parent in doubt: the same press asked again finds what was saved and does only what is missing.
import { recordId } from '../../main/core/store/ids.ts';
import { readEntry } from '../../main/core/store/outbox-rows.ts';
import { readTodo } from '../../main/core/store/todos.ts';
import type { Store } from '../../main/core/store/store.ts';
import { actOnRecord } from '../../main/core/work/act-on-record.ts';
import { actOnTodo } from '../../main/core/work/act-on-todo.ts';
import { attachFile } from '../../main/core/work/attach-file.ts';
import { makeRecord } from '../../main/core/work/create-record.ts';
import type { Desk } from '../../main/core/work/desk.ts';
import { editRecord, heldById } from '../../main/core/work/edit-record.ts';
import type { OutboxType } from '../../shared/domain/action.ts';

/**
 * `lend`: borrows a record, or gives it back; `make`: a new record, with the file on it if there is one; `attach`, `move`:
 * on any record that is here.
 */
export type PressKind = 'decide' | 'lend' | 'make' | 'attach' | 'move';

export type Press = {
  readonly number: number;
  readonly kind: PressKind;
  readonly dice: number;
  /** Path of the file to attach. */
  readonly file?: string;
};

/** `again`: somebody changed the record in that moment. */
export type Pressed = {
  readonly press: 'saved' | 'none-free' | 'again';
  /** What it was done to, by the department's id. */
  readonly remoteId?: string;
};

/** How a press is told from all others in the files of both sides. */
export const markOf = (number: number): string => `第${number}件，`;
/** Named by its press too: the hash of its bytes is its own. */
export const fileNameOf = (number: number): string => `${markOf(number)}附件.bin`;

const saved: Pressed = { press: 'saved' };

export async function press(desk: Desk, sourceId: string, wish: Press): Promise<Pressed> {
  switch (wish.kind) {
    case 'decide':
      return decide(desk, wish);
    case 'lend':
      return lend(desk, wish);
    case 'make':
      return make(desk, sourceId, wish);
    case 'attach':
      return entryOf(desk.store, wish, 'upload') === undefined ? onSome(desk, wish, attach) : saved;
    case 'move':
      return entryOf(desk.store, wish, 'edit') === undefined ? onSome(desk, wish, move) : saved;
  }
}

/** What the press put into the outbox first. */
export function entryOf(
  store: Store,
  { number }: Pick<Press, 'number'>,
  type?: OutboxType,
): string | undefined {
  const found = store
    .sql(
      'SELECT id FROM outbox WHERE instr(body, :mark) > 0 AND (:type IS NULL OR type = :type) ORDER BY seq LIMIT 1',
    )
    .pluck()
    .get({ mark: markOf(number), type: type ?? null });
  return found === undefined ? undefined : String(found);
}

/** On any open to-do that offers approval, as a person does: what they see is what they decide on. */
function decide(desk: Desk, { number, dice }: Press): Pressed {
  if (entryOf(desk.store, { number }) !== undefined) return saved;
  const open = "SELECT key FROM todo WHERE open = 1 AND presence = 'listed' ORDER BY key";
  for (const key of from(dice, keysOf(desk.store, open))) {
    const held = readTodo(desk.store, key);
    if (held === undefined || !held.data.actions.includes('approve')) continue;
    const body = { action: 'approve', opinion: `${markOf(number)}同意。` } as const;
    const acted = actOnTodo(desk, { id: recordId('todo', key), revision: held.revision, body });
    if (acted.ok) return { press: 'saved', remoteId: held.remoteId };
  }
  return { press: 'none-free' };
}

/** Of a record that its department lends; when all of those are under way, a to-do. */
function lend(desk: Desk, wish: Press): Pressed {
  if (entryOf(desk.store, wish) !== undefined) return saved;
  const opinion = `${markOf(wish.number)}查考。`;
  const lent = "SELECT key FROM archive WHERE json_extract(data, '$.actions') IS NOT NULL ORDER BY key";
  for (const key of from(wish.dice, keysOf(desk.store, lent))) {
    const id = recordId('archive', key);
    const held = heldById(desk, id);
    const offered: unknown = Reflect.get(held?.data ?? {}, 'actions');
    if (held === undefined || !Array.isArray(offered)) continue;
    const { revision } = held;
    const acts = [{ action: 'borrow', opinion, days: 7 } as const, { action: 'give-back', opinion } as const];
    const body = acts.find(({ action }) => offered.includes(action));
    if (body !== undefined && actOnRecord(desk, { id, revision, body }).ok) return saved;
  }
  return decide(desk, wish);
}

async function make(desk: Desk, sourceId: string, wish: Press): Promise<Pressed> {
  const title = `${markOf(wish.number)}新建`;
  const made = entryOf(desk.store, wish, 'create');
  if (made === undefined) {
    const fields = { ...described, title };
    const done = makeRecord(desk, { sourceId, kind: 'archive', fields });
    if (!done.ok) throw new Error(`not made: ${JSON.stringify(done.fault)}`);
  }
  if (wish.file === undefined || entryOf(desk.store, wish, 'upload') !== undefined) return saved;
  // By now its department may have it: then it is known by another id.
  const entry = readEntry(desk.store, entryOf(desk.store, wish, 'create') ?? '');
  return entry === undefined ? { press: 'again' } : attach(desk, entry.recordId, wish);
}

const described = { fonds: 'Z109', category: 'WS', year: 2026, retention: 'D30', date: '2026-10-09' };

async function attach(desk: Desk, id: string, { file = '' }: Press): Promise<Pressed> {
  const held = heldById(desk, id);
  if (held === undefined) return { press: 'again' };
  const { revision } = held;
  const attached = await attachFile(desk, { recordId: id, revision, grant: file, role: '附件' });
  return attached.ok ? { press: 'saved', remoteId: held.of.remoteId } : { press: 'again' };
}

function move(desk: Desk, id: string, { number }: Press): Pressed {
  const held = heldById(desk, id);
  if (held === undefined) return { press: 'again' };
  const fields = { location: `${markOf(number)}移库` };
  const edited = editRecord(desk, { id, revision: held.revision, fields });
  return edited.ok ? { press: 'saved', remoteId: held.of.remoteId } : { press: 'again' };
}

async function onSome(
  desk: Desk,
  wish: Press,
  work: (desk: Desk, id: string, wish: Press) => Pressed | Promise<Pressed>,
): Promise<Pressed> {
  const here = 'SELECT key FROM archive ORDER BY key';
  const [key] = from(wish.dice, keysOf(desk.store, here));
  return key === undefined ? { press: 'again' } : work(desk, recordId('archive', key), wish);
}

const keysOf = (store: Store, sql: string): readonly number[] =>
  store.sql(sql).pluck().all() as readonly number[];

/** All of them, beginning where the dice say. */
function from(dice: number, keys: readonly number[]): readonly number[] {
  const start = Math.floor(dice * keys.length);
  return [...keys.slice(start), ...keys.slice(0, start)];
}
