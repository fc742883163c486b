// What must be true of a simulated life once all is well again. Every line is something that must never happen.
import { countOutbox, listUnfinished, readEntry } from '../../main/core/store/outbox-rows.ts';
import { knownRecords } from '../../main/core/store/records.ts';
import { readSource } from '../../main/core/store/sources.ts';
import type { EditFields } from '../../shared/domain/edit.ts';
import type { Effect } from '../fakes/department-model.ts';
import type { Person } from './simulated-person.ts';
import type { World } from './simulated-world.ts';
import { type Shown, vanished } from './words.ts';
import { says, typedFields } from './writing.ts';

export function troubleOf(world: World, person: Person): readonly string[] {
  return [
    ...mirrorTrouble(world),
    ...stillWaiting(world),
    ...effectTrouble(world, person),
    ...editTrouble(world),
    ...orderTrouble(world),
    ...logTrouble(world),
    ...wordTrouble(world, person),
  ];
}

type Own = {
  readonly id: string;
  readonly kind: string;
  readonly remote_id: string;
  readonly answer_revision: string | null;
};

const archiveRow = 'SELECT revision FROM archive WHERE remote_id = ?';
/** One that was deleted keeps its row while a text of the person hangs on it. */
const todoRow = "SELECT revision FROM todo WHERE remote_id = ? AND presence = 'listed'";

/**
 * Looked at again and again during a life: what left the screen because it is through stands in the row by then, so
 * that no own write ever jumps back.
 */
export function screenTrouble({ store, department }: World, known: Set<string>): readonly string[] {
  const through = store
    .sql("SELECT id, kind, remote_id, answer_revision FROM outbox WHERE state = 'confirmed'")
    .all() as readonly Own[];
  return through.flatMap(({ id, kind, remote_id: remoteId, answer_revision: answered }) => {
    if (known.has(id)) return [];
    known.add(id);
    const row = store
      .sql(kind === 'archive' ? archiveRow : todoRow)
      .pluck()
      .get(remoteId);
    const isShown = row === undefined || Number(row) >= Number(answered);
    return isShown || department.undone.has(id)
      ? []
      : [`${id} left the screen at ${row}, before ${answered} came`];
  });
}

function mirrorTrouble({ store, department, sourceId }: World): readonly string[] {
  const here = (feed: string) =>
    knownRecords(store, sourceId, feed)
      .map(({ remoteId, revision }) => `${remoteId}@${revision}`)
      .sort()
      .join();
  const [todos, archives] = [department.listed('todo').join(), department.listed('archive').join()];
  const health = readSource(store, sourceId)?.health.kind;
  return [
    ...(here('todos') === todos ? [] : [`rows are ${here('todos')}, the department has ${todos}`]),
    ...(here('archives') === archives
      ? []
      : [`rows are ${here('archives')}, the department has ${archives}`]),
    ...(health === 'ok' ? [] : [`the source is ${health}`]),
  ];
}

const ended = ['confirmed', 'conflict', 'refused', 'taken-back', 'superseded', 'discarded'];

function stillWaiting({ store, sourceId }: World): readonly string[] {
  // What hangs on a record that was refused waits for the person.
  const isHeld = (ids: readonly string[]) => ids.some((id) => readEntry(store, id)?.state === 'refused');
  const unsettled = listUnfinished(store).filter(
    ({ state, dependsOn }) => !ended.includes(state) && !isHeld(dependsOn),
  );
  const { waiting } = countOutbox(store, sourceId);
  return unsettled.map(({ id, state }) => `${id} is still ${state} (${waiting} wait)`);
}

