// Bytes into the second file and out of it again, a piece at a time, so that no file is ever whole in memory. Between
// pieces everybody else gets their turn.
import { setImmediate as nextTurn } from 'node:timers/promises';
import { arrived, BytesDamaged, disown, pieceBytes, readPiece, writePieces } from '../store/file-bytes.ts';
import { writeMeta } from '../store/meta.ts';
import type { Store } from '../store/store.ts';

/** Written together: one flush of the disk for a megabyte. */
const piecesTogether = 4;

/** Appends to what is here of a file. What it was not told to flush is lost with the process, and asked for again. */
export class PieceWriter {
  readonly #bytes: Store;
  readonly #hash: string;
  #number: number;
  #pending: Uint8Array[] = [];
  #pendingBytes = 0;

  constructor(bytes: Store, hash: string) {
    this.#bytes = bytes;
    this.#hash = hash;
    const length = arrived(bytes, hash);
    this.#number = Math.floor(length / pieceBytes);
    const tail = length % pieceBytes;
    if (tail === 0) return;
    const begun = readPiece(bytes, hash, this.#number);
    if (begun?.byteLength === tail) this.#take(begun);
  }

  /** Bytes that are here, and those about to be. */
  get length(): number {
    return this.#number * pieceBytes + this.#pendingBytes;
  }

  /** `lost`: what was here went meanwhile, and this has nothing to go on from. */
  append(part: Uint8Array): 'held' | 'written' | 'lost' {
    this.#take(part);
    return this.#pendingBytes < piecesTogether * pieceBytes ? 'held' : this.#write('whole pieces');
  }

  flush(): 'written' | 'lost' {
    return this.#pendingBytes === 0 ? 'written' : this.#write('everything');
  }

  #take(part: Uint8Array): void {
    this.#pending.push(part);
    this.#pendingBytes += part.byteLength;
  }

  #write(what: 'whole pieces' | 'everything'): 'written' | 'lost' {
    const all = Buffer.concat(this.#pending, this.#pendingBytes);
    const whole = Math.floor(all.length / pieceBytes);
    const count = what === 'everything' ? Math.ceil(all.length / pieceBytes) : whole;
    const pieces = Array.from({ length: count }, (_, at) =>
      all.subarray(at * pieceBytes, (at + 1) * pieceBytes),
    );
    if (!writePieces(this.#bytes, this.#hash, this.#number, pieces)) return 'lost';
    const rest = all.subarray(whole * pieceBytes);
    this.#number += whole;
    this.#pending = rest.length === 0 ? [] : [rest];
    this.#pendingBytes = rest.length;
    return 'written';
  }
}

/** One piece; undefined when it is not there or did not pass its check: then the file is not here. */
function soundPiece(bytes: Store, hash: string, number: number): Uint8Array | undefined {
  try {
    return readPiece(bytes, hash, number);
  } catch (error) {
    if (!(error instanceof BytesDamaged)) throw error;
    return undefined;
  }
}

/** What is here of a file, in order; ends at the first piece that is missing. */
export async function* piecesOf(bytes: Store, hash: string): AsyncGenerator<Uint8Array, void> {
  for (let number = 0; ; number += 1) {
    const piece = soundPiece(bytes, hash, number);
    if (piece === undefined) return;
    yield piece;
    if (piece.byteLength < pieceBytes) return;
    if (number % piecesTogether === piecesTogether - 1) await nextTurn();
  }
}

/** For what cannot be read in parts; undefined when it is not here as long as it should be. */
export async function wholeFile(
  bytes: Store,
  { hash, size }: { readonly hash: string; readonly size: number },
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const whole = new Uint8Array(size);
  let length = 0;
  for await (const piece of piecesOf(bytes, hash)) {
    if (length + piece.byteLength > size) return undefined;
    whole.set(piece, length);
    length += piece.byteLength;
  }
  return length === size ? whole : undefined;
}

/** Bytes `from` up to, not with, `to`; undefined when some of them are not here. */
export function bytesBetween(
  bytes: Store,
  hash: string,
  { from, to }: { readonly from: number; readonly to: number },
): Uint8Array | undefined {
  const parts: Uint8Array[] = [];
  for (let number = Math.floor(from / pieceBytes); number * pieceBytes < to; number += 1) {
    const piece = soundPiece(bytes, hash, number);
    if (piece === undefined) return undefined;
    const start = number * pieceBytes;
    parts.push(piece.subarray(Math.max(0, from - start), Math.max(0, to - start)));
  }
  const all = Buffer.concat(parts);
  return all.byteLength === to - from ? all : undefined;
}

/** Nobody will count on them again, and the sweep takes them. */
export function throwAway(store: Store, hash: string): void {
  try {
    if (disown(store.beside(), hash)) writeMeta(store, 'files-sweep', 'due');
  } catch (error) {
    if (!(error instanceof BytesDamaged)) throw error;
    // The sweep will meet that too, and see to it.
    writeMeta(store, 'files-sweep', 'due');
  }
}
