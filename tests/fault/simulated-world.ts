// The desk's sync in a world without time, line or process: the real loop over a real store in memory, a model
// department, a clock that moves when told. One seed makes one life of it; no two lives share anything.
import { createApplyPage, type ApplyPage } from '../../main/core/sync/apply-slices.ts';
import { SourceLoop } from '../../main/core/sync/loop.ts';
import { addSource, readSource, sourceKey } from '../../main/core/store/sources.ts';
import { discard, enqueue, recoverSending, takeBack } from '../../main/core/store/outbox.ts';
import { countOutbox, listUnfinished } from '../../main/core/store/outbox-rows.ts';
import { findRecord } from '../../main/core/store/records.ts';
import { openStore } from '../../main/core/store/open.ts';
import type { Store } from '../../main/core/store/store.ts';
import { actionKinds } from '../../shared/domain/terms.ts';
import { createFakeClock, type FakeClock } from '../fakes/clock.ts';
import type { Saved } from '../fakes/department-model.ts';
import { type Line, modelConnector } from '../fakes/model-connector.ts';
import type { Chance } from './seeded.ts';
import { SlowDepartment } from './simulated-department.ts';

export type Pressed = { readonly id: string; readonly remoteId: string };

/** What a control takes away from the world; the checks must notice. */
export type Lacking = 'key-ledger' | 'cursor-with-rows' | 'horizon';

export type WorldParts = {
  readonly chance: Chance;
  readonly lacking?: Lacking;
};

const records = 6;
const nobody = () => undefined;

export class World {
  readonly clock: FakeClock = createFakeClock();
  readonly department = new SlowDepartment();
  readonly pressed: Pressed[] = [];
  readonly store: Store;
  /** What the wall says; may jump, unlike the ticks. */
  wallOffset = 0;
  line: Line = { fates: [], dead: false, log: { push: nobody } };
  loop: SourceLoop;
  readonly #parts: WorldParts;
  #saved: Saved;
  #epochs = 1;
  #titles = 0;

  constructor(parts: WorldParts) {
    this.#parts = parts;
    const opened = openStore({ place: 'memory' });
    if (opened.outcome !== 'opened') throw new Error(opened.outcome);
    this.store = opened.store;
    const source = { id: 's', name: 's', organ: 'o', address: 'http://m', account: '' };
    addSource(this.store, { ...source, connector: 'profile', signIn: 'none' }, 0);
    this.department.remembersKeys = parts.lacking !== 'key-ledger';
    this.department.waitsForWriters = parts.lacking !== 'horizon';
    for (let n = 0; n < records; n += 1) this.department.put(`t${n}`, `事项${n}`);
    this.#saved = this.department.save();
    this.loop = this.#start();
  }

  readonly now = (): number => this.clock.now() + this.wallOffset;