/** Of each decision: exactly one effect if it is confirmed, none otherwise, on what the person saw, as themselves. */
function effectTrouble(world: World, { pressed }: Person): readonly string[] {
  const { store, department, sent } = world;
  return pressed.flatMap(({ id, account }) => {
    const entry = readEntry(store, id);
    const effects = department.effects.filter(({ key }) => key === id);
    const strangers = sent.filter(({ key, as }) => key === id && as !== account);
    return [
      ...(isRight(world, id, entry?.state, effects)
        ? []
        : [`${id} is ${entry?.state} and had ${effects.length} effects`]),
      ...(entry === undefined || effects.every(({ basedOn }) => basedOn === entry.basedOn)
        ? []
        : [`${id} took effect on a revision nobody saw`]),
      ...(strangers.length === 0 ? [] : [`${id} of ${account} was sent as ${strangers[0]?.as}`]),
    ];
  });
}

/**
 * What the department itself undid by a restore after it was seen is its own: nobody repeats that unasked. What went
 * with its source had an effect or none.
 */
function isRight(
  { department }: World,
  id: string,
  state: string | undefined,
  effects: readonly Effect[],
): boolean {
  if (department.undone.has(id) || state === undefined) return effects.length <= 1;
  return effects.length === (state === 'confirmed' ? 1 : 0);
}

type EditRow = {
  readonly id: string;
  readonly remote_id: string;
  readonly state: string;
  readonly based_on: string;
  readonly body: string;
};

const editsOf = ({ store }: World): readonly EditRow[] =>
  store
    .sql(
      "SELECT id, remote_id, state, based_on, body FROM outbox WHERE type IN ('edit', 'create') ORDER BY seq",
    )
    .all() as readonly EditRow[];

function editTrouble(world: World): readonly string[] {
  const { department } = world;
  return editsOf(world).flatMap(({ id, state, based_on: basedOn }) => {
    const effects = department.effects.filter(({ key }) => key === id);
    return [
      ...(isRight(world, id, state, effects)
        ? []
        : [`edit ${id} is ${state} and had ${effects.length} effects`]),
      ...(effects.every((effect) => effect.basedOn === basedOn)
        ? []
        : [`edit ${id} was based on another revision`]),
    ];
  });
}

/** Of one record, decisions and changes of fields each in the order in which they were made. */
function orderTrouble(world: World): readonly string[] {
  const { department, store } = world;
  const all = store.sql('SELECT id FROM outbox ORDER BY seq').pluck().all() as readonly string[];
  const place = new Map(all.map((id, index) => [id, index]));
  const last = new Map<string, number>();
  return department.effects.flatMap(({ key, id }) => {
    const at = place.get(key);
    if (at === undefined) return [];
    const isAfter = at > (last.get(id) ?? -1);
    last.set(id, at);
    return isAfter ? [] : [`out of order on ${id}: ${key}`];
  });
}

/** Nothing leaves without a line that says so, written before. */
function logTrouble({ store, sent }: World): readonly string[] {
  return sent.flatMap(({ key }) => {
    const times = sent.filter((one) => one.key === key).length;
    const lines = store
      .sql("SELECT count(*) FROM outbox_log WHERE action = ? AND to_state = 'sending'")
      .pluck()
      .get(key);
    return readEntry(store, key) === undefined || Number(lines) >= times
      ? []
      : [`${key} left without a word`];
  });
}

function wordTrouble(world: World, { words, deeds }: Person): readonly string[] {
  const { department } = world;
  const present = new Map([...department.records].map(([id, { fields = {} }]) => [id, fields]));
  const shown = editsOf(world).flatMap(shownOf);
  const undone = (word: string) => department.undoneEffects.some(({ fields = {} }) => saysAny(fields, word));
  return vanished({ words, deeds, shown, present })
    .filter((line) => !undone(line.slice(0, line.indexOf(' '))))
    .map((line) => `vanished: ${line}`);
}

function shownOf({ remote_id: remoteId, body, state }: EditRow): readonly Shown[] {
  if (state === 'confirmed' || state === 'superseded') return [];
  const fields: EditFields = JSON.parse(body);
  return typedFields.flatMap((field) =>
    fields[field] === undefined ? [] : { by: 'desk', remoteId, field, value: fields[field] },
  );
}

const saysAny = (fields: EditFields, word: string): boolean =>
  Object.values(fields).some((value) => says(value, word));
