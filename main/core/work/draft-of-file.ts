// The words of a file the person chose, for the check of its citations, and the mended words as a file of their own. The
// file stays where it is and is only read; of its words nothing is kept here.
import type { DraftOfFile } from '../../../shared/contract/desk-norms.ts';
import { mayStore } from '../../../shared/domain/classification.ts';
import { type DraftProblem, longestDraft } from '../../../shared/domain/draft-file.ts';
import { ok, type Result } from '../../../shared/domain/fault.ts';
import { readChosen, writePlaced } from '../files/person-files.ts';
import { levelMarked, type Read } from '../reading/answer.ts';
import { readingLimits } from '../reading/reader.ts';
import { appendAudit } from '../store/audit.ts';
import { ceilingOf } from '../store/meta.ts';
import { badRequest, type Desk } from './desk.ts';

export async function openDraftFile(
  desk: Desk,
  { grant }: { readonly grant: string },
  signal?: AbortSignal,
): Promise<Result<DraftOfFile>> {
  const path = await desk.shell.file(grant, 'read');
  if (path === undefined) return badRequest('grant', 'unknown');
  const bytes = await readChosen(path, readingLimits.bytes);
  if (typeof bytes === 'string') return ok(refused(bytes));
  // The reader takes its bytes over, so it gets its own.
  const read = await desk.reader.read(new Uint8Array(bytes), signal);
  if (read === 'closed') return ok(refused('stopped'));
  return ok(read.kind === 'refused' ? refused(read.problem) : wordsOf(desk, read));
}

const refused = (why: DraftProblem): DraftOfFile => ({ kind: 'refused', why });

const isPaged = (format: string): boolean => format === 'pdf' || format === 'ofd';

/** 涉密不上网: what is marked above the ceiling is not shown either, and a line of the audit says that it was here. */
function wordsOf({ store, now }: Desk, read: Extract<Read, { readonly kind: 'text' }>): DraftOfFile {
  const { format, pages, cut } = read;
  if (!mayStore(levelMarked(read), ceilingOf(store))) {
    appendAudit(store, 'record-blocked', { kind: 'file', from: 'check' }, now());
    return refused('above-ceiling');
  }
  const text = pages.join('\n').replace(/\r\n?/gu, '\n');
  const blank = pages.filter((page) => page.trim() === '').length;
  if (text.trim() === '') return refused(isPaged(format) ? 'no-words' : 'empty');
  const taken = beginningOf(text);
  return {
    kind: 'words',
    text: taken,
    format,
    cut: cut || taken.length < text.length,
    blank: isPaged(format) ? blank : 0,
  };
}

/** A character of two units is not cut in its middle. */
const beginningOf = (text: string): string => text.slice(0, longestDraft).replace(/[\ud800-\udbff]$/u, '');

export async function saveDraftFile(
  desk: Desk,
  { grant, text }: { readonly grant: string; readonly text: string },
): Promise<Result<Record<never, never>>> {
  const path = await desk.shell.file(grant, 'write');
  if (path === undefined) return badRequest('grant', 'unknown');
  const written = await writePlaced([Buffer.from(text)], { path, unique: desk.uuid() });
  return written.ok ? ok({}) : written;
}
