// Puts the parts of an open desk together. The only file that knows them all.
import { randomUUID } from 'node:crypto';
import { net } from 'electron';
import type { NoticeTopic } from '../../shared/contract/desk-views.ts';
import type { CredentialAnswer } from '../../shared/contract/host.ts';
import { factsOfError, type Facts } from '../../shared/domain/error-facts.ts';
import type { Id } from '../../shared/domain/terms.ts';
import { createChanges } from './changes.ts';
import { electronFetch } from './connectors/electron-fetch.ts';
import { createConnectors } from './connectors/registry.ts';
import { createSweep } from './files/sweep.ts';
import { createFilesAtWork } from './files/work-on-files.ts';
import { startIdle } from './idle.ts';
import type { Log } from './log.ts';
import { followFiles } from './reading/follow-files.ts';
import { createReader, type ReadingPlaces } from './reading/reader.ts';
import { createNorms } from './norms/follow-norms.ts';
import { createSearch, type Search } from './search/search.ts';
import { createDeskRouter } from './serve.ts';
import type { ShellClient } from './shell-client.ts';
import { createFileCheck } from './store/check.ts';
import { purgeConflicts } from './store/conflicts.ts';
import { listSources } from './store/sources.ts';
import type { Store } from './store/store.ts';
import type { SyncControl } from './sync/control.ts';
import { createSync } from './sync/runner.ts';
import { realTimers } from './sync/triggers.ts';

export type OpenDesk = {
  readonly router: ReturnType<typeof createDeskRouter>;
  readonly wake: SyncControl['lineChanged'];
  readonly knowsHost: (host: string) => boolean;
  readonly close: () => Promise<void>;
};

export type DeskParts = {
  readonly store: Store;
  readonly shell: ShellClient;
  readonly log: Log;
  readonly reading: ReadingPlaces;
};

type Waking = { readonly publish: (topics: readonly NoticeTopic[]) => void; readonly stop: () => void };

export function composeDesk({ store, shell, log: plainLog, reading }: DeskParts): OpenDesk {
  const asked = askedOf(shell);
  const log = tellingDamage(plainLog, asked.damageFound);
  const changes = createChanges();
  const onBug = (error: unknown) => log('row-not-indexed', factsOfError(error));
  const search = createSearch({ store, ticks: realTimers.ticks, onBug, notBefore: firstListIsOut() });
  const isSyncing = () => listSources(store).some(({ id }) => sync.live(id).syncing);
  const waking = idleBehind({ store, search, publish: changes.publish, isSyncing, log });
  const { now } = Date;
  const reader = createReader({ places: reading, onTrouble: (error) => log('file-not-read', { error }) });
  const follow = followFiles({ store, reader, publish: waking.publish, isSyncing, now, log });
  void search.ready.then(follow.nudge);
  const publish = (topics: readonly NoticeTopic[]) => {
    waking.publish(topics);
    if (topics.includes('files')) follow.nudge();
  };
  const { random } = Math;
  const connectors = createConnectors({ fetch: departmentsFetch, credential: asked.credential, now });
  const files = createFilesAtWork({ store, publish, now });
  const sync: SyncControl = createSync({ store, connectors, files, publish, log, now, random });
  const desk = { store, search, changes: { ...changes, publish }, sync, shell: asked, reader };
  return {
    router: createDeskRouter({ ...desk, now, uuid: randomUUID, random, log }),
    wake: (why) => sync.lineChanged(why),
    knowsHost: (host) => listSources(store).some(({ address }) => hostOf(address) === host),
    async close() {
      await sync.close();
      await follow.stop();
      waking.stop();
      store.checkpoint();
      store.close();
    },
  };
}

/** By then the window has its first list: until then nothing else may take the processor. */
const firstListMs = 1_000;

function firstListIsOut(): Promise<void> {
  return new Promise((resolve) => {
    realTimers.after(firstListMs, resolve);
  });
}

const departmentsFetch = electronFetch((options) => net.request(options));

/** What the parts may ask of the shell. It is gone only when all of us are about to be. */
function askedOf(shell: ShellClient) {
  return {
    credential: (sourceId: Id): Promise<CredentialAnswer> =>
      shell.credential({ sourceId }).catch(() => ({ outcome: 'keyring', keyring: 'none' })),
    forgetCredential: async (sourceId: Id) => void (await shell.forgetCredential({ sourceId })),
    folder: async (grant: string) => (await shell.folder({ grant }))?.path,
    file: async (grant: string, to: 'read' | 'write') => (await shell.file({ grant, to }))?.path,
    damageFound: (detail: string) => void shell.damageFound({ detail }).catch(() => undefined),
  };
}

function hostOf(address: string): string | undefined {
  return URL.canParse(address) ? new URL(address).hostname : undefined;
}

type IdleBehind = {
  readonly store: Store;
  readonly search: Search;
  readonly publish: (topics: readonly NoticeTopic[]) => void;
  readonly isSyncing: () => boolean;
  readonly log: Log;
};

/** Whatever is published was written first: it wakes the index as well as the window. */
function idleBehind({ store, search, publish, isSyncing, log }: IdleBehind): Waking {
  const check = createFileCheck(store, realTimers.ticks);
  const sweep = createSweep(store, Date.now);
  const purge = oncePurged(store);
  const onBug = (error: unknown) => log('norm-not-read', factsOfError(error));
  const norms = createNorms({ store, ticks: realTimers.ticks, onBug });
  const followNorms = toldWhenRead(norms.step, () => publish(['articles']));
  // A bug, or a page that failed its check, ends this work and not the process.
  const guarded = (work: () => boolean) => () => {
    try {
      return work();
    } catch (error) {
      log('idle-work-failed', factsOfError(error));
      return false;
    }
  };
  const checkOn = (): boolean => {
    const outcome = check.step();
    if (typeof outcome !== 'string') log('file-checked', { code: outcome.damaged });
    return outcome === 'more';
  };
  const idle = startIdle({
    timers: realTimers,
    // What may not stay here any more goes first. Then the index: somebody may be searching. Then the file is looked
    // through, once.
    step: guarded(() => purge() || sweep.step() || followNorms() || search.step() || checkOn()),
    followed: () => publish(['index']),
    checkpoint: guarded(() => {
      store.checkpoint();
      return false;
    }),
    isSyncing,
  });
  // What was left over at the last end.
  void search.ready.then(idle.nudge);
  return {
    publish(topics) {
      publish(topics);
      idle.nudge();
    },
    stop() {
      idle.stop();
      check.stop();
    },
  };
}

/** Who reads a norm is told once the last of those that were due is read, not at every slice of the index. */
function toldWhenRead(step: () => boolean, tell: () => void): () => boolean {
  let hasRead = false;
  return () => {
    const isMore = step();
    if (hasRead && !isMore) tell();
    hasRead = isMore;
    return isMore;
  };
}

/** Once a start: the side that did not win is kept for 30 days. */
function oncePurged(store: Store): () => false {
  let isDone = false;
  return () => {
    if (!isDone) purgeConflicts(store, Date.now());
    isDone = true;
    return false;
  };
}

/** Every bug that somebody caught is logged with its code; a page that failed its check is among them. */
function tellingDamage(log: Log, damageFound: (detail: string) => void): Log {
  return (event: string, facts: Facts = {}) => {
    log(event, facts);
    const { code } = facts;
    if (typeof code === 'string' && /^SQLITE_(CORRUPT|IOERR|NOTADB)/.test(code)) damageFound(code);
  };
}
