// Folds the WAL on a thread of its own: it takes as long as a slice of a page, half of it waiting for the disk, and the
// core goes on meanwhile. The thread begins with the first fold and goes when there was none for a while.
import { Worker } from 'node:worker_threads';
import { type FoldOrder, leave } from './fold-order.ts';

export type FoldBeside = {
  /** False: it could not, for whatever reason. */
  run(how: FoldOrder['how']): Promise<boolean>;
  /** The thread goes once it is done. */
  close(): void;
};

const idleMs = 5_000;

/** Nobody waits longer for it; it goes on. */
const patienceMs = 2_000;

export function createFoldBeside(worker: string, file: Omit<FoldOrder, 'how'>): FoldBeside {
  let running: Running | undefined;
  const begun = (): Running => {
    running ??= begin(worker, () => {
      running = undefined;
    });
    return running;
  };
  return {
    async run(how) {
      const { ask } = begun();
      return ask({ ...file, how });
    },
    close() {
      running?.leave();
      running = undefined;
    },
  };
}

type Running = { ask(order: FoldOrder): Promise<boolean>; leave(): void };

function begin(place: string, onGone: () => void): Running {
  const worker = new Worker(place);
  worker.unref();
  let asked: { readonly how: FoldOrder['how']; readonly done: Promise<boolean> } | undefined;
  let idle: NodeJS.Timeout | undefined;
  let answer: (folded: boolean) => void = () => undefined;
  const go = () => {
    onGone();
    worker.postMessage(leave);
  };
  worker.on('message', (folded: boolean) => answer(folded));
  worker.on('error', () => answer(false));
  worker.on('exit', () => {
    onGone();
    answer(false);
  });
  const send = (order: FoldOrder): Promise<boolean> =>
    new Promise((resolve) => {
      clearTimeout(idle);
      const late = setTimeout(() => answer(true), patienceMs);
      answer = (folded) => {
        clearTimeout(late);
        asked = undefined;
        idle = setTimeout(go, idleMs).unref();
        resolve(folded);
      };
      worker.postMessage(order);
    });
  // Several sources may ask at one moment: one fold serves them all.
  const ask = async (order: FoldOrder): Promise<boolean> => {
    while (asked !== undefined && asked.how !== order.how) await asked.done;
    asked ??= { how: order.how, done: send(order) };
    return asked.done;
  };
  return {
    ask,
    leave: () => {
      clearTimeout(idle);
      worker.postMessage(leave);
    },
  };
}
