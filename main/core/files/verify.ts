// Whether the bytes of a file that is here are still what its hashes say. Wrong ones are thrown away and the file says
// so, as when it is opened: it can be fetched again.
import { markVerified, readHeld, settleFailed } from '../store/file-held.ts';
import type { Store } from '../store/store.ts';
import { wrongBytes } from './download.ts';
import { throwAway } from './pieces.ts';
import { prove } from './prove.ts';

/** `not-here` also when it was broken off: nothing is known. */
type Verified = 'same' | 'changed' | 'not-here';

export async function verifyHeld(
  store: Store,
  hash: string,
  now: () => number,
  signal?: AbortSignal,
): Promise<Verified> {
  const held = readHeld(store, hash);
  if (held?.state !== 'here') return 'not-here';
  const proven = await prove(store, held, signal);
  // It may have gone while it was read.
  if (proven === undefined || readHeld(store, hash)?.state !== 'here') return 'not-here';
  if (proven.outcome === 'whole') {
    markVerified(store, hash, { at: now(), sm3: proven.sm3 });
    return 'same';
  }
  settleFailed(store, hash, wrongBytes('changed on this desk'), 0);
  throwAway(store, hash);
  return 'changed';
}
