// Brings the second file in line with what `file_held` of the first says: bytes that no record names any more (S13),
// that were dropped, or that a crash left behind go, a little at a time, and their room is given back to the disk.
import { BytesDamaged, dropSome, giveBackSome, keptHashes } from '../store/file-bytes.ts';
import { forgetHeld, isHeld, loseAll, orphanedFiles } from '../store/file-held.ts';
import { clearMeta, readMeta, writeMeta } from '../store/meta.ts';
import type { Store } from '../store/store.ts';

/** 2 MB: some ten milliseconds. */
const piecesASlice = 8;
const pagesASlice = 256;

type Sweep = {
  /** One slice; true while there is more. */
  step(): boolean;
};

export function createSweep(store: Store, now: () => number): Sweep {
  /** Pieces that cannot even be deleted stay until the file is begun anew. */
  const stuck = new Set<string>();
  const since = now();
  const isInUse = (hash: string): boolean =>
    isHeld(store, hash) || (hash.startsWith(arriving) && Number(hash.split(' ')[1]) >= since);
  return {
    step() {
      const due = readMeta(store, 'files-sweep');
      if (due === undefined) return false;
      if (due === 'due') {
        // Whatever is marked from here on is looked at once more.
        writeMeta(store, 'files-sweep', 'running');
        store.transaction(() => {
          for (const hash of orphanedFiles(store, now())) forgetHeld(store, hash);
        });
      }
      if (sweepSome(store, (hash) => isInUse(hash) || stuck.has(hash), stuck)) return true;
      if (readMeta(store, 'files-sweep') === 'due') return true;
      clearMeta(store, 'files-sweep');
      return false;
    },
  };
}

function sweepSome(store: Store, stays: (hash: string) => boolean, stuck: Set<string>): boolean {
  const bytes = store.beside();
  try {
    const next = keptHashes(bytes).find((hash) => !stays(hash));
    if (next === undefined) return giveBackSome(bytes, pagesASlice);
    dropOrLeave(bytes, next, stuck);
    return true;
  } catch (error) {
    if (!(error instanceof BytesDamaged)) throw error;
    // Not one file, but the list of them: nothing in it can be relied on.
    store.besideAnew();
    loseAll(store);
    return true;
  }
}

const arriving = 'arriving ';

/** For a file that is being taken in and has no hash yet. One from before this start was left behind by a crash. */
export const arrivingName = (now: number, unique: string): string => `${arriving}${now} ${unique}`;

function dropOrLeave(bytes: Store, hash: string, stuck: Set<string>): void {
  try {
    dropSome(bytes, hash, piecesASlice);
  } catch (error) {
    if (!(error instanceof BytesDamaged)) throw error;
    stuck.add(hash);
  }
}
