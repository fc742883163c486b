// A copy of a file, or of what was imported, at the one place the person chose for it in the shell's dialog.
import { failed, ok, type Result } from '../../../shared/domain/fault.ts';
import { throwAway } from '../files/pieces.ts';
import { writeCopy, writePlaced } from '../files/person-files.ts';
import { appendAudit } from '../store/audit.ts';
import { markUsed, orphanedFiles, readHeld, settleFailed } from '../store/file-held.ts';
import { originalBytes, originalNamed, type OriginalFile } from '../store/originals.ts';
import { badRequest, type Desk, notFound } from './desk.ts';

export async function saveFileAs(
  desk: Desk,
  { hash, grant }: { readonly hash: string; readonly grant: string },
): Promise<Result<Record<never, never>>> {
  const { store, now } = desk;
  // What is lent leaves this desk on marked paper only, or as a PDF of it.
  if (desk.loans.standingOf(hash) !== undefined) return badRequest('hash', 'on-loan');
  const path = await desk.shell.file(grant, 'write');
  if (path === undefined) return badRequest('grant', 'unknown');
  const original = originalNamed(store, hash);
  if (original !== undefined) return saveOriginal(desk, original, path);
  // Nobody may take a copy of what was withdrawn a moment ago and is not swept yet (S13).
  if (readHeld(store, hash)?.state !== 'here' || orphanedFiles(store, now()).includes(hash)) return notFound;
  const saved = await writeCopy(store.beside(), { hash }, { path, unique: desk.uuid() });
  if (!saved.ok) {
    if (saved.fault.kind !== 'bad-reply') return saved;
    throwAway(store, hash);
    settleFailed(store, hash, saved.fault, 0);
    desk.changes.publish(['files']);
    return failed(saved.fault);
  }
  store.transaction(() => {
    markUsed(store, hash, now());
    appendAudit(store, 'file-saved', { hash }, now());
  });
  return ok({});
}

const pieceBytes = 1024 ** 2;

async function saveOriginal(
  { store, now, uuid }: Desk,
  { hash, size }: OriginalFile,
  path: string,
): Promise<Result<Record<never, never>>> {
  function* pieces(): Generator<Uint8Array, void> {
    for (let from = 0; from < size; from += pieceBytes)
      yield originalBytes(store, hash, { from, to: Math.min(size, from + pieceBytes) });
  }
  const saved = await writePlaced(pieces(), { path, unique: uuid() });
  if (!saved.ok) return saved;
  appendAudit(store, 'file-saved', { hash }, now());
  return ok({});
}
