import { statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { openStore } from '../../../main/core/store/open.ts';
import { createApplyPage } from '../../../main/core/sync/apply-slices.ts';
import { createFolding } from '../../../main/core/sync/folding.ts';
import { aFileStore, aKey, aPage, aScratch, aSource, todoAs } from '../store/builders.ts';

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

const turn = () => new Promise((resolve) => setImmediate(resolve));

describe('folding during a pull', () => {
  it('begins with enough rows, and the slices after it do not wait', async () => {
    const { under, fold } = foldsByHand();
    const written = createFolding(fold);
    await written(3_999);
    expect(under).toHaveLength(0);
    await written(1);
    await written(500);
    await written(9_000);
    expect(under).toHaveLength(1);
  });

  it('waits for a second fold once the first has ended, and counts from nought after it', async () => {
    const { under, fold } = foldsByHand();
    const written = createFolding(fold);
    await written(4_000);
    under[0]?.resolve();
    await turn();
    let isOver = false;
    const second = written(500).then(() => {
      isOver = true;
    });
    await turn();
    expect([under.length, isOver]).toEqual([2, false]);
    under[1]?.resolve();
    await second;
    await written(3_999);
    expect(under).toHaveLength(2);
  });

  it('throws what went wrong beside at the next slice, and begins again after it', async () => {
    const { under, fold } = foldsByHand();
    const written = createFolding(fold);
    await written(4_000);
    under[0]?.reject(new Error('disk full'));
    await turn();
    await expect(written(500)).rejects.toThrow('disk full');
    await written(4_000);
    expect(under).toHaveLength(2);
  });

  it('keeps the WAL of a long pull far smaller than what was written', async () => {
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
    const apply = createApplyPage({ store, publish: () => undefined, now: Date.now, ticks: () => 0 });
    let most = 0;
    for (let page = 0; page < 40; page += 1) {
      const upserts = Array.from({ length: 500 }, (_, n) => todoAs(`t${page}-${n}`, '1'));
      await apply({
        sourceId: 's1',
        feed: 'all',
        delta: aPage({ phase: 'initial', finished: false, upserts }),
      });
      most = Math.max(most, statSync(`${scratch.path}-wal`).size);
    }
    expect(store.sql('SELECT count(*) FROM todo').pluck().get()).toBe(20_000);
    expect(most).toBeLessThan(statSync(scratch.path).size);
    store.close();
    scratch.leave();
  });
});