  #start(): SourceLoop {
    const { store, clock, line, now } = this;
    const connector = modelConnector(this.department, line, 3);
    const apply = createApplyPage({ store, publish: nobody, now, ticks: clock.ticks });
    return new SourceLoop({
      store,
      sourceId: 's',
      connector: () => connector,
      publish: nobody,
      now,
      timers: clock,
      random: this.#parts.chance.next,
      everyMs: 300_000,
      switched: 'on',
      apply:
        this.#parts.lacking === 'cursor-with-rows' ? cursorFirst(apply, line, this.#parts.chance) : apply,
    });
  }

  /** kill -9 and a new start: what was under way never comes back, the file is as it was. */
  kill(): void {
    this.line.dead = true;
    this.loop.stop();
    this.line = { fates: [], dead: false, log: { push: nobody } };
    recoverSending(this.store, this.now());
    this.loop = this.#start();
  }

  press(): void {
    const { chance } = this.#parts;
    const remoteId = `t${chance.whole(0, records - 1)}`;
    const source = sourceKey(this.store, 's') ?? 0;
    const held = findRecord(this.store, 'todo', source, remoteId);
    if (held === undefined) return;
    const id = `00000000-0000-4000-8000-${String(this.pressed.length).padStart(12, '0')}`;
    const body = { action: chance.pick(actionKinds), opinion: '同意。' };
    const decided = {
      id,
      source,
      kind: 'todo',
      remoteId,
      record: held.key,
      basedOn: held.revision,
      body,
    } as const;
    enqueue(this.store, decided, this.now());
    this.pressed.push({ id, remoteId });
    this.loop.tell({ kind: 'asked' });
  }

  takeBackLast(): void {
    const last = this.pressed.at(-1);
    if (last !== undefined) takeBack(this.store, last.id, this.now());
  }

  /** The person looks at what was refused or met a changed record, and lets it be. */
  settleAll(): void {
    for (const { id } of listUnfinished(this.store, 's')) discard(this.store, id, this.now());
  }

  /** At the department. */
  edit(): void {
    this.#titles += 1;
    this.department.put(`t${this.#parts.chance.whole(0, records - 1)}`, `事项（改${this.#titles}）`);
  }

  end(presence: 'tombstone' | 'withdrawn'): void {
    this.department.end(`t${this.#parts.chance.whole(0, records - 1)}`, presence);
  }

  beginWriting(): void {
    this.#titles += 1;
    this.department.beginWriting(`n${this.#titles}`, `新事项${this.#titles}`);
  }

  backUp(): void {
    this.#saved = this.department.save();
  }

  restore(): void {
    this.department.dropWriters();
    this.department.restore(this.#saved, this.#newEpoch());
  }

  changeEpoch(): void {
    this.department.epoch = this.#newEpoch();
  }

  #newEpoch(): string {
    this.#epochs += 1;
    return `epoch-${this.#epochs}`;
  }

  /** Lets the loop work until it waits for a time or a person, then lets a little time pass. */
  async goOn(): Promise<void> {
    await this.quiet();
    const at = this.clock.nextAt();
    if (at !== undefined && at - this.clock.ticks() < 400_000) this.clock.goTo(at);
    await this.quiet();
  }

  /** Until nothing more happens at this moment. */
  async untilStill(): Promise<void> {
    for (let still = 0; still < 5; still += 1) await this.quiet();
  }

  async quiet(): Promise<void> {
    for (let turns = 0; turns < 3_000; turns += 1) {
      await new Promise((resolve) => setImmediate(resolve));
      if (this.line.dead) return this.kill();
      if (this.loop.busySince() === undefined) return;
    }
    throw new Error('it never comes to rest');
  }

  /**
   * Everything is well again: the desk has an hour to make good. Less when nothing is under way any more and two
   * rounds have ended well since: the second of them began after the healing.
   */
  async heal(): Promise<void> {
    this.line.fates.length = 0;
    this.department.endWriting();
    this.loop.tell({ kind: 'signed-in' });
    const end = this.clock.ticks() + 3_600_000;
    const okAt = new Set<unknown>([readSource(this.store, 's')?.lastOkAt]);
    while (this.clock.ticks() < end && (okAt.size < 3 || countOutbox(this.store, 's').waiting > 0)) {
      await this.quiet();
      this.clock.goTo(Math.min(this.clock.nextAt() ?? end, end));
      await this.quiet();
      okAt.add(readSource(this.store, 's')?.lastOkAt);
    }
  }

  close(): void {
    this.loop.stop();
    this.store.close();
  }
}

/** Control: the cursor in a transaction of its own, before the rows, and now and then a crash in between. */
function cursorFirst(apply: ApplyPage, line: Line, chance: Chance): ApplyPage {
  return async (page) => {
    await apply({ ...page, delta: { ...page.delta, upserts: [], removals: [], setAside: [] } });
    if (line.dead || chance.happens(0.2)) {
      line.dead = true;
      return new Promise(() => undefined);
    }
    await apply(page);
  };
}
