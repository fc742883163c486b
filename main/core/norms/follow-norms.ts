// Norms follow the articles in slices: an article that came or changed is read to its provisions, a big code in several
// slices, and shown when its last provision is here. What a crash interrupts begins anew: the article is still due.
import { type ParsedNorm, readingNorm } from '../../../shared/text/provisions/parse.ts';
import { readArticle } from '../store/articles.ts';
import {
  beginNorm,
  type Due,
  doneWith,
  eraseNorm,
  eraseSome,
  finishNorm,
  isStillDue,
  nextDue,
} from '../store/norms.ts';
import { addProvision } from '../store/provisions.ts';
import type { Store } from '../store/store.ts';
import { troubleOf } from '../store/trouble.ts';
import { normOfArticle } from './norm-of-article.ts';

type NormSlices = {
  /** One slice; true when something was done in it. */
  step(): boolean;
};

type NormParts = {
  readonly store: Store;
  /** Monotonic milliseconds. */
  readonly ticks: () => number;
  /** A bug met in one article: it stays without provisions, the others go on. Without this it is thrown. */
  readonly onBug?: (error: unknown) => void;
};

/** Leaves room for the commit within the 20 ms a person may have to wait for a slice. */
const sliceMs = 8;
/** Rows written before the clock is looked at: a third of a millisecond. */
const rowsAtOnce = 20;

/** One article at work: its pieces are done one by one, each within a millisecond or two. */
type AtWork = { readonly due: Due; readonly pieces: Generator<void, void> };

export function createNorms({ store, ticks, onBug }: NormParts): NormSlices {
  let atWork: AtWork | undefined;

  const some = (): boolean => {
    const start = ticks();
    let isDone = false;
    do {
      if (atWork !== undefined && !isStillDue(store, atWork.due)) atWork = undefined;
      atWork ??= nextAtWork(store);
      if (atWork === undefined) return isDone;
      isDone = true;
      if (atWork.pieces.next().done === true) atWork = undefined;
    } while (ticks() - start < sliceMs);
    return true;
  };

  return {
    step() {
      // Asked between all slices of the index: no transaction is begun for nothing.
      if (atWork === undefined && nextDue(store) === undefined) return false;
      try {
        return store.repeatable(some);
      } catch (error) {
        const failed = atWork;
        atWork = undefined;
        if (onBug === undefined || troubleOf(error) !== undefined || failed === undefined) throw error;
        onBug(error);
        store.transaction(() => {
          eraseNorm(store, failed.due.article);
          doneWith(store, failed.due);
        });
        return true;
      }
    },
  };
}

function nextAtWork(store: Store): AtWork | undefined {
  const due = nextDue(store);
  return due === undefined ? undefined : { due, pieces: piecesOf(store, due) };
}

function* piecesOf(store: Store, due: Due): Generator<void, void> {
  const { article } = due;
  const data = readArticle(store, article)?.data;
  if (data !== undefined) {
    const parsed: ParsedNorm = yield* readingNorm(data.body);
    while (eraseSome(store, article, rowsAtOnce)) yield;
    const norm = normOfArticle(article, data, parsed);
    if (norm === undefined) eraseNorm(store, article);
    else {
      beginNorm(store, norm);
      yield* writing(store, article, parsed);
      finishNorm(store, article);
    }
  }
  doneWith(store, due);
}

function* writing(store: Store, article: number, { provisions }: ParsedNorm): Generator<void, void> {
  let position = 0;
  for (const provision of provisions) {
    addProvision(store, { article, position }, provision);
    position += 1;
    if (position % rowsAtOnce === 0) yield;
  }
}
