// Sync as it runs in the core, over a real file in memory and department models without a network, on a clock that
// only moves when told. Every request is logged as `time source what fate`.
import { randomUUID } from 'node:crypto';
import type { Connectors } from '../../main/core/connectors/registry.ts';
import { openStore } from '../../main/core/store/open.ts';
import { enqueue } from '../../main/core/store/outbox.ts';
import { findRecord, knownRecords } from '../../main/core/store/records.ts';
import { addSource, readSource, sourceKey } from '../../main/core/store/sources.ts';
import type { Store } from '../../main/core/store/store.ts';
import type { SyncControl } from '../../main/core/sync/control.ts';
import { createSync, type SyncParts } from '../../main/core/sync/runner.ts';
import type { Fault } from '../../shared/domain/fault.ts';
import type { SourceHealth } from '../../shared/domain/source.ts';
import type { ActionKind } from '../../shared/domain/terms.ts';
import { createFakeClock, type FakeClock } from './clock.ts';
import { DepartmentModel } from './department-model.ts';
import { type Fate, type Line, modelConnector } from './model-connector.ts';

export const minute = 60_000;

export type SyncDesk = {
  readonly store: Store;
  readonly clock: FakeClock;
  readonly log: string[];
  sync(): SyncControl;
  model(sourceId: string): DepartmentModel;
  /** What befalls the next requests to a source, in order. */
  fate(sourceId: string, ...fates: readonly Fate[]): void;
  /** Every action on a record meets this until it is taken away again. */
  poison(sourceId: string, remoteId: string, fault: Fault | undefined): void;
  press(sourceId: string, remoteId: string, action?: ActionKind): string;
  /** Another sync over the same file and department, with what is said here; `sync()` was closed before. */
  anotherSync(differing: Pick<SyncParts, 'everyMs' | 'files'>): SyncControl;
  /** kill -9 of the desk, and a new start over the same file. */
  kill(): void;
  /** Until nothing more happens at this moment. */
  quiet(): Promise<void>;
  goOn(ms: number): Promise<void>;
  rows(sourceId: string): readonly string[];
  health(sourceId: string): SourceHealth | undefined;
  close(): Promise<void>;
};

/** Every source begins with three to-dos, t0 t1 t2, and has been pulled once. */
export async function aSyncDesk(...sourceIds: readonly string[]): Promise<SyncDesk> {
  const opened = openStore({ place: 'memory' });
  if (opened.outcome !== 'opened') throw new Error(opened.outcome);
  const { store } = opened;
  const clock = createFakeClock();
  const log: string[] = [];
  const models = new Map(sourceIds.map((id) => [id, new DepartmentModel()]));
  const lines = new Map<string, Line>();
  const model = (id: string): DepartmentModel => models.get(id) ?? new DepartmentModel();

  for (const id of sourceIds) {
    model(id).systemId = id;
    for (const n of [0, 1, 2]) model(id).put(`t${n}`, `事项${n}`);
    addSource(
      store,
      {
        id,
        name: id,
        organ: 'o',
        address: `http://${id}`,
        connector: 'profile',
        signIn: 'none',
        account: '',
      },
      0,
    );
  }

  const newLine = (id: string): Line => {
    const entry = { push: (line: string) => log.push(`${Math.round(clock.ticks())} ${id} ${line}`) };
    const line: Line = { fates: [], dead: false, log: entry, poisoned: new Map() };
    lines.set(id, line);
    return line;
  };
  const connectors: Connectors = {
    connect: ({ id }) => modelConnector(model(id), lines.get(id) ?? newLine(id)),
    probe: async () => ({ ok: false, fault: { kind: 'not-found' } }),
  };
  const start = (differing: Pick<SyncParts, 'everyMs' | 'files'> = {}) =>
    createSync({
      store,
      connectors,
      publish: () => undefined,
      log: (event) => log.push(event),
      now: clock.now,
      random: () => 0.5,
      timers: clock,
      everyMs: 5 * minute,
      ...differing,
    });
  let sync = start();

  const isQuiet = () => sourceIds.every((id) => lines.get(id)?.dead === true || !sync.live(id).syncing);
  const quiet = async (): Promise<void> => {
    for (let turns = 0, still = 0; still < 3; turns += 1) {
      if (turns > 5_000) throw new Error('it never comes to rest');
      await new Promise((resolve) => setImmediate(resolve));
      still = isQuiet() ? still + 1 : 0;
    }
  };
  await quiet();
  log.length = 0;

  return {
    store,
    clock,
    log,
    sync: () => sync,
    model,
    fate: (id, ...fates) => void lines.get(id)?.fates.push(...fates),
    poison(id, remoteId, fault) {
      const poisoned = lines.get(id)?.poisoned;
      if (fault === undefined) poisoned?.delete(remoteId);
      else poisoned?.set(remoteId, fault);
    },
    press(id, remoteId, action = 'approve') {
      const source = sourceKey(store, id) ?? 0;
      const held = findRecord(store, 'todo', source, remoteId);
      if (held === undefined) throw new Error(`no ${remoteId} here`);
      const key = randomUUID();
      const body = { action, opinion: '同意。' };
      enqueue(
        store,
        { id: key, source, kind: 'todo', remoteId, record: held.key, basedOn: held.revision, body },
        clock.now(),
      );
      sync.wake(id);
      return key;
    },
    anotherSync: start,
    kill() {
      for (const line of lines.values()) line.dead = true;
      void sync.close();
      for (const id of sourceIds) newLine(id);
      sync = start();
    },
    quiet,
    async goOn(ms) {
      await quiet();
      const end = clock.ticks() + ms;
      for (let at = clock.nextAt(); at !== undefined && at <= end; at = clock.nextAt()) {
        clock.goTo(at);
        await quiet();
      }
      clock.goTo(end);
      await quiet();
    },
    rows: (id) =>
      knownRecords(store, id, 'todos')
        .map(({ remoteId, revision }) => `${remoteId}@${revision}`)
        .sort(),
    health: (id) => readSource(store, id)?.health,
    async close() {
      for (const line of lines.values()) line.dead = true;
      await Promise.race([sync.close(), quiet()]);
    },
  };
}
