// Text out of the bytes of files that are here, for the search. That a file is due, that its text goes with its bytes and
// that the index follows is done by triggers (0003-reading.ts); here is what the reading itself writes.
import { fileFormats, readProblems } from '../../../shared/domain/file-format.ts';
import { butShutFiles } from './archive-shut.ts';
import { asRow, int, type Row, text, word } from './columns.ts';
import type { Store } from './store.ts';

const fileTextStates = ['due', 'read', 'refused'] as const;

export type DueFile = {
  readonly key: number;
  readonly hash: string;
  readonly size: number;
  readonly attempts: number;
};

/** The one that came first. */
export function nextDueFile(store: Store): DueFile | undefined {
  const row = store
    .sql(
      `SELECT t.key, t.hash, h.size, t.attempts FROM file_text t INDEXED BY file_text_due
       JOIN file_held h ON h.hash = t.hash WHERE t.state = 'due' ORDER BY t.key LIMIT 1`,
    )
    .get();
  return row === undefined ? undefined : dueOf(asRow(row));
}

const dueOf = (row: Row): DueFile => ({
  key: int(row, 'key'),
  hash: text(row, 'hash'),
  size: int(row, 'size'),
  attempts: int(row, 'attempts'),
});

/** Counted before it is begun: a file that takes the process with it has had its turn. Taken back when the desk closes. */
export function countAttempt(store: Store, key: number, by: 1 | -1): void {
  store.sql('UPDATE file_text SET attempts = attempts + ? WHERE key = ?').run(by, key);
}

type Kept = {
  readonly format: (typeof fileFormats)[number];
  readonly pages: number;
  /** As the index takes it, one after another; together all of its text that is searched. */
  readonly parts: readonly string[];
  /** What is beyond the limit is not in the search. */
  readonly cut: boolean;
};

/** In one transaction; nothing is kept of a file that went meanwhile. */
export function keepFileText(
  store: Store,
  { key, hash }: DueFile,
  { format, pages, parts, cut }: Kept,
): void {
  const read = store.sql(
    `UPDATE file_text SET state = 'read', problem = NULL, format = :format, pages = :pages, cut = :cut
     WHERE key = :key AND state = 'due'`,
  );
  const put = store.sql('INSERT INTO file_part (hash, text) VALUES (?, ?)');
  store.transaction(() => {
    if (read.run({ key, format, pages, cut: cut ? 1 : 0 }).changes === 0) return;
    for (const part of parts) put.run(hash, part);
  });
}

export function refuseFileText(store: Store, key: number, problem: (typeof readProblems)[number]): void {
  store.sql(`UPDATE file_text SET state = 'refused', problem = ? WHERE key = ?`).run(problem, key);
}

type FileTextFacts = {
  readonly hash: string;
  readonly state: (typeof fileTextStates)[number];
  readonly problem?: (typeof readProblems)[number];
  readonly format?: (typeof fileFormats)[number];
  readonly pages?: number;
  readonly cut?: true;
};

/** How the reading of a file that is here went; undefined of one that is not here. */
export function fileTextFacts(store: Store, hash: string): FileTextFacts | undefined {
  const value = store
    .sql('SELECT hash, state, problem, format, pages, cut FROM file_text WHERE hash = ?')
    .get(hash);
  if (value === undefined) return undefined;
  const row = asRow(value);
  return {
    hash: text(row, 'hash'),
    state: word(fileTextStates, row, 'state'),
    ...(row['problem'] === null ? {} : { problem: word(readProblems, row, 'problem') }),
    ...(row['format'] === null ? {} : { format: word(fileFormats, row, 'format') }),
    ...(row['pages'] === null ? {} : { pages: int(row, 'pages') }),
    ...(int(row, 'cut') === 1 && { cut: true }),
  };
}

/** What the search knows of a part of a file: the names records give it, and its text. Undefined when it went. */
export function readFileText(
  store: Store,
  key: number,
): { readonly names: readonly string[]; readonly text: string } | undefined {
  const value = store.sql('SELECT hash, text FROM file_part WHERE key = ?').get(key);
  if (value === undefined) return undefined;
  const row = asRow(value);
  const names = store
    .sql(`SELECT DISTINCT name FROM file WHERE hash = ? ${butShutFiles(store, 'file')}`)
    .all(text(row, 'hash'))
    .map((named) => text(asRow(named), 'name'));
  return { names, text: text(row, 'text') };
}

/** Which file each part is of. */
export function filesOfParts(store: Store, keys: readonly number[]): ReadonlyMap<number, string> {
  const rows = store
    .sql('SELECT key, hash FROM file_part WHERE key IN (SELECT value FROM json_each(?))')
    .all(JSON.stringify(keys));
  return new Map(rows.map((row) => [int(asRow(row), 'key'), text(asRow(row), 'hash')]));
}
