// A table that goes out, in parts that fit a message, to the one place the person chose. Any spreadsheet opens it, and what
// stands in a cell is text and never computed.
import { basename } from 'node:path';
import { ok, type Result } from '../../../shared/domain/fault.ts';
import { writeCsv } from '../../../shared/text/csv.ts';
import { writePlaced } from '../files/person-files.ts';
import { appendAudit } from '../store/audit.ts';
import { badRequest, type Desk } from './desk.ts';
import { createGather } from './in-parts.ts';

type SaveTable = {
  readonly grant: string;
  readonly part: number;
  readonly isLast: boolean;
  readonly lines: readonly (readonly string[])[];
};

const gather = createGather<readonly string[]>();

export async function saveTable(
  desk: Desk,
  event: 'catalogue-saved' | 'trail-saved',
  { grant, part, isLast, lines }: SaveTable,
): Promise<Result<Record<never, never>>> {
  const { store, now } = desk;
  const whole = gather(store, `${event} ${grant}`, { part, isLast, more: lines });
  if (!whole.ok) return whole;
  if (whole.value === undefined) return ok({});
  const path = await desk.shell.file(grant, 'write');
  if (path === undefined) return badRequest('grant', 'unknown');
  const written = await writePlaced([Buffer.from(writeCsv(whole.value))], { path, unique: desk.uuid() });
  if (!written.ok) return written;
  const detail = { lines: whole.value.length, name: basename(path) };
  store.transaction(() => appendAudit(store, event, detail, now()));
  return ok({});
}
