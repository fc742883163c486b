// The parent's side of a desk process: starts it on a file, asks it one thing at a time, kills it, and reads its file
// when it is dead.
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { openStore } from '../../main/core/store/open.ts';
import { addSource } from '../../main/core/store/sources.ts';
import type { Store } from '../../main/core/store/store.ts';
import type { Listening } from '../departments/launch.ts';
import type { DeskAnswer, DeskAsk, DeskWish } from './desk-process.ts';

export type DeskProcess = {
  /** Undefined when it died before it answered. */
  ask(what: Exclude<DeskAsk, { do: 'quit' }>): Promise<DeskAnswer | undefined>;
  isAlive(): boolean;
  /** kill -9, and waits until it is gone. */
  kill(): Promise<void>;
  quit(): Promise<void>;
};

/** Answers when the desk has opened its file and its sync runs; undefined when it died before. */
export async function startDesk(wish: DeskWish): Promise<DeskProcess> {
  const child = fork(join(import.meta.dirname, 'desk-process.ts'), [JSON.stringify(wish)], {
    execArgv: [],
    env: { ...process.env, NODE_OPTIONS: '' },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const gone = once(child, 'exit').then(() => undefined);
  const isAlive = () => child.exitCode === null && child.signalCode === null;
  const first = await nextAnswer(child, gone);
  if (first === undefined) throw new Error(`the desk did not start (exit code ${child.exitCode})`);
  return {
    isAlive,
    async ask(what) {
      if (!isAlive()) return undefined;
      // Its end is told by `exit`.
      child.send(what, () => undefined);
      return nextAnswer(child, gone);
    },
    async kill() {
      if (isAlive()) child.kill('SIGKILL');
      await gone;
    },
    async quit() {
      if (isAlive()) child.send({ do: 'quit' } satisfies DeskAsk, () => undefined);
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
