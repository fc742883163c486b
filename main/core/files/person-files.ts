// Files outside this desk's own, at places the person chose in a dialog: taken in, and written as a copy. Nothing is
// ever opened that the person did not choose, and a copy is there as a whole or not at all.
import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import { type FileHandle, open, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { failed, type Fault, ok, type Result } from '../../../shared/domain/fault.ts';
import { nameBytes } from '../store/file-bytes.ts';
import type { Store } from '../store/store.ts';
import { wrongBytes } from './download.ts';
import { PieceWriter, piecesOf, throwAway } from './pieces.ts';
import { Sm3 } from './sm3.ts';

type Taken = { readonly hash: string; readonly sm3: string; readonly size: number };

const partBytes = 1024 ** 2;

type Arriving = { readonly name: string; readonly most: number };

/** Into the second file, under the hash found on the way. `most`: no byte more is taken. */
export async function takeIn(store: Store, path: string, arriving: Arriving): Promise<Result<Taken>> {
  const taken = await takeUnder(store, path, arriving);
  if (!taken.ok) return taken;
  return settleTaken(store, arriving.name, taken.value.hash) ? taken : unusable('unreadable');
}

/** The same bytes are here already, whole or on their way: those that just came are the whole ones. */
export function settleTaken(store: Store, name: string, hash: string): boolean {
  throwAway(store, hash);
  const isNamed = nameBytes(store.beside(), name, hash);
  throwAway(store, name);
  return isNamed;
}

/** Into the second file under its arriving name, where nothing sweeps it while this process lives. */
export async function takeUnder(
  store: Store,
  path: string,
  { name, most }: Arriving,
): Promise<Result<Taken>> {
  let isTaken = false;
  const file = await opened(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK, 'file');
  if (!file.ok) return file;
  try {
    const stat = await file.value.stat();
    if (!stat.isFile()) return unusable('not-a-file');
    if (stat.size > most) return unusable('too-large');
    const hash = createHash('sha256');
    const sm3 = new Sm3();
    const bytes = store.beside();
    const writer = new PieceWriter(bytes, name);
    let size = 0;
    for await (const part of partsOf(file.value)) {
      size += part.length;
      if (size > most) return unusable('too-large');
      hash.update(part);
      sm3.update(part);
      writer.append(part);
    }
    if (size === 0) return unusable('empty');
    writer.flush();
    isTaken = true;
    return ok({ hash: hash.digest('hex'), sm3: sm3.digest(), size });
  } catch (error) {
    const fault = faultOfSystem(error, 'file');
    if (fault === undefined) throw error;
    return failed(fault);
  } finally {
    if (!isTaken) throwAway(store, name);
    await file.value.close();
  }
}

/** The whole of it, which stays where it is; by one open file, so that what is measured is what is read. */
export async function readChosen(
  path: string,
  most: number,
): Promise<Buffer | 'unreadable' | 'too-large' | 'empty'> {
  const flags = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;
  const file: FileHandle | undefined = await open(path, flags).catch(() => undefined);
  if (file === undefined) return 'unreadable';
  try {
    const stat = await file.stat();
    if (!stat.isFile()) return 'unreadable';
    if (stat.size > most) return 'too-large';
    if (stat.size === 0) return 'empty';
    const { bytesRead, buffer } = await file.read(Buffer.alloc(stat.size), 0, stat.size, 0);
    return bytesRead === 0 ? 'unreadable' : buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

async function* partsOf(file: FileHandle): AsyncGenerator<Buffer, void> {
  for (;;) {
    const { bytesRead, buffer } = await file.read(Buffer.alloc(partBytes), 0, partBytes);
    if (bytesRead === 0) return;
    yield buffer.subarray(0, bytesRead);
  }
}

/**
 * To exactly this path, beside it first and then in its place, readable by this person alone. Hashed on its way out: of
 * wrong bytes nothing is left behind.
 */
export async function writeCopy(
  bytes: Store,
  { hash }: { readonly hash: string },
  to: { readonly path: string; readonly unique: string },
): Promise<Result<void>> {
  const found = createHash('sha256');
  async function* hashed(): AsyncGenerator<Uint8Array, void> {
    for await (const piece of piecesOf(bytes, hash)) {
      found.update(piece);
      yield piece;
    }
  }
  return writePlaced(hashed(), to, () =>
    found.digest('hex') === hash ? undefined : wrongBytes('changed on this desk'),
  );
}

type Placed = {
  readonly path: string;
  readonly unique: string;
  /** Default what is there: the dialog asked. `nothing`: a file that is there is left alone, whatever was asked. */
  readonly over?: 'nothing';
};

/** `problem`: asked when all is written; with one, nothing is put in its place. */
export async function writePlaced(
  pieces: Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
  to: Placed,
  problem: () => Fault | undefined = () => undefined,
): Promise<Result<void>> {
  if (to.over === undefined) return placed(pieces, to, problem);
  // An empty file holds the place: no system renames only where nothing is, and a stick knows no links.
  const held = await opened(to.path, fresh, 'target');
  if (!held.ok) return held;
  await held.value.close();
  let isThere = false;
  try {
    const done = await placed(pieces, to, problem);
    isThere = done.ok;
    return done;
  } finally {
    if (!isThere) await rm(to.path, { force: true });
  }
}

const fresh = constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | constants.O_NOFOLLOW;

async function placed(
  pieces: Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
  to: Placed,
  problem: () => Fault | undefined,
): Promise<Result<void>> {
  const beside = join(dirname(to.path), `.${basename(to.path).slice(0, 40)}.${to.unique}.part`);
  const file = await opened(beside, fresh, 'target');
  if (!file.ok) return file;
  try {
    for await (const piece of pieces) await file.value.writeFile(piece);
    const wrong = problem();
    if (wrong !== undefined) return failed(wrong);
    await file.value.sync();
    await rename(beside, to.path);
    return ok(undefined);
  } catch (error) {
    const fault = faultOfSystem(error, 'target');
    if (fault === undefined) throw error;
    return failed(fault);
  } finally {
    await file.value.close();
    await rm(beside, { force: true });
  }
}

async function opened(path: string, flags: number, field: Field): Promise<Result<FileHandle>> {
  try {
    return ok(await open(path, flags, 0o600));
  } catch (error) {
    const fault = faultOfSystem(error, field);
    if (fault === undefined) throw error;
    return failed(fault);
  }
}

const unusable = (reason: string): Result<never> => failed({ kind: 'bad-request', field: 'file', reason });

/** What was chosen: something to read, or a place to write. */
type Field = 'file' | 'target';

const reasons: { readonly [code: string]: string } = { EFBIG: 'too-large', EEXIST: 'exists' };

/** What the operating system says about a place; undefined for anything else, which is a bug. */
function faultOfSystem(error: unknown, field: Field): Fault | undefined {
  const code: unknown = error instanceof Error ? Reflect.get(error, 'code') : undefined;
  if (code === 'ENOSPC' || code === 'EDQUOT' || code === 'SQLITE_FULL') return { kind: 'no-space' };
  if (typeof code !== 'string' || !/^E[A-Z0-9]+$/.test(code)) return undefined;
  return { kind: 'bad-request', field, reason: reasons[code] ?? 'unreachable' };
}
