// The desk's sync in a world without time, line or process: the real runner and works over a real store in memory, a
// model department, a clock that moves when told. One seed makes one life of it; no two lives share anything.
import { createChanges } from '../../main/core/changes.ts';
import type { Connectors } from '../../main/core/connectors/registry.ts';
import { countOutbox } from '../../main/core/store/outbox-rows.ts';
import { addSource, readSource, setAccount } from '../../main/core/store/sources.ts';
import type { Store } from '../../main/core/store/store.ts';
import type { SyncControl } from '../../main/core/sync/control.ts';
import { createSync } from '../../main/core/sync/runner.ts';
import type { Desk } from '../../main/core/work/desk.ts';
import { answerBrake, removeSource } from '../../main/core/work/manage-sources.ts';
import { createFakeClock, type FakeClock } from '../fakes/clock.ts';
import { type Line, modelConnector } from '../fakes/model-connector.ts';
import { loansBy } from '../fakes/loans.ts';
import { noWindow } from './desk-parts.ts';
import { asBefore } from './former-file.ts';
import { freshStore } from './fresh-store.ts';
import { cursorBeforeRows, type Sent, watched } from './simulated-connectors.ts';
import type { SlowDepartment } from './simulated-department.ts';
import { aDepartment, type WorldParts } from './simulated-parts.ts';

const nobody = () => undefined;
export class World {
  readonly clock: FakeClock = createFakeClock();
  readonly department: SlowDepartment;
  /** Everything that was sent, and as whom. */
  readonly sent: Sent[] = [];
  store: Store;
  sync: SyncControl;
  /** What the wall says; may jump, unlike the ticks. */
  wallOffset = 0;
  line: Line = { fates: [], dead: false, log: { push: nobody } };
  sourceId = 's0';
  accounts = 0;
  /** How often the disk was full when something was to be written. */
  fullDisk = 0;
  readonly parts: WorldParts;
  readonly #everyMs: number;
  readonly #changes = createChanges();
  /** Left behind open, as a process that was killed leaves them. */
  readonly #former: Store[] = [];
  #ids = 0;

  constructor(parts: WorldParts) {
    this.parts = parts;
    this.#everyMs = parts.digest === true ? 6 * 3_600_000 : 300_000;
    this.store = freshStore();
    const department = aDepartment(parts);
    this.department = department;
    department.now = this.clock.now;
    department.backUp();
    this.#addSource();
    this.sync = this.#start();
  }

  readonly now = (): number => this.clock.now() + this.wallOffset;

  get desk(): Desk {
    const { store, sync, now } = this;
    return {
      store,
      sync,
      now,
      ...noWindow,
      loans: loansBy(store, now),
      changes: this.#changes,
      uuid: this.#uuid,
    };
  }

