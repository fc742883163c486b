// A file of a record, read in place: what is said above it, its bytes proven right, then the bytes in parts. Only by
// the record it is on: what was withdrawn, or is above the ceiling and so not here, cannot be named.
import { type FilesOfRecord, mostBytesRead } from '../../../shared/contract/desk-files.ts';
import type { RecordBody } from '../../../shared/domain/delta.ts';
import type { FileRef } from '../../../shared/domain/file-ref.ts';
import { type Fault, failed, ok, type Result } from '../../../shared/domain/fault.ts';
import type { Id } from '../../../shared/domain/terms.ts';
import { mimeOf } from '../files/mime.ts';
import { bytesBetween, throwAway } from '../files/pieces.ts';
import { prove } from '../files/prove.ts';
import { isNotLent } from '../loans/loans.ts';
import { appendAudit } from '../store/audit.ts';
import { naturalKeyAt } from '../store/audit-lines.ts';
import { markUsed, markVerified, orphanedFiles, readHeld, settleFailed } from '../store/file-held.ts';
import { listFiles, sourceOfRecord } from '../store/files.ts';
import { keyOf, parseRecordId } from '../store/ids.ts';
import { originalBytes, originalNamed, originalOf } from '../store/originals.ts';
import { readBody } from '../store/records.ts';
import { readSource } from '../store/sources.ts';
import type { Store } from '../store/store.ts';
import { type Desk, notFound } from './desk.ts';

type Named = { readonly recordId: Id; readonly hash: string };

export function filesOfRecord(
  { store }: Desk,
  { recordId }: { readonly recordId: Id },
): Result<FilesOfRecord> {
  const of = parseRecordId(recordId);
  const body = of === undefined ? undefined : readBody(store, of);
  if (of === undefined || body === undefined || body.kind === 'contact') return notFound;
  const sourceId = sourceOfRecord(store, of);
  const organ = sourceId === undefined ? undefined : readSource(store, sourceId);
  const number = numberOf(body);
  return ok({
    title: body.data.title,
    ...(number === undefined || number === '' ? {} : { number }),
    organ: organ === undefined ? '' : organ.organ || organ.name,
    files: of.kind === 'article' ? originalFiles(store, of.key) : [...listFiles(store, of)],
  });
}

/** An article has the one file it was imported from, or none. */
function originalFiles(store: Store, article: number): FileRef[] {
  const original = originalOf(store, article);
  if (original === undefined) return [];
  const { hash, name, size } = original;
  return [{ hash, name, mime: mimeOf(name), size, role: '附件' }];
}

export const isOriginal = (store: Store, { recordId, hash }: Named): boolean =>
  originalNamed(store, hash)?.article === recordId;

function numberOf(body: RecordBody): string | undefined {
  switch (body.kind) {
    case 'todo':
      return body.data.paper?.docNo;
    case 'archive':
      return body.data.refCode;
    case 'article':
      return body.data.docNo;
    case 'contact':
      return undefined;
  }
}

/** The file as the record names it, when its bytes are here and nobody took them back. */
export function here({ store, loans, now }: Desk, { recordId, hash }: Named): FileRef | undefined {
  const of = parseRecordId(recordId);
  const file = of === undefined ? undefined : listFiles(store, of).find((one) => one.hash === hash);
  const held = file === undefined ? undefined : readHeld(store, hash);
  if (isNotLent(loans, hash)) return undefined;
  return held?.state === 'here' && !orphanedFiles(store, now()).includes(hash) ? file : undefined;
}

export async function openFile(desk: Desk, named: Named): Promise<Result<Record<never, never>>> {
  const { store, now } = desk;
  // Its bytes lie in the first file, whose pages are checked one by one when they are read.
  if (isOriginal(store, named)) return ok({});
  const file = here(desk, named);
  if (file === undefined) return notFound;
  const proven = await prove(store, file);
  if (proven?.outcome !== 'whole') return wrongBytes(desk, named.hash);
  store.transaction(() => {
    markUsed(store, named.hash, now());
    markVerified(store, named.hash, { at: now(), sm3: proven.sm3 });
    const onLoan = desk.loans.standingOf(named.hash) !== undefined;
    const of = parseRecordId(named.recordId);
    const about = of === undefined ? undefined : naturalKeyAt(store, of);
    const lent = onLoan ? { onLoan } : {};
    appendAudit(store, 'file-opened', { hash: named.hash, ...about, ...lent }, now());
    const record = keyOf('archive', named.recordId);
    if (onLoan && record !== undefined) desk.loans.note({ record, hash: named.hash, what: 'opened' });
  });
  return ok({});
}

export function readFileBytes(
  desk: Desk,
  { from, ...named }: Named & { readonly from: number },
): Result<File> {
  const file = isOriginal(desk.store, named) ? originalNamed(desk.store, named.hash) : here(desk, named);
  if (file === undefined) return notFound;
  const to = Math.min(file.size, from + mostBytesRead);
  if (from >= to) return ok(new File([], 'part'));
  const bytes = isOriginal(desk.store, named)
    ? originalBytes(desk.store, named.hash, { from, to })
    : bytesBetween(desk.store.beside(), named.hash, { from, to });
  return bytes === undefined ? wrongBytes(desk, named.hash) : ok(new File([bytes], 'part'));
}

/** They can be fetched again; until then the file is not here. */
export function wrongBytes({ store, changes }: Desk, hash: string): Result<never> {
  const fault: Fault = { kind: 'bad-reply', reason: 'wrong-bytes', detail: '' };
  throwAway(store, hash);
  settleFailed(store, hash, fault, 0);
  changes.publish(['files']);
  return failed(fault);
}
