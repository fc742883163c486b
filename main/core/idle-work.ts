// What an open desk does when nobody asks anything: lets go of what may not stay, reads norms, lets the index follow, looks
// whether the chain of the trail holds and through the file.
import type { NoticeTopic } from '../../shared/contract/desk-views.ts';
import { factsOfError } from '../../shared/domain/error-facts.ts';
import { createSweep } from './files/sweep.ts';
import { startIdle, toldWhenMoved } from './idle.ts';
import type { Log } from './log.ts';
import { createNorms } from './norms/follow-norms.ts';
import { createNews } from './search/news.ts';
import type { Search } from './search/search.ts';
import { createErasing } from './store/archive-erasing.ts';
import { isAnyShut } from './store/archive-shut.ts';
import { settleChain, walkChain } from './store/audit-chain.ts';
import { createFileCheck } from './store/check.ts';
import { purgeConflicts } from './store/conflicts.ts';
import type { Store } from './store/store.ts';
import { isToFold, isWalLong } from './store/to-fold.ts';
import { realTimers } from './sync/triggers.ts';

type Waking = { readonly publish: (topics: readonly NoticeTopic[]) => void; readonly stop: () => void };

type IdleBehind = {
  readonly store: Store;
  readonly search: Search;
  readonly publish: (topics: readonly NoticeTopic[]) => void;
  readonly isSyncing: () => boolean;
  readonly log: Log;
};

/** Whatever is published was written first: it wakes the index as well as the window. */
export function idleBehind({ store, search, publish, isSyncing, log }: IdleBehind): Waking {
  const check = createFileCheck(store, realTimers.ticks);
  const sweep = createSweep(store, Date.now);
  const purge = oncePurged(store);
  const onTrouble = (error: unknown) => log('idle-work-failed', factsOfError(error));
  const fold = foldsBetween(store, onTrouble);
  const onBug = (error: unknown) => log('norm-not-read', factsOfError(error));
  const norms = createNorms({ store, ticks: realTimers.ticks, onBug });
  const followNorms = toldWhenDone(norms.step, () => publish(['articles']));
  const erasing = createErasing(store, realTimers.ticks, Date.now);
  const eraseOn = toldWhenDone(erasing.step, () => publish(afterErasing));
  const onNews = () => publish(['searches']);
  const news = createNews({ store, ticks: realTimers.ticks, now: Date.now, onNews });
  // A bug, or a page that failed its check, ends this work and not the process.
  const guarded = (work: () => boolean) => () => {
    try {
      return work();
    } catch (error) {
      onTrouble(error);
      return false;
    }
  };
  const chainOn = chainWalked(
    store,
    ({ line, how }) => log('audit-broken', { line, how }),
    () => publish(['audit']),
  );
  const checkOn = (): boolean => {
    const outcome = check.step();
    if (typeof outcome !== 'string') log('file-checked', { code: outcome.damaged });
    return outcome === 'more';
  };
  const index = toldWhenMoved(search.step, () => publish(['index']));
  const idle = startIdle({
    timers: realTimers,
    // What may not stay here any more goes first. Then the index: somebody may be searching. Then the file is looked
    // through, once.
    step: guarded(
      () =>
        fold.step() ||
        fold.after(eraseOn()) ||
        purge() ||
        sweep.step() ||
        fold.after(followNorms()) ||
        fold.after(news.before()) ||
        fold.after(index.step()) ||
        fold.after(news.after()) ||
        chainOn() ||
        checkOn(),
    ),
    followed: index.tell,
    checkpoint: guarded(() => {
      if (isWalLong(store)) store.checkpointBeside().catch(onTrouble);
      else store.checkpoint();
      return false;
    }),
    // Somebody who asked for what is not reached yet goes before what a sync brings, and so does what may not be here.
    isSyncing: () => isSyncing() && !search.isAwaited() && !isAnyShut(store),
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

const afterErasing: readonly NoticeTopic[] = ['archives', 'files', 'set-aside', 'sources', 'index'];

/**
 * Slices of the index fill the WAL, and the commit that finds it full folds it itself, 20 to 40 ms in which it holds the file. So it is
 * folded before, beside where there is a thread, and the slices wait until it is.
 */
function foldsBetween(store: Store, onTrouble: (error: unknown) => void) {
  let wasSlice = false;
  let isFolding = false;
  return {
    /** True while it is being folded, or begins to be. */
    step(): boolean {
      if (!isFolding && wasSlice && isToFold(store)) {
        isFolding = true;
        const done = () => {
          isFolding = false;
        };
        store.foldBeside().catch(onTrouble).finally(done);
      }
      wasSlice = false;
      return isFolding;
    },
    after(isSlice: boolean): boolean {
      wasSlice = isSlice;
      return isSlice;
    },
  };
}

/** The window hears once, when the last that was due is done, not at every slice. */
function toldWhenDone(step: () => boolean, tell: () => void): () => boolean {
  let wasMore = false;
  return () => {
    const isMore = step();
    if (wasMore && !isMore) tell();
    wasMore = isMore;
    return isMore;
  };
}

/** Once a start; what is found broken blocks nothing. */
function chainWalked(store: Store, tell: Parameters<typeof settleChain>[2], done: () => void): () => boolean {
  const walk = walkChain(store);
  let isDone = false;
  return () => {
    if (isDone) return false;
    const outcome = walk.step();
    if (outcome === 'more') return true;
    isDone = true;
    settleChain(store, { outcome, at: Date.now() }, tell);
    done();
    return false;
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
