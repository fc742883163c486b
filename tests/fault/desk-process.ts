// The desk as a process of its own that may be killed at any moment: the real store (encrypted file), connector, sync
// and works, over Node's fetch instead of Electron's. Started and asked through desk.ts of this folder.
import { randomUUID } from 'node:crypto';
import { flushCompileCache } from 'node:module';
import { createChanges } from '../../main/core/changes.ts';
import { createConnectors } from '../../main/core/connectors/registry.ts';
import { createFilesAtWork } from '../../main/core/files/work-on-files.ts';
import { openStore } from '../../main/core/store/open.ts';
import { countOutbox } from '../../main/core/store/outbox-rows.ts';
import { countRecords } from '../../main/core/store/record-count.ts';
import { readSource } from '../../main/core/store/sources.ts';
import { createSync } from '../../main/core/sync/runner.ts';
import { realTimers, type Timers } from '../../main/core/sync/triggers.ts';
import type { Desk } from '../../main/core/work/desk.ts';
import { takeBack } from '../../main/core/work/give-up-action.ts';
import { loansBy } from '../fakes/loans.ts';
import type { SourceHealth } from '../../shared/domain/source.ts';
import { noWindow } from './desk-parts.ts';
import { entryOf, type Press, press, type Pressed } from './pressing.ts';
import { createChance } from './seeded.ts';
import { type Deed, settleOne, typedBefore, typeInto } from './writing.ts';

export type DeskWish = {
  readonly path: string;
  readonly key: string;
  readonly sourceId: string;
  readonly secret: string;
  readonly seed: number;
  /** How many times faster than the clock on the wall all pauses of sync go by. */
  readonly speed: number;
  /** When the run began; the desk's clock is counted from it, over all restarts. */
  readonly origin: number;
  readonly everyMs: number;
};

export type DeskQuestion =
  | (Press & { readonly do: 'press' })
  | { readonly do: 'take-back'; readonly number: number }
  /** A word that names this change, as the number names a press. */
  | { readonly do: 'type'; readonly remoteId: string; readonly word: string; readonly seed: number }
  | { readonly do: 'settle'; readonly seed: number }
  | { readonly do: 'offline'; readonly offline: boolean }
  | { readonly do: 'wake' }
  | { readonly do: 'look' };
export type DeskAsk =
  | { readonly do: 'open'; readonly wish: DeskWish }
  | DeskQuestion
  | { readonly do: 'quit' };

export type DeskAnswer = {
  readonly press?: Pressed['press'];
  readonly remoteId?: string;
  /** What was typed or settled, and in sight of what. */
  readonly deeds?: readonly Deed[];
  readonly waiting: number;
  readonly unsettled: number;
  readonly health: SourceHealth['kind'] | 'unknown';
  /** When a round last ended well, by the desk's clock. */
  readonly lastOkAt: string;
  readonly records: number;
};

function fastTimers(speed: number): Timers {
  return {
    ticks: () => realTimers.ticks() * speed,
    after: (ms, call) => realTimers.after(ms / speed, call),
  };
}

/** Waiting a third of a second for a byte is long on a line without distance. */
const limits = { firstByteMs: 350, idleMs: 350, totalMs: 3_000, replyBytes: 32 * 1024 * 1024 };

function openDesk(wish: DeskWish): Desk {
  const opened = openStore({ place: 'file', path: wish.path, key: wish.key, create: false });
  if (opened.outcome !== 'opened') throw new Error(`the desk's file is ${opened.outcome}`);
  const { store } = opened;
  const chance = createChance(wish.seed);
  const now = () => Math.round(wish.origin + (Date.now() - wish.origin) * wish.speed);
  const connectors = createConnectors({
    fetch: (url, init) => fetch(url, init),
    credential: async () => ({ outcome: 'found', secret: wish.secret }),
    now: Date.now,
    limits,
  });
  const sync = createSync({
    store,
    connectors,
    files: createFilesAtWork({ store, publish: () => undefined, now }),
    publish: () => undefined,
    // A bug in the loop is no part of any fault: it is shown, and the run fails by what it leaves behind.
    log: (event, facts) => console.error(event, facts),
    now,
    random: chance.next,
    timers: fastTimers(wish.speed),
    everyMs: wish.everyMs,
  });
  return {
    store,
    sync,
    now,
    ...noWindow,
    loans: loansBy(store, now),
    changes: createChanges(),
    uuid: randomUUID,
  };
}

function takeBackOne(desk: Desk, number: number): void {
  const id = entryOf(desk.store, { number });
  if (id !== undefined) takeBack(desk, { id });
}

function look({ store }: Desk, sourceId: string): DeskAnswer {
  const source = readSource(store, sourceId);
  return {
    ...countOutbox(store, sourceId),
    health: source?.health.kind ?? 'unknown',
    lastOkAt: String(source?.lastOkAt ?? 'never'),
    records: countRecords(store, sourceId).todo,
  };
}

async function quit({ sync, store }: Desk): Promise<never> {
  await sync.close();
  store.checkpoint();
  store.close();
  process.exit(0);
}

function type(desk: Desk, sourceId: string, ask: Extract<DeskQuestion, { do: 'type' }>): readonly Deed[] {
  const { remoteId, word } = ask;
  const known = typedBefore(desk.store, word);
  const deed = known ?? typeInto(desk, { sourceId, remoteId, word }, createChance(ask.seed));
  return deed === undefined ? [] : [deed];
}

function deedsOf(desk: Desk, sourceId: string, ask: DeskQuestion): Pick<DeskAnswer, 'deeds'> {
  if (ask.do === 'type') return { deeds: type(desk, sourceId, ask) };
  return ask.do === 'settle' ? { deeds: settleOne(desk, createChance(ask.seed)) } : {};
}

async function answer(desk: Desk, sourceId: string, ask: DeskQuestion): Promise<DeskAnswer> {
  const pressed = ask.do === 'press' ? await press(desk, sourceId, ask) : {};
  if (ask.do === 'take-back') takeBackOne(desk, ask.number);
  if (ask.do === 'wake') desk.sync.wake();
  if (ask.do === 'offline') desk.sync.setWorkingOffline(ask.offline);
  const deeds = deedsOf(desk, sourceId, ask);
  return { ...look(desk, sourceId), ...pressed, ...deeds };
}

function serve(wish: DeskWish): void {
  const desk = openDesk(wish);
  process.on('message', (ask: DeskAsk) => {
    if (ask.do === 'quit') void quit(desk);
    else if (ask.do !== 'open') void answer(desk, wish.sourceId, ask).then((said) => process.send?.(said));
  });
  process.send?.(look(desk, wish.sourceId));
}

if (import.meta.main) {
  // A process that is killed keeps nothing for the next one.
  flushCompileCache();
  process.once('message', (ask: DeskAsk) => {
    if (ask.do === 'open') serve(ask.wish);
  });
  // Whoever started us is gone: nobody else would end this process.
  process.on('disconnect', () => process.exit(0));
}
