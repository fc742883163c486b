// The person at a simulated desk: decides, changes fields, makes records, takes back, settles; and a colleague at the department.
// Everything through the works of the desk. What a full disk refused was not decided.
import type { EditFields } from '../../shared/domain/edit.ts';
import { actionKinds } from '../../shared/domain/terms.ts';
import { discard, enqueue, enqueueEdit, takeBack } from '../../main/core/store/outbox.ts';
import { parseRecordId } from '../../main/core/store/ids.ts';
import { createOf } from '../../main/core/store/new-records.ts';
import { listUnfinished, naturalKeyOf } from '../../main/core/store/outbox-rows.ts';
import { findRecord } from '../../main/core/store/records.ts';
import { sourceKey } from '../../main/core/store/sources.ts';
import { makeRecord } from '../../main/core/work/create-record.ts';
import type { Chance } from './seeded.ts';
import { records } from './simulated-parts.ts';
import type { World } from './simulated-world.ts';
import type { Word } from './words.ts';
import { changedField, type Deed, says, settleOne, typedFields, typeInto, wordOf } from './writing.ts';

const shelf = { fonds: 'Z109', category: 'WS', year: 2026, retention: 'Y', date: '2026-03-02' } as const;

type Pressed = { readonly id: string; readonly remoteId: string; readonly account: string };

export class Person {
  readonly pressed: Pressed[] = [];
  /** Typed since the present account began; what was typed before went with its source, into the audit trail. */
  words: Word[] = [];
  readonly deeds: Deed[] = [];
  readonly #world: World;
  readonly #chance: Chance;
  #number = 0;

  constructor(world: World, chance: Chance) {
    this.#world = world;
    this.#chance = chance;
  }

  press(): void {
    const world = this.#world;
    const chance = this.#chance;
    const remoteId = `t${chance.whole(0, records - 1)}`;
    const source = sourceKey(world.store, world.sourceId) ?? 0;
    const held = findRecord(world.store, 'todo', source, remoteId);
    if (held === undefined) return;
    const id = `10000000-0000-4000-8000-${String(this.pressed.length).padStart(12, '0')}`;
    const body = { action: chance.pick(actionKinds), opinion: '同意。' };
    const record = { record: held.key, basedOn: held.revision, body } as const;
    const saved = world.orFull(() => {
      enqueue(world.store, { id, source, kind: 'todo', remoteId, ...record }, world.now());
      return true;
    });
    if (saved === undefined) return;
    this.pressed.push({ id, remoteId, account: `account-${world.accounts}` });
    world.sync.wake(world.sourceId);
  }

  type(): void {
    const world = this.#world;
    const remoteId = `a${this.#chance.whole(0, 3)}`;
    this.#number += 1;
    const word = wordOf(this.#number);
    const { sourceId } = world;
    const deed = world.orFull(() => typeInto(world.desk, { sourceId, remoteId, word }, this.#chance));
    if (deed === undefined) return;
    this.deeds.push(deed);
    this.words.push({ word, by: 'desk', remoteId, field: deed.field });
  }

  /** A record of their own, now and then one that is refused, and now and then with a change that hangs on it. */
  make(): void {
    const world = this.#world;
    this.#number += 1;
    const title = this.#chance.happens(0.2) ? ' ' : `新建${this.#number}`;
    const { sourceId } = world;
    const fields = { ...shelf, title };
    const made = world.orFull(() => makeRecord(world.desk, { sourceId, kind: 'archive', fields }));
    const of = made?.ok === true ? parseRecordId(made.value.recordId) : undefined;
    const create = of && createOf(world.store, of);
    if (of === undefined || create === undefined || this.#chance.happens(0.5)) return;
    const key = {
      ...naturalKeyOf(world.store, create.id),
      record: of.key,
      basedOn: '',
      id: world.desk.uuid(),
    };
    const change = { fields: { carrier: `载体${this.#number}` }, base: { carrier: null } };
    world.orFull(() => enqueueEdit(world.store, { ...key, ...change, dependsOn: [create.id] }, world.now()));
  }

  settleClash(): void {
    const world = this.#world;
    this.deeds.push(...(world.orFull(() => settleOne(world.desk, this.#chance)) ?? []));
  }

  takeBackLast(): void {
    const { store, now, orFull } = this.#bound();
    const last = this.pressed.at(-1);
    if (last !== undefined) orFull(() => takeBack(store, last.id, now()));
  }

  /** Looks at decisions that were refused or met a changed record, and lets them be. */
  settleAll(): void {
    const { store, now, orFull, sourceId } = this.#bound();
    const decisions = listUnfinished(store, sourceId).filter(({ type }) => type === 'action');
    for (const { id } of decisions) orFull(() => discard(store, id, now()));
  }

  switchAccount(): void {
    this.#world.switchAccount();
    this.words = [];
  }

  /** At the department, in sight of what stands there. */
  colleague(): void {
    const { department, parts } = this.#world;
    this.#number += 1;
    const word = wordOf(this.#number);
    const remoteId = `a${this.#chance.whole(0, 3)}`;
    const fields: EditFields = department.records.get(remoteId)?.fields ?? {};
    if (parts.edits !== true || this.#chance.happens(0.5)) {
      const id = `t${this.#chance.whole(0, records - 1)}`;
      department.put(id, `事项${word}`);
      return;
    }
    const field = this.#chance.pick(typedFields);
    const before = fields[field] ?? null;
    const after = changedField(field, before, word, this.#chance);
    department.putFields(remoteId, { [field]: after });
    this.deeds.push({ remoteId, field, before: [before], after });
    this.words.push({ word, by: 'department', remoteId, field });
  }

  /** What a restore undid of a colleague's work is the department's own loss. */
  afterRestore(): void {
    const { records: there } = this.#world.department;
    this.words = this.words.filter(
      ({ word, by, remoteId, field }) => by === 'desk' || says(there.get(remoteId)?.fields?.[field], word),
    );
  }

  #bound() {
    const world = this.#world;
    const { store, now, sourceId } = world;
    return { store, now, sourceId, orFull: world.orFull.bind(world) };
  }
}
