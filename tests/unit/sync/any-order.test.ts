// The property sync stands on: any order of presses, answers, cuts, crashes and pulls ends with rows = department's
// rows and no action lost or doubled. A failing run prints its seed and the shortest story that fails.
import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createApplyPage } from '../../../main/core/sync/apply-slices.ts';
import { SourceLoop } from '../../../main/core/sync/loop.ts';
import { findRecord } from '../../../main/core/store/records.ts';
import { enqueue, recoverSending } from '../../../main/core/store/outbox.ts';
import { listUnfinished, readAction } from '../../../main/core/store/outbox-rows.ts';
import { knownRecords } from '../../../main/core/store/records.ts';
import { openStore } from '../../../main/core/store/open.ts';
import { addSource, readSource, sourceKey } from '../../../main/core/store/sources.ts';
import type { Store } from '../../../main/core/store/store.ts';
import { actionKinds, type ActionKind } from '../../../shared/domain/terms.ts';
import { createFakeClock, type FakeClock } from '../../fakes/clock.ts';
import { DepartmentModel, type Saved } from '../../fakes/department-model.ts';
import { statesLogged } from '../../fakes/file-facts.ts';
import { type Fate, fates, type Line, modelConnector } from '../../fakes/model-connector.ts';
import { runs } from '../../fakes/runs.ts';
import { untold } from '../../fakes/untold.ts';

type Event =
  | { readonly do: 'press'; readonly record: number; readonly action: ActionKind }
  | { readonly do: 'edit' | 'remove' | 'withdraw'; readonly record: number }
  | { readonly do: 'fate'; readonly fates: readonly Fate[] }
  | {
      readonly do:
        | 'go-on'
        | 'kill'
        | 'sign-in'
        | 'offline-and-on'
        | 'forget-cursors'
        | 'new-epoch'
        | 'back-up'
        | 'restore';
    };

const record = fc.nat(5);
const event: fc.Arbitrary<Event> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('press' as const),
      record,
      action: fc.constantFrom(...actionKinds),
    }),
  },
  { weight: 4, arbitrary: fc.record({ do: fc.constantFrom('edit', 'remove', 'withdraw'), record }) },
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('fate' as const),
      fates: fc.array(fc.constantFrom(...fates), { minLength: 1, maxLength: 4 }),
    }),
  },
  { weight: 8, arbitrary: fc.constant<Event>({ do: 'go-on' }) },
  {
    weight: 4,
    arbitrary: fc.constantFrom<Event>(
      ...(
        ['kill', 'sign-in', 'offline-and-on', 'forget-cursors', 'new-epoch', 'back-up', 'restore'] as const
      ).map((one) => ({ do: one })),
    ),
  },
);

class World {
  readonly clock: FakeClock = createFakeClock();
  readonly model = new DepartmentModel();
  readonly pressed: string[] = [];
  readonly store: Store;
  line: Line = { fates: [], dead: false, log: [] };
  loop: SourceLoop;
  #saved: Saved;
  #epochs = 1;

  constructor() {
    const opened = openStore({ place: 'memory' });
    if (opened.outcome !== 'opened') throw new Error(opened.outcome);
    this.store = opened.store;
    addSource(
      this.store,
      {
        id: 's',
        name: 's',
        organ: 'o',
        address: 'http://m',
        connector: 'profile',
        signIn: 'none',
        account: '',
      },
      0,
    );
    for (let n = 0; n < 6; n += 1) this.model.put(`t${n}`, `事项${n}`);
    this.#saved = this.model.save();
    this.loop = this.#start();
  }

