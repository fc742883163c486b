// The files that rows of a catalogue name, in the folder the person chose: whether each is there and can be taken, before
// anything is made. A name is a name in that folder and never a way out of it.
import { lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { RowProblem } from '../../../shared/domain/catalogue-batch.ts';
import { type Cells, scanNames } from '../../../shared/domain/catalogue-row.ts';
import type { Id } from '../../../shared/domain/terms.ts';
import { limitOf } from '../files/room.ts';
import { readSource } from '../store/sources.ts';
import type { Desk } from './desk.ts';
import { editableFields } from './edit-record.ts';
import { inSlices } from './slices.ts';

export type ScanFile = { readonly path: string; readonly name: string; readonly most: number };
type FileProblem = Extract<RowProblem, { readonly name: string }>['problem'];
type Scans = { readonly files: readonly ScanFile[]; readonly problems: readonly RowProblem[] };

const none: Scans = { files: [], problems: [] };

/** Row by row. */
export async function scansOf(
  desk: Desk,
  { sourceId, folder }: { readonly sourceId: Id; readonly folder?: string | undefined },
  rows: readonly Cells[],
): Promise<readonly Scans[]> {
  const named = rows.map(scanNames);
  if (named.every((names) => names.length === 0)) return rows.map(() => none);
  const most = mostOf(desk, sourceId);
  if (most === undefined)
    return named.map((names) =>
      names.length === 0 ? none : { files: [], problems: [{ column: 'scan', problem: 'not-offered' }] },
    );
  const path = folder === undefined ? undefined : await desk.shell.folder(folder);
  const entries = path === undefined ? undefined : await readdir(path).catch(() => undefined);
  const there = entries && new Map(entries.map((entry) => [entry.normalize('NFC'), entry]));
  const seen = new Set<string>();
  const rest = inSlices();
  const all: Scans[] = [];
  for (const names of named) {
    const files: ScanFile[] = [];
    const problems: RowProblem[] = [];
    for (const name of names) {
      const at = path !== undefined && there?.has(name) ? join(path, there.get(name) ?? name) : undefined;
      const problem =
        path === undefined ? 'no-folder' : seen.has(name) ? 'file-twice' : await problemOf(at, most);
      seen.add(name);
      if (problem !== undefined) problems.push({ column: 'scan', problem, name });
      else if (at !== undefined) files.push({ path: at, name, most });
    }
    all.push({ files, problems });
    await rest();
  }
  return all;
}

/** Undefined where the archive takes no files. */
function mostOf(desk: Desk, sourceId: Id): number | undefined {
  const uploads = readSource(desk.store, sourceId)?.offers.uploads;
  if (uploads === undefined || !editableFields(desk, sourceId, 'archive').includes('files')) return undefined;
  return Math.min(uploads.maxSize, limitOf(desk.store));
}

async function problemOf(path: string | undefined, most: number): Promise<FileProblem | undefined> {
  const stat = path === undefined ? undefined : await lstat(path).catch(() => undefined);
  if (stat === undefined) return 'no-file';
  if (!stat.isFile()) return 'not-a-file';
  if (stat.size === 0) return 'empty-file';
  return stat.size > most ? 'file-too-large' : undefined;
}
