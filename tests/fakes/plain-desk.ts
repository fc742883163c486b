// A desk in memory over the product's own store and sync, with a real line to a plain department. It can be killed at any
// moment; what it had asked for goes on without it, as it would.
import { randomUUID } from 'node:crypto';
import { createChanges } from '../../main/core/changes.ts';
import { openStore } from '../../main/core/store/open.ts';
import { enqueue, enqueueCreate, enqueueEdit } from '../../main/core/store/outbox.ts';
import { findRecord } from '../../main/core/store/records.ts';
import { addSource, readSource, sourceKey } from '../../main/core/store/sources.ts';
import type { Store } from '../../main/core/store/store.ts';
import type { SyncControl } from '../../main/core/sync/control.ts';
import { createSync } from '../../main/core/sync/runner.ts';
import type { Desk } from '../../main/core/work/desk.ts';
import type { DoubtWay } from '../../shared/domain/action.ts';
import type { EditFields } from '../../shared/domain/edit.ts';
import type { PlainDepartment } from './plain-department.ts';
import { plainConnector } from './plain-connector.ts';
import { until } from './until.ts';

const described: EditFields = {
  fonds: 'Z109',
  category: 'WS',
  year: 2026,
  retention: 'D30',
  title: '关于秋季防汛的通知',
  date: '2026-10-09',
};

export class PlainDesk {
  readonly store: Store;
  readonly pressed: string[] = [];
  #sync: SyncControl;
  #line = { dead: false };
  readonly #department: PlainDepartment;
  readonly #way: DoubtWay;

  constructor(department: PlainDepartment, way: DoubtWay) {
    const opened = openStore({ place: 'memory' });
    if (opened.outcome !== 'opened') throw new Error(opened.outcome);
    this.store = opened.store;
    this.#department = department;
    this.#way = way;
    const source = { id: 's', name: 's', organ: 'o', address: department.address } as const;
    addSource(this.store, { ...source, connector: 'profile', signIn: 'none', account: '' }, 0);
    this.#sync = this.#start();
  }

  #start(): SyncControl {
    const line = this.#line;
    return createSync({
      store: this.store,
      connectors: {
        connect: () => plainConnector(this.#department, this.#way, line),
        probe: async () => ({ ok: false, fault: { kind: 'not-found' } }),
      },
      publish: () => undefined,
      log: () => undefined,
      now: Date.now,
      random: () => 0.001,
    });
  }

  /** kill -9 and a new start over the same file. */
  kill(): void {
    this.#line.dead = true;
    void this.#sync.close();
    this.#line = { dead: false };
    this.#sync = this.#start();
  }

  get as() {
    const changes = createChanges();
    return { store: this.store, sync: this.#sync, changes, now: Date.now } as unknown as Desk;
  }

  async synced(): Promise<void> {
    const before = readSource(this.store, 's')?.lastOkAt;
    this.#sync.wake('s', 'by-hand');
    await until('a round is through', () => readSource(this.store, 's')?.lastOkAt !== before, {
      limitMs: 15_000,
    });
  }

  act(remoteId: string, opinion = '同意。'): string {
    return this.#press(remoteId, 'todo', ({ id, ...of }) =>
      enqueue(this.store, { ...of, id, body: { action: 'approve', opinion } }, Date.now()),
    );
  }

  edit(remoteId: string, location: string): string {
    return this.#press(remoteId, 'archive', ({ id, ...of }) =>
      enqueueEdit(this.store, { ...of, id, fields: { location }, base: { location: null } }, Date.now()),
    );
  }

  make(title: string): string {
    const id = randomUUID();
    const source = sourceKey(this.store, 's') ?? 0;
    const fields = { ...described, title };
    enqueueCreate(this.store, { id, source, kind: 'archive', fields }, Date.now());
    return this.#sent(id);
  }

  #press(
    remoteId: string,
    kind: 'todo' | 'archive',
    save: (of: {
      id: string;
      source: number;
      kind: typeof kind;
      remoteId: string;
      record: number;
      basedOn: string;
    }) => void,
  ): string {
    const source = sourceKey(this.store, 's') ?? 0;
    const held = findRecord(this.store, kind, source, remoteId);
    if (held === undefined) throw new Error(`${remoteId} is not here`);
    const id = randomUUID();
    save({ id, source, kind, remoteId, record: held.key, basedOn: held.revision });
    return this.#sent(id);
  }

  #sent(id: string): string {
    this.pressed.push(id);
    this.#sync.wake('s');
    return id;
  }

  async close(): Promise<void> {
    this.#line.dead = true;
    await Promise.race([this.#sync.close(), new Promise((resolve) => setTimeout(resolve, 50))]);
    this.store.close();
  }
}
