// What of the files is here, how much room it takes, and what the person keeps or lets go.
import type { FileHeld, FileSpace } from '../../../shared/contract/desk-files.ts';
import { ok, type Result } from '../../../shared/domain/fault.ts';
import { droppable, limitOf, setLimit } from '../files/room.ts';
import { isoOf } from '../store/columns.ts';
import { forgetHeld, readHeld, roomTaken, setPinned, unsentHashes } from '../store/file-held.ts';
import { fileTextFacts } from '../store/file-text.ts';
import { fileNamed } from '../store/files.ts';
import { originalNamed } from '../store/originals.ts';
import type { Store } from '../store/store.ts';
import { type Desk, notFound } from './desk.ts';

type Done = Result<Record<never, never>>;

export function filesState(
  { store, loans }: Desk,
  { hashes }: { readonly hashes: readonly string[] },
): Result<FileHeld[]> {
  return ok(
    hashes.map((hash) => {
      const loan = loans.standingOf(hash);
      const lending = loan === undefined ? {} : { loan };
      const held = readHeld(store, hash);
      if (held === undefined) return { ...originalOr(store, hash), ...lending };
      const { state, got, pinned, fault, sm3, verifiedAt } = held;
      const faulty = fault === undefined ? {} : { fault };
      const proven =
        state !== 'here' || sm3 === undefined || verifiedAt === undefined
          ? {}
          : { sm3, verifiedAt: isoOf(verifiedAt) };
      return { hash, state, got, pinned, ...proven, ...faulty, ...unsearchedOf(store, hash), ...lending };
    }),
  );
}

/** What was imported stays as long as its article. */
function originalOr(store: Store, hash: string): FileHeld {
  const original = originalNamed(store, hash);
  if (original === undefined) return { hash, state: 'absent', got: 0, pinned: false };
  return { hash, state: 'here', got: original.size, pinned: false };
}

/** Pictures and the like have no text to be missed. */
function unsearchedOf(store: Store, hash: string): Pick<FileHeld, 'unsearched'> {
  const facts = fileTextFacts(store, hash);
  if (facts?.cut === true) return { unsearched: 'cut' };
  const problem = facts?.problem;
  return problem === undefined || problem === 'not-readable' ? {} : { unsearched: problem };
}

export function pinFile(
  desk: Desk,
  { hash, pinned }: { readonly hash: string; readonly pinned: boolean },
): Done {
  if (!setPinned(desk.store, hash, pinned ? 'pinned' : 'loose')) return notFound;
  desk.changes.publish(['files']);
  return ok({});
}

/** As many as a window can show; the longest unused are what matters. */
const mostShown = 5_000;

export function fileSpace({ store }: Desk): Result<FileSpace> {
  const { used, pinned } = roomTaken(store);
  const unsent = [...unsentHashes(store)].reduce((sum, hash) => sum + (readHeld(store, hash)?.got ?? 0), 0);
  return ok({
    usedBytes: used,
    limitBytes: limitOf(store),
    pinnedBytes: pinned,
    unsentBytes: unsent,
    droppable: droppable(store)
      .slice(0, mostShown)
      .map(({ hash, got, usedAt }) => ({
        hash,
        name: fileNamed(store, hash)?.name ?? '',
        size: got,
        lastUsedAt: isoOf(usedAt),
      })),
  });
}

/** Nothing goes at once: what is over a lower limit makes room when the next file needs it, or when it is dropped. */
export function setFileLimit(desk: Desk, { bytes }: { readonly bytes: number }): Done {
  setLimit(desk.store, bytes);
  desk.changes.publish(['files']);
  return ok({});
}

/** Those that may be: a pin or an upload that came in between protects a file still. */
export function dropFiles(desk: Desk, { hashes }: { readonly hashes: readonly string[] }): Done {
  const { store } = desk;
  const asked = new Set(hashes);
  store.transaction(() => {
    for (const { hash } of droppable(store)) if (asked.has(hash)) forgetHeld(store, hash);
  });
  desk.changes.publish(['files']);
  return ok({});
}
