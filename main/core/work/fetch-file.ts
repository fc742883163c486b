// A file of a record is wanted on this desk, or no longer: saved, and done by sync when nothing else is to be done.
import { ok, type Result } from '../../../shared/domain/fault.ts';
import type { Id } from '../../../shared/domain/terms.ts';
import { throwAway } from '../files/pieces.ts';
import { makeRoom } from '../files/room.ts';
import { isNotLent, unseal } from '../loans/loans.ts';
import { arrived } from '../store/file-bytes.ts';
import { forgetHeld, markUsed, readHeld, wantFile } from '../store/file-held.ts';
import { listFiles, sourceOfRecord } from '../store/files.ts';
import { parseRecordId } from '../store/ids.ts';
import { badRequest, type Desk, notFound } from './desk.ts';

type Done = Result<Record<never, never>>;

export function fetchFile(
  desk: Desk,
  { recordId, hash }: { readonly recordId: Id; readonly hash: string },
): Done {
  const { store, now } = desk;
  const of = parseRecordId(recordId);
  // By the record it is on: whoever may see that may have its files.
  const file = of === undefined ? undefined : listFiles(store, of).find((one) => one.hash === hash);
  const sourceId = of === undefined ? undefined : sourceOfRecord(store, of);
  if (file === undefined || sourceId === undefined) return notFound;
  if (isNotLent(desk.loans, hash)) return badRequest('hash', 'not-lent');
  const held = readHeld(store, hash);
  if (held?.state === 'here') {
    markUsed(store, hash, now());
    return ok({});
  }
  if (held?.state === 'wanted' || held?.state === 'coming') return ok({});
  const got = Math.min(arrived(store.beside(), hash), file.size);
  const wanted = store.transaction(() => {
    const room = makeRoom(store, file.size - (held?.got ?? 0));
    if (room.ok) unseal(store, hash);
    if (room.ok) wantFile(store, { hash, size: file.size, got, sourceId, now: now() });
    return room;
  });
  if (!wanted.ok) return wanted;
  desk.changes.publish(['files']);
  // By hand: who asks for a file outside working hours wants it now.
  desk.sync.wake(sourceId, 'by-hand');
  return ok({});
}

/** What had arrived of it goes; a file that is here already stays. */
export function cancelFile(desk: Desk, { hash }: { readonly hash: string }): Done {
  const { store } = desk;
  const state = readHeld(store, hash)?.state;
  if (state === undefined || state === 'here') return ok({});
  forgetHeld(store, hash);
  // At once, so that what is on the line right now cannot go on behind it.
  throwAway(store, hash);
  desk.changes.publish(['files']);
  return ok({});
}
