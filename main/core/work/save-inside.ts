// A copy of a file that lies in another (an attachment of an OFD), at the place the person chose. What holds for the file
// it lies in holds for it: of what is lent nothing leaves, of what was withdrawn nothing is given.
import { createHash } from 'node:crypto';
import type { Id } from '../../../shared/domain/terms.ts';
import { ok, type Result } from '../../../shared/domain/fault.ts';
import { wholeFile } from '../files/pieces.ts';
import { writePlaced } from '../files/person-files.ts';
import { readingLimits } from '../reading/reader.ts';
import { appendAudit } from '../store/audit.ts';
import { markUsed } from '../store/file-held.ts';
import { originalBytes, originalNamed } from '../store/originals.ts';
import { badRequest, type Desk, notFound } from './desk.ts';
import { here, isOriginal, wrongBytes } from './open-file.ts';

type Inside = {
  readonly recordId: Id;
  readonly hash: string;
  /** Its place among the attachments, and the place in that one. */
  readonly inside: readonly number[];
  readonly grant: string;
};

export async function saveInside(
  desk: Desk,
  { grant, inside, ...named }: Inside,
): Promise<Result<Record<never, never>>> {
  const { store, loans, now } = desk;
  const { hash } = named;
  if (loans.standingOf(hash) !== undefined) return badRequest('hash', 'on-loan');
  const path = await desk.shell.file(grant, 'write');
  if (path === undefined) return badRequest('grant', 'unknown');
  const whole = await wholeOf(desk, named);
  if (!whole.ok) return whole;
  const taken = await desk.reader.take(whole.value, inside);
  if (taken === 'closed') return notFound;
  if (taken.kind === 'refused') return badRequest('inside', taken.problem);
  // It may have been withdrawn, or its loan begun, while it was unpacked.
  if (!isOriginal(store, named) && here(desk, named) === undefined) return notFound;
  const written = await writePlaced([taken.bytes], { path, unique: desk.uuid() });
  if (!written.ok) return written;
  store.transaction(() => {
    markUsed(store, hash, now());
    appendAudit(store, 'file-saved', { hash, inside: inside.map(String) }, now());
  });
  return ok({});
}

type Named = Pick<Inside, 'recordId' | 'hash'>;

async function wholeOf(desk: Desk, named: Named): Promise<Result<Uint8Array<ArrayBuffer>>> {
  const { store } = desk;
  const { hash } = named;
  if (isOriginal(store, named)) {
    const size = originalNamed(store, hash)?.size ?? 0;
    return ok(originalBytes(store, hash, { from: 0, to: size }));
  }
  const file = here(desk, named);
  if (file === undefined) return notFound;
  if (file.size > readingLimits.bytes) return badRequest('inside', 'too-large');
  const bytes = await wholeFile(store.beside(), file);
  if (bytes === undefined || createHash('sha256').update(bytes).digest('hex') !== hash)
    return wrongBytes(desk, hash);
  return ok(bytes);
}
