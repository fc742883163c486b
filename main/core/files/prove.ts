// Whether the bytes of a file that is here are what they should be, by two hashes: SHA-256, which is its name, and SM3, as
// it was when the bytes came and as its department states it. SM3 has no help from the runtime and costs some 10 ms a
// megabyte, so everybody else gets their turn after each piece.
import { createHash } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { readHeld } from '../store/file-held.ts';
import { statedSm3 } from '../store/files.ts';
import type { Store } from '../store/store.ts';
import { piecesOf } from './pieces.ts';
import { Sm3 } from './sm3.ts';

type Proven = { readonly outcome: 'whole'; readonly sm3: string } | { readonly outcome: 'wrong' };

/** Undefined when it was broken off before that was known. */
export async function prove(
  store: Store,
  { hash, size }: { readonly hash: string; readonly size: number },
  signal?: AbortSignal,
): Promise<Proven | undefined> {
  const sha256 = createHash('sha256');
  const sm3 = new Sm3();
  let length = 0;
  for await (const piece of piecesOf(store.beside(), hash)) {
    sha256.update(piece);
    sm3.update(piece);
    length += piece.byteLength;
    if (signal?.aborted === true) return undefined;
    await nextTurn();
  }
  const isNamed = length === size && sha256.digest('hex') === hash;
  const found = sm3.digest();
  const expected = [readHeld(store, hash)?.sm3, ...statedSm3(store, hash)];
  const isSame = expected.every((each) => each === undefined || each === found);
  return isNamed && isSame ? { outcome: 'whole', sm3: found } : { outcome: 'wrong' };
}