  #start(): SourceLoop {
    const { store, clock, line } = this;
    const publish = () => undefined;
    const connector = modelConnector(this.model, line);
    return new SourceLoop({
      store,
      sourceId: 's',
      connector: () => connector,
      publish,
      now: clock.now,
      timers: clock,
      random: () => 0.5,
      everyMs: 300_000,
      switched: 'on',
      apply: createApplyPage({
        store,
        telling: untold,
        now: clock.now,
        ticks: clock.ticks,
        isAsking: () => false,
      }),
    });
  }

  /** kill -9 and start again: what was under way never comes back, the file is as it was. */
  kill(): void {
    this.line.dead = true;
    this.loop.stop();
    this.line = { fates: [], dead: false, log: this.line.log };
    recoverSending(this.store, this.clock.now());
    this.loop = this.#start();
  }

  press(n: number, action: ActionKind): void {
    const source = sourceKey(this.store, 's') ?? 0;
    const remoteId = `t${n}`;
    const held = findRecord(this.store, 'todo', source, remoteId);
    if (held === undefined) return;
    const id = randomUUID();
    const body = { action, opinion: '同意。' };
    enqueue(
      this.store,
      { id, source, kind: 'todo', remoteId, record: held.key, basedOn: held.revision, body },
      this.clock.now(),
    );
    this.pressed.push(id);
    this.loop.tell({ kind: 'asked' });
  }

  change(event: Exclude<Event, { do: 'press' | 'fate' | 'go-on' }>): void {
    const { model, loop } = this;
    switch (event.do) {
      case 'edit':
        model.put(`t${event.record}`, `事项${event.record}（改）`);
        break;
      case 'remove':
        model.end(`t${event.record}`, 'tombstone');
        break;
      case 'withdraw':
        model.end(`t${event.record}`, 'withdrawn');
        break;
      case 'kill':
        this.kill();
        break;
      case 'sign-in':
        loop.tell({ kind: 'signed-in' });
        break;
      case 'offline-and-on':
        loop.tell({ kind: 'switched', to: 'offline' });
        loop.tell({ kind: 'switched', to: 'on' });
        break;
      case 'forget-cursors':
        model.forgetCursors();
        break;
      case 'new-epoch':
        model.epoch = this.#newEpoch();
        break;
      case 'back-up':
        this.#saved = model.save();
        break;
      case 'restore':
        model.restore(this.#saved, this.#newEpoch());
        break;
    }
  }

  #newEpoch(): string {
    this.#epochs += 1;
    return `epoch-${this.#epochs}`;
  }

  /** Lets the loop work until it waits for a time or a person, then lets a little time pass. */
  async goOn(): Promise<void> {
    await this.quiet();
    const at = this.clock.nextAt();
    if (at !== undefined && at - this.clock.ticks() < 60_000) this.clock.goTo(at);
    await this.quiet();
  }

  async quiet(): Promise<void> {
    for (let turns = 0; turns < 3_000; turns += 1) {
      await new Promise((resolve) => setImmediate(resolve));
      if (this.line.dead) return this.kill();
      if (this.loop.busySince() === undefined) return;
    }
    throw new Error('it never comes to rest');
  }

  async apply(event: Event): Promise<void> {
    if (event.do === 'press') this.press(event.record, event.action);
    else if (event.do === 'fate') this.line.fates.push(...event.fates);
    else if (event.do === 'go-on') await this.goOn();
    else this.change(event);
  }

  /** Everything is well again: the desk has an hour to make good. */
  async heal(): Promise<void> {
    this.line.fates.length = 0;
    this.loop.tell({ kind: 'signed-in' });
    const end = this.clock.ticks() + 3_600_000;
    while (this.clock.ticks() < end) {
      await this.quiet();
      this.clock.goTo(Math.min(this.clock.nextAt() ?? end, end));
    }
    await this.quiet();
  }

  rows(): readonly string[] {
    return knownRecords(this.store, 's', 'todos')
      .map(({ remoteId, revision }) => `${remoteId}@${revision}`)
      .sort();
  }
}

function expectNothingLostOrDoubled(world: World): void {
  expect(world.rows()).toEqual(world.model.listed());
  expect(readSource(world.store, 's')?.health).toEqual({ kind: 'ok' });
  for (const key of world.pressed) {
    const effects = world.model.effects.filter((effect) => effect.key === key).length;
    const state = readAction(world.store, key)?.state;
    expect(['confirmed', 'conflict', 'refused']).toContain(state);
    // What the department itself undid by a restore after we saw it is its own: nobody repeats that unasked.
    if (world.model.undone.has(key)) expect(effects).toBeLessThanOrEqual(1);
    else expect([key, effects]).toEqual([key, state === 'confirmed' ? 1 : 0]);
    expect(statesLogged(world.store, key).length).toBeGreaterThan(1);
  }
  expect(listUnfinished(world.store).every(({ state }) => state === 'conflict' || state === 'refused')).toBe(
    true,
  );
}

/** S11: nothing took effect on another revision than the one decided on. */
function expectNothingRebased(world: World): void {
  for (const { key, basedOn } of world.model.effects)
    expect(readAction(world.store, key)?.basedOn).toBe(basedOn);
}

/** S5: on one record the effects are in the order pressed. */
function expectInOrder(world: World): void {
  for (let n = 0; n < 6; n += 1) {
    const effects = world.model.effects
      .filter(({ id }) => id === `t${n}`)
      .map(({ key }) => world.pressed.indexOf(key));
    expect(effects).toEqual(effects.toSorted((a, b) => a - b));
  }
}

async function live(
  story: readonly Event[],
  more: { readonly remembersKeys: boolean } = { remembersKeys: true },
): Promise<void> {
  const world = new World();
  world.model.remembersKeys = more.remembersKeys;
  await world.goOn();
  for (const one of story) await world.apply(one);
  await world.heal();
  expectNothingLostOrDoubled(world);
  expectInOrder(world);
  expectNothingRebased(world);
  world.loop.stop();
  world.store.close();
}

describe('any order of presses, answers, cuts, crashes and pulls', () => {
  it('ends with rows = department’s rows and no action lost or doubled', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(event, { minLength: 5, maxLength: 60 }), (story) => live(story)),
      { numRuns: runs(150), verbose: true },
    );
  });

  it('control: a department that forgets keys is noticed by these checks', async () => {
    const lostAnswer: readonly Event[] = [
      { do: 'press', record: 0, action: 'approve' },
      { do: 'fate', fates: ['cut-after'] },
      { do: 'go-on' },
    ];
    await live(lostAnswer);
    await expect(live(lostAnswer, { remembersKeys: false })).rejects.toThrow();
  });
});
