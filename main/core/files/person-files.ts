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

export type Taken = { readonly hash: string; readonly size: number };

const partBytes = 1024 ** 2;

/** Into the second file, under the hash found on the way. `most`: no byte more is taken. */
export async function takeIn(
  store: Store,
  path: string,
  { name, most }: { readonly name: string; readonly most: number },
): Promise<Result<Taken>> {
  const file = await opened(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK, 'file');
  if (!file.ok) return file;
  try {
    const stat = await file.value.stat();
    if (!stat.isFile()) return unusable('not-a-file');
    if (stat.size > most) return unusable('too-large');
    const hash = createHash('sha256');
    const bytes = store.beside();
    const writer = new PieceWriter(bytes, name);
    let size = 0;
    for await (const part of partsOf(file.value)) {
      size += part.length;
      if (size > most) return unusable('too-large');
      hash.update(part);
      writer.append(part);
    }
    if (size === 0) return unusable('empty');
    writer.flush();
    const found = hash.digest('hex');
    // The same bytes are here already, whole or on their way: those that just came are the whole ones.
    throwAway(store, found);
    return nameBytes(bytes, name, found) ? ok({ hash: found, size }) : unusable('unreadable');
  } catch (error) {
    const fault = faultOfSystem(error, 'file');
    if (fault === undefined) throw error;
    return failed(fault);
  } finally {
    throwAway(store, name);
    await file.value.close();
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
  const beside = join(dirname(to.path), `.${basename(to.path).slice(0, 40)}.${to.unique}.part`);
  const flags = constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | constants.O_NOFOLLOW;
  const file = await opened(beside, flags, 'target');
  if (!file.ok) return file;
  try {
    const found = createHash('sha256');
    for await (const piece of piecesOf(bytes, hash)) {
      found.update(piece);
      await file.value.writeFile(piece);
    }
    if (found.digest('hex') !== hash) return failed(wrongBytes('changed on this desk'));
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

/** What the operating system says about a place; undefined for anything else, which is a bug. */
function faultOfSystem(error: unknown, field: Field): Fault | undefined {
  const code: unknown = error instanceof Error ? Reflect.get(error, 'code') : undefined;
  if (code === 'ENOSPC' || code === 'EDQUOT' || code === 'SQLITE_FULL') return { kind: 'no-space' };
  if (typeof code !== 'string' || !/^E[A-Z0-9]+$/.test(code)) return undefined;
  return { kind: 'bad-request', field, reason: code === 'EFBIG' ? 'too-large' : 'unreachable' };
}