  readonly #uuid = (): string => {
    this.#ids += 1;
    return `00000000-0000-4000-8000-${String(this.#ids).padStart(12, '0')}`;
  };

  #addSource(): void {
    const source = { id: this.sourceId, name: 's', organ: 'o', address: 'http://m' };
    const account = `account-${this.accounts}`;
    addSource(this.store, { ...source, account, connector: 'profile', signIn: 'none' }, this.now());
  }

  #connectors(): Connectors {
    const { department, line, sent, parts } = this;
    return {
      connect: ({ account }) => {
        const connector = watched(modelConnector(department, line, 3), account, sent);
        return parts.lacking === 'cursor-with-rows'
          ? cursorBeforeRows(connector, line, parts.chance)
          : connector;
      },
      probe: async () => ({ ok: false, fault: { kind: 'not-found' } }),
    };
  }

  #start(): SyncControl {
    const { store, clock, now, parts } = this;
    return createSync({
      store,
      connectors: this.#connectors(),
      publish: nobody,
      // A bug shows in what it leaves behind; a full disk is told in the same way and is none.
      log: nobody,
      now,
      random: parts.chance.next,
      timers: clock,
      everyMs: this.#everyMs,
    });
  }

  /** kill -9 and a new start: what was under way never comes back, the file is as it was. */
  kill(): void {
    this.#die();
    this.sync = this.#start();
  }

  /** Ended by a kill as a version before this one, with a full queue; started as this one. */
  cameFromBefore(): void {
    this.#die();
    this.#former.push(this.store);
    this.store = asBefore(this.store);
    this.sync = this.#start();
  }

  #die(): void {
    this.line.dead = true;
    void this.sync.close();
    this.line = { fates: [], dead: false, log: { push: nobody } };
    // A desk that cannot write at its start says so and is started again when it can.
    this.emptyDisk();
  }

  /** No page more from now on, as on a disk that is full. */
  fillDisk(): void {
    this.store.db.pragma(`max_page_count = ${this.store.db.pragma('page_count', { simple: true })}`);
  }

  emptyDisk(): void {
    this.store.db.pragma('max_page_count = 4294967294');
  }

  /** Undefined when it was not saved: the person is told so, and has decided nothing. */
  orFull<T>(work: () => T): T | undefined {
    try {
      return work();
    } catch (error) {
      if (!isFull(error)) throw error;
      this.fullDisk += 1;
      return undefined;
    }
  }

  /** Another person at this desk: the source goes with all that waits, and comes again under another account. */
  switchAccount(): void {
    this.emptyDisk();
    if (this.parts.lacking === 'own-account') {
      this.#onlyRename();
      return;
    }
    void removeSource(this.desk, { id: this.sourceId, evenWithWaiting: true });
    this.accounts += 1;
    this.sourceId = `s${this.accounts}`;
    this.#addSource();
    this.sync.sourceChanged(this.sourceId);
  }

  /** Control: the account of the source is another one from now on, and what waits goes out under it. */
  #onlyRename(): void {
    this.accounts += 1;
    setAccount(this.store, this.sourceId, `account-${this.accounts}`);
    this.sync.sourceChanged(this.sourceId);
  }

  believeBrake(): void {
    const health = readSource(this.store, this.sourceId)?.health;
    if (health?.kind !== 'brake') return;
    answerBrake(this.desk, { id: this.sourceId, feed: health.feed, believe: true });
  }

  /** Lets the loop work until it waits for a time or a person, then lets a little time pass. */
  async goOn(): Promise<void> {
    await this.quiet();
    const at = this.clock.nextAt();
    if (at !== undefined && at - this.clock.ticks() < 400_000) this.clock.goTo(at);
    await this.quiet();
  }

  /** Until nothing more happens at this moment. */
  async quiet(): Promise<void> {
    for (let turns = 0, still = 0; turns < 5_000; turns += 1) {
      await new Promise((resolve) => setImmediate(resolve));
      if (this.line.dead) return this.kill();
      still = this.sync.live(this.sourceId).syncing ? 0 : still + 1;
      if (still === 2) return this.#dropOverlay();
    }
    throw new Error('it never comes to rest');
  }

  /** Control: what the department accepted is taken off the screen before its own row shows it. */
  #dropOverlay(): void {
    if (this.parts.lacking === 'overlay')
      this.store.sql("UPDATE outbox SET state = 'confirmed' WHERE state = 'accepted'").run();
  }

  /**
   * Everything is well again: the desk has an hour to make good, or three days where only a digest tells it what is
   * wrong. Less when nothing is under way any more and rounds enough have ended well since.
   */
  async heal(): Promise<void> {
    this.line.fates.length = 0;
    this.emptyDisk();
    this.department.endWriting();
    void this.sync.signIn(this.sourceId);
    const [limitMs, rounds] = this.parts.digest === true ? [72 * 3_600_000, 10] : [3_600_000, 2];
    const end = this.clock.ticks() + limitMs;
    const okAt = new Set<unknown>([readSource(this.store, this.sourceId)?.lastOkAt]);
    while (this.clock.ticks() < end && (okAt.size <= rounds || this.#waits())) {
      await this.quiet();
      this.believeBrake();
      this.clock.goTo(Math.min(this.clock.nextAt() ?? end, end));
      await this.quiet();
      okAt.add(readSource(this.store, this.sourceId)?.lastOkAt);
    }
  }

  #waits(): boolean {
    return countOutbox(this.store, this.sourceId).waiting > 0;
  }

  async close(): Promise<void> {
    this.line.dead = true;
    void this.sync.close();
    // What a person asked for may come to its end only now.
    for (let turns = 0; turns < 3; turns += 1) await new Promise((resolve) => setImmediate(resolve));
    for (const store of [...this.#former, this.store]) store.close();
  }
}

const isFull = (error: unknown): boolean =>
  error instanceof Error && Reflect.get(error, 'code') === 'SQLITE_FULL';
