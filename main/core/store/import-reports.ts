// What came of each import of a folder into 知识库, kept for who looks again later. No path, and of a text that may not be
// here not even its name.
import type { ImportFile, ImportReport } from '../../../shared/contract/desk-imports.ts';
import { asRow, int, isoOf, json, text } from './columns.ts';
import type { Store } from './store.ts';

const mostKept = 30;
/** Those left out come first. */
const mostFiles = 2_000;

type NewImportReport = {
  readonly name: string;
  readonly imported: readonly ImportFile[];
  readonly left: readonly ImportFile[];
  readonly stopped: boolean;
  readonly now: number;
};

type Counts = Pick<ImportReport, 'texts' | 'left' | 'stopped'>;

export function keepImportReport(
  store: Store,
  { name, imported, left, stopped, now }: NewImportReport,
): void {
  const texts = imported.reduce((sum, { many }) => sum + (many?.texts ?? 1), 0);
  const counts: Counts = { texts, left: left.length, stopped };
  const files = [...left.map(named), ...imported].slice(0, mostFiles);
  store
    .sql('INSERT INTO import_report (at, name, counts, files) VALUES (?, ?, ?, ?)')
    .run(now, name, JSON.stringify(counts), JSON.stringify(files));
  store
    .sql(
      `DELETE FROM import_report WHERE key <= (SELECT key FROM import_report ORDER BY key DESC LIMIT 1 OFFSET ${mostKept})`,
    )
    .run();
}

/** What a text above the ceiling is called may say what it says. */
const named = (file: ImportFile): ImportFile =>
  file.problem === 'above-ceiling' ? { ...file, name: '', title: '', suspect: [] } : file;

/** Newest first. */
export function listImportReports(store: Store): ImportReport[] {
  return store
    .sql('SELECT key, at, name, counts FROM import_report ORDER BY key DESC')
    .all()
    .map((value) => {
      const row = asRow(value);
      const counts = json<Counts>(row, 'counts');
      return { ...counts, id: idOf(int(row, 'key')), at: isoOf(int(row, 'at')), name: text(row, 'name') };
    });
}

export function readImportReport(store: Store, id: string): ImportFile[] | undefined {
  const key = /^i(\d{1,15})$/.exec(id)?.[1];
  if (key === undefined) return undefined;
  const value = store.sql('SELECT files FROM import_report WHERE key = ?').get(Number(key));
  return value === undefined ? undefined : json<ImportFile[]>(asRow(value), 'files');
}

const idOf = (key: number): string => `i${key}`;
