// A desk in front of two real HTTP departments: one that tests make ill, one that must not notice.
import { createConnectors } from '../../main/core/connectors/registry.ts';
import { transportLimits } from '../../main/core/connectors/transport.ts';
import { openStore } from '../../main/core/store/open.ts';
import { knownRecords } from '../../main/core/store/records.ts';
import { addSource, readSource } from '../../main/core/store/sources.ts';
import type { Store } from '../../main/core/store/store.ts';
import type { SyncControl } from '../../main/core/sync/control.ts';
import { createSync } from '../../main/core/sync/runner.ts';
import type { CredentialAnswer } from '../../shared/contract/host.ts';
import type { SourceHealth } from '../../shared/domain/source.ts';
import { aScriptedDepartment, type ScriptedDepartment } from './scripted-department.ts';
import { until } from './until.ts';

const limits = { ...transportLimits, firstByteMs: 1_500, idleMs: 1_500, totalMs: 3_000 };

export type SickAndWell = {
  readonly store: Store;
  readonly sick: ScriptedDepartment;
  readonly well: ScriptedDepartment;
  sync(): SyncControl;
  /** What the shell answers when the credential is asked for. */
  secret: CredentialAnswer;
  add(id: string, address: string): void;
  rows(id: string): readonly string[];
  health(id: string): SourceHealth | undefined;
  /** The sick source is as its department says. */
  isWell(): Promise<unknown>;
  /** The sick source comes into trouble and loses nothing, and the other brings what is new there. */
  trouble(): Promise<SourceHealth | undefined>;
  restart(): Promise<void>;
  close(): Promise<void>;
};

export async function aSickAndAWellSource(): Promise<SickAndWell> {
  const opened = openStore({ place: 'memory' });
  if (opened.outcome !== 'opened') throw new Error(opened.outcome);
  const { store } = opened;
  const [sick, well] = [await aScriptedDepartment('token-1'), await aScriptedDepartment()];
  for (let n = 0; n < 30; n += 1) sick.model.put(`t${n}`, `关于t${n}的请示`);
  const add = (id: string, address: string, signIn: 'none' | 'bearer' = 'none') =>
    addSource(
      store,
      { id, name: id, organ: 'o', address, connector: 'profile', signIn, account: '' },
      Date.now(),
    );
  add('sick', sick.address, 'bearer');
  add('well', well.address);

  const kept: { secret: CredentialAnswer } = { secret: { outcome: 'found', secret: 'token-1' } };
  const connectors = createConnectors({
    fetch: (url, init) => fetch(url, init),
    now: Date.now,
    limits,
    credential: async () => desk.secret,
  });
  // The shortest pauses: what is tried is what happens, not how long it takes.
  const start = () =>
    createSync({
      store,
      connectors,
      publish: () => undefined,
      log: () => undefined,
      now: Date.now,
      random: () => 0,
    });
  const rows = (id: string) =>
    knownRecords(store, id, 'todos')
      .map(({ remoteId, revision }) => `${remoteId}@${revision}`)
      .sort();
  const health = (id: string) => readSource(store, id)?.health;
  const isAsSaid = () => health('sick')?.kind === 'ok' && rows('sick').join() === sick.model.listed().join();

  const desk: SickAndWell = Object.assign(kept, {
    store,
    sick,
    well,
    sync: () => sync,
    add,
    rows,
    health,
    isWell: () => until('the sick source is as its department says', isAsSaid),
    async trouble() {
      const before = rows('sick');
      sync.wake('sick');
      await until('trouble is told', () => health('sick')?.kind === 'trouble');
      const told = health('sick');
      well.model.put('n1', '另一系统新到的事项');
      sync.wake('well');
      await until('the other source goes on', () => rows('well').includes('n1@1'));
      // What was here is here; t0 may have come in its new state meanwhile.
      const gone = before.filter((row) => !rows('sick').includes(row) && !row.startsWith('t0@'));
      if (gone.length > 0) throw new Error(`gone in the trouble: ${gone}`);
      return told;
    },
    async restart() {
      await sync.close();
      sync = start();
    },
    async close() {
      await sync.close();
      store.close();
      await Promise.all([sick.close(), well.close()]);
    },
  });
  let sync = start();
  await desk.isWell();
  return desk;
}
