// Puts the parts of an open desk together. The only file that knows them all.
import { randomUUID } from 'node:crypto';
import { net } from 'electron';
import type { NoticeTopic } from '../../shared/contract/desk-views.ts';
import type { CredentialAnswer } from '../../shared/contract/host.ts';
import type { Alert } from '../../shared/domain/alert.ts';
import { factsOfError, type Facts } from '../../shared/domain/error-facts.ts';
import type { Id } from '../../shared/domain/terms.ts';
import { followAlerts } from './alerts/follow-alerts.ts';
import { createAsking } from './asking.ts';
import { createChanges } from './changes.ts';
import { electronFetch } from './connectors/electron-fetch.ts';
import { createConnectors } from './connectors/registry.ts';
import { createFilesAtWork } from './files/work-on-files.ts';
import { followLoans } from './loans/follow-loans.ts';
import { hearingClocks } from './loans/hearing.ts';
import { createLoans } from './loans/loans.ts';
import { createTrustedClock } from './loans/trusted-clock.ts';
import { idleBehind } from './idle-work.ts';
import type { Log } from './log.ts';
import { followFiles } from './reading/follow-files.ts';
import { createReader, type ReadingPlaces } from './reading/reader.ts';
import { createSearch } from './search/search.ts';
import { createDeskRouter } from './serve.ts';
import type { ShellClient } from './shell-client.ts';
import { listSources } from './store/sources.ts';
import type { Store } from './store/store.ts';
import type { SyncControl } from './sync/control.ts';
import { createSync } from './sync/runner.ts';
import { realTimers } from './sync/triggers.ts';

export type OpenDesk = {
  readonly router: ReturnType<typeof createDeskRouter>;
  readonly wake: SyncControl['lineChanged'];
  readonly attend: (watched: boolean) => void;
  readonly knowsHost: (host: string) => boolean;
  /** A window has asked for something. */
  readonly heard: () => void;
  readonly close: () => Promise<void>;
};

type DeskParts = {
  readonly store: Store;
  readonly shell: ShellClient;
  readonly log: Log;
  readonly reading: ReadingPlaces;
};

export function composeDesk({ store, shell, log: plainLog, reading }: DeskParts): OpenDesk {
  const asked = askedOf(shell);
  const log = tellingDamage(plainLog, asked.damageFound);
  const changes = createChanges();
  const onBug = (error: unknown) => log('row-not-indexed', factsOfError(error));
  const notBefore = firstListIsOut();
  const search = createSearch({ store, ticks: realTimers.ticks, onBug, notBefore });
  const isSyncing = () => listSources(store).some(({ id }) => sync.live(id).syncing);
  const waking = idleBehind({ store, search, publish: changes.publish, isSyncing, log });
  const { now } = Date;
  const reader = createReader({ places: reading, onTrouble: (error) => log('file-not-read', { error }) });
  const follow = followFiles({ store, reader, publish: waking.publish, isSyncing, now, log });
  void search.ready.then(follow.nudge);
  // What may not be here any more is gone before anything is answered.
  const clock = createTrustedClock(store, () => ({ wall: now(), ticks: realTimers.ticks() }));
  const loans = createLoans(store, clock, now);
  // Not before there is a sync: what is told at the start is met by its first round.
  const tell = (sourceId: Id) => void realTimers.after(0, () => sync.wake(sourceId));
  const lending = followLoans({ loans, timers: realTimers, publish: waking.publish, wake: tell });
  const publish = (topics: readonly NoticeTopic[]) => {
    waking.publish(topics);
    lending.nudge(topics);
    alerts.nudge(topics);
    if (topics.includes('files')) follow.nudge();
  };
  const alerts = followAlerts({
    ...{ store, timers: realTimers, now, tell: asked.alert },
    onBug: (error) => log('alerts-failed', factsOfError(error)),
  });
  const { random } = Math;
  // A first request loads all of fetch, and a first credential asks the keyring.
  const line = createConnectors({
    fetch: behind(notBefore, departmentsFetch),
    credential: behind(notBefore, asked.credential),
    now,
  });
  const connectors = hearingClocks(line, loans.heard, now);
  const files = createFilesAtWork({ store, publish, now });
  const { heard, isAsking } = createAsking(realTimers.ticks);
  const sync: SyncControl = createSync({ store, connectors, files, publish, log, now, random, isAsking });
  const desk = { store, search, changes: { ...changes, publish }, sync, shell: asked, reader, loans };
  return {
    router: createDeskRouter({ ...desk, now, uuid: randomUUID, random, log }),
    wake(why) {
      lending.wake();
      alerts.wake();
      sync.lineChanged(why);
    },
    attend: alerts.attend,
    knowsHost: (host) => listSources(store).some(({ address }) => hostOf(address) === host),
    heard,
    async close() {
      await sync.close();
      await follow.stop();
      waking.stop();
      lending.stop();
      alerts.stop();
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

const behind =
  <Asked extends readonly unknown[], Answer>(
    first: Promise<void>,
    work: (...asked: Asked) => Promise<Answer>,
  ) =>
  (...asked: Asked): Promise<Answer> =>
    first.then(() => work(...asked));

const departmentsFetch = electronFetch((options) => net.request(options));

/** What the parts may ask of the shell. It is gone only when all of us are about to be. */
function askedOf(shell: ShellClient) {
  return {
    credential: (sourceId: Id): Promise<CredentialAnswer> =>
      shell.credential({ sourceId }).catch(() => ({ outcome: 'keyring', keyring: 'none' })),
    forgetCredential: async (sourceId: Id) => void (await shell.forgetCredential({ sourceId })),
    folder: async (grant: string) => (await shell.folder({ grant }))?.path,
    file: async (grant: string, to: 'read' | 'write') => (await shell.file({ grant, to }))?.path,
    alert: (alert: Alert) => void shell.alert(alert).catch(() => undefined),
    damageFound: (detail: string) => void shell.damageFound({ detail }).catch(() => undefined),
  };
}

function hostOf(address: string): string | undefined {
  return URL.canParse(address) ? new URL(address).hostname : undefined;
}

/** Every bug that somebody caught is logged with its code; a page that failed its check is among them. */
function tellingDamage(log: Log, damageFound: (detail: string) => void): Log {
  return (event: string, facts: Facts = {}) => {
    log(event, facts);
    const { code } = facts;
    if (typeof code === 'string' && /^SQLITE_(CORRUPT|IOERR|NOTADB)/.test(code)) damageFound(code);
  };
}
