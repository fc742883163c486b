// The parent's side of a desk process: starts it on a file, asks it one thing at a time, kills it, and reads its file
// when it is dead.
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { openStore } from '../../main/core/store/open.ts';
import { addSource } from '../../main/core/store/sources.ts';
import type { Store } from '../../main/core/store/store.ts';
import type { Listening } from '../departments/launch.ts';
import type { DeskAnswer, DeskAsk, DeskQuestion, DeskWish } from './desk-process.ts';
import { createSpares, isAlive, killed } from './spares.ts';

export type DeskProcess = {
  /** Undefined when it died before it answered. */
  ask(what: DeskQuestion): Promise<DeskAnswer | undefined>;
  isAlive(): boolean;
  /** kill -9, and waits until it is gone. */
  kill(): Promise<void>;
  quit(): Promise<void>;
};

export type Desks = {
  /** Answers when the desk has opened its file and its sync runs. */
  start(wish: DeskWish): Promise<DeskProcess>;
  /** Ends the process kept ready. Desks that were started are their starter's to end. */
  close(): void;
};

export function createDesks(): Desks {
  const spares = createSpares(join(import.meta.dirname, 'desk-process.ts'), [
    'ignore',
    'inherit',
    'inherit',
    'ipc',
  ]);
  return { start: (wish) => openIn(spares.take(), wish), close: spares.close };
}

async function openIn(child: ChildProcess, wish: DeskWish): Promise<DeskProcess> {
  const gone = once(child, 'exit').then(() => undefined);
  // Its end is told by `exit`.
  const say = (what: DeskAsk) => child.send(what, () => undefined);
  say({ do: 'open', wish });
  const first = await nextAnswer(child, gone);
  if (first === undefined) throw new Error(`the desk did not start (exit code ${child.exitCode})`);
  return {
    isAlive: () => isAlive(child),
    async ask(what) {
      if (!isAlive(child)) return undefined;
      say(what);
      return nextAnswer(child, gone);
    },
    kill: () => killed(child),
    async quit() {
      if (isAlive(child)) say({ do: 'quit' });
      await gone;
    },
  };
}

function nextAnswer(child: ChildProcess, gone: Promise<undefined>): Promise<DeskAnswer | undefined> {
  const ended = new AbortController();
  const message = once(child, 'message', { signal: ended.signal }).then(
    ([answer]) => answer as DeskAnswer,
    () => undefined,
  );
  return Promise.race([message, gone]).finally(() => ended.abort());
}

export type DeskFile = { readonly path: string; readonly key: string; readonly sourceId: string };

/** A fresh file that knows one source. */
export function makeDeskFile(
  file: DeskFile,
  of: Pick<Listening, 'name' | 'organ' | 'connector' | 'signIn' | 'account'> & { readonly address: string },
): void {
  const { name, organ, address, connector, signIn, account } = of;
  const store = openFile(file, true);
  addSource(store, { id: file.sourceId, name, organ, address, connector, signIn, account }, Date.now());
  store.close();
}

/** Reads the file of a desk that is dead; a leftover WAL is taken in as at any start. */
export function readDeskFile<T>(file: DeskFile, read: (store: Store) => T): T {
  const store = openFile(file, false);
  try {
    return read(store);
  } finally {
    store.close();
  }
}

function openFile({ path, key }: DeskFile, create: boolean): Store {
  const opened = openStore({ place: 'file', path, key, create });
  if (opened.outcome !== 'opened') throw new Error(`the desk's file is ${opened.outcome}`);
  return opened.store;
}
