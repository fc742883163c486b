import { statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { openStore } from '../../../main/core/store/open.ts';
import { createApplyPage } from '../../../main/core/sync/apply-slices.ts';
import { createFolding } from '../../../main/core/sync/folding.ts';
import { untold } from '../../fakes/untold.ts';
import { aFileStore, aKey, aPage, aScratch, aSource, aTodo, todoAs } from '../store/builders.ts';

const worker = fileURLToPath(import.meta.resolve('../../../main/core/store/fold-worker.ts'));

/** Folds that end when they are told to. */
function foldsByHand() {
  const under: PromiseWithResolvers<void>[] = [];
  return {
    under,
    fold: () => {
      const one = Promise.withResolvers<void>();
      under.push(one);
      return one.promise;
    },
  };
}

/** A page of the WAL, with what it says of itself. */
const pageBytes = 4_096 + 24;

const turn = () => new Promise((resolve) => setImmediate(resolve));

describe('folding during a pull', () => {
  it('begins when there is enough, and the slices after it do not wait', async () => {
    const { under, fold } = foldsByHand();
    let pages = 4_499;
    const written = createFolding({ wal: () => ({ pages, unfolded: pages }), fold });
    await written();
    expect(under).toHaveLength(0);
    for (pages of [4_500, 4_900, 5_300]) await written();
    expect(under).toHaveLength(1);
  });

  it('is waited for by slices that would fill the rest of the WAL', async () => {
    const { under, fold } = foldsByHand();
    const written = createFolding({ wal: () => ({ pages: 9_000, unfolded: 9_000 }), fold });
    let isOver = false;
    const slice = written().then(() => {
      isOver = true;
    });
    await turn();
    expect([under.length, isOver]).toEqual([1, false]);
    under[0]?.resolve();
    await turn();
    under[1]?.resolve();
    await slice;
    expect([under.length, isOver]).toEqual([2, true]);
  });

  it('waits for a second fold once the first has ended, and looks anew after it', async () => {
    const { under, fold } = foldsByHand();
    let pages = 4_500;
    const written = createFolding({ wal: () => ({ pages, unfolded: pages }), fold });
    await written();
    under[0]?.resolve();
    await turn();
    let isOver = false;
    const second = written().then(() => {
      isOver = true;
    });
    await turn();
    expect([under.length, isOver]).toEqual([2, false]);
    under[1]?.resolve();
    await second;
    pages = 400;
    await written();
    expect(under).toHaveLength(2);
  });

  it('throws what went wrong beside at the next slice, and begins again after it', async () => {
    const { under, fold } = foldsByHand();
    const written = createFolding({ wal: () => ({ pages: 4_500, unfolded: 4_500 }), fold });
    await written();
    under[0]?.reject(new Error('disk full'));
    await turn();
    await expect(written()).rejects.toThrow('disk full');
    await written();
    expect(under).toHaveLength(2);
  });

  // 12,000 pages is where a commit would fold by itself.
  it.each([
    ['short texts', 40, 500, 100],
    ['long texts', 24, 500, 4_000],
  ])('keeps the WAL of a long pull of %s below what a commit folds', async (_, pages, rows, characters) => {
    const scratch = aScratch();
    const made = aFileStore(scratch.path);
    aSource(made);
    made.close();
    const opened = openStore(
      { place: 'file', path: scratch.path, key: aKey, create: false },
      undefined,
      worker,
    );
    if (opened.outcome !== 'opened') throw new Error(opened.outcome);
    const { store } = opened;
    const apply = createApplyPage({
      store,
      telling: untold,
      now: Date.now,
      ticks: () => 0,
      isAsking: () => false,
    });
    let most = 0;
    const paper = {
      body: '公'.repeat(characters),
      mainTo: [],
      cc: [],
      attachmentsNote: [],
      opinions: [],
      files: [],
    };
    for (let page = 0; page < pages; page += 1) {
      const upserts = Array.from({ length: rows }, (_, n) => todoAs(`t${page}-${n}`, '1', aTodo({ paper })));
      await apply({
        sourceId: 's1',
        feed: 'all',
        delta: aPage({ phase: 'initial', finished: false, upserts }),
      });
      most = Math.max(most, statSync(`${scratch.path}-wal`).size);
    }
    expect(store.sql('SELECT count(*) FROM todo').pluck().get()).toBe(pages * rows);
    expect(most).toBeGreaterThan(0);
    expect(most / pageBytes).toBeLessThan(12_000);
    store.close();
    scratch.leave();
  });
});
