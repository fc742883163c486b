// How much room files may take on this desk, and who goes first when it is full: the longest unused; never what is
// pinned, never what is not at its department yet.
import { failed, ok, type Result } from '../../../shared/domain/fault.ts';
import { forgetHeld, looseFiles, roomTaken, unsentHashes, type HeldFile } from '../store/file-held.ts';
import { readMeta, writeMeta } from '../store/meta.ts';
import type { Store } from '../store/store.ts';

const defaultLimitBytes = 2 * 1024 ** 3;
/** A desk in memory: files would take it from everything else. */
export const memoryLimitBytes = 64 * 1024 ** 2;

const isInMemory = (store: Store): boolean => store.db.memory;

export function limitOf(store: Store): number {
  const stored = Number(readMeta(store, 'file-limit') ?? Number.NaN);
  const limit = Number.isSafeInteger(stored) && stored >= 0 ? stored : defaultLimitBytes;
  return isInMemory(store) ? Math.min(limit, memoryLimitBytes) : limit;
}

export function setLimit(store: Store, bytes: number): void {
  writeMeta(store, 'file-limit', String(bytes));
}

/** Longest unused first. */
export function droppable(store: Store): readonly HeldFile[] {
  const unsent = unsentHashes(store);
  return looseFiles(store).filter(({ hash }) => !unsent.has(hash));
}

/** Drops as much as is needed, and nothing at all when that would not be enough. */
export function makeRoom(store: Store, bytes: number): Result<void> {
  return store.transaction(() => {
    const { promised } = roomTaken(store);
    let missing = promised + bytes - limitOf(store);
    const going: string[] = [];
    for (const { hash, got } of missing > 0 ? droppable(store) : []) {
      going.push(hash);
      missing -= got;
      if (missing <= 0) break;
    }
    if (missing > 0) return failed({ kind: 'no-space' });
    for (const hash of going) forgetHeld(store, hash);
    return ok(undefined);
  });
}
