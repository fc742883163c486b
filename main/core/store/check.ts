// Reads the whole file once, in slices, through a connection of its own. Each page is authenticated as it is read
// (aegis), so that a bit that flipped anywhere is met now and not the day somebody opens that record.
// First every page of every tree, then every value to its last byte: a tree knows of a long value's last page, but
// does not read it.
import type { Database } from 'better-sqlite3';
import { asRow, text } from './columns.ts';
import type { Store } from './store.ts';
import { troubleOf } from './trouble.ts';

type FileCheck = {
  /** One slice; `more` while there is more to read. Once whole or damaged it stays so. */
  step(): 'more' | 'whole' | { readonly damaged: string };
  stop(): void;
};

const sliceMs = 10;
/** The clock costs as much as a page. */
const rowsBetweenLooks = 50;

type Walk = { readonly reader: Database; readonly rows: Generator<unknown, void> };

export function createFileCheck(store: Store, ticks: () => number): FileCheck {
  let walk: Walk | undefined;
  let outcome: ReturnType<FileCheck['step']> = 'more';
  const end = (as: typeof outcome) => {
    outcome = as;
    walk?.rows.return();
    walk?.reader.close();
    walk = undefined;
  };
  return {
    step() {
      if (outcome !== 'more') return outcome;
      try {
        walk ??= begin(store);
        if (walk === undefined || isThrough(walk, ticks)) end('whole');
      } catch (error) {
        const trouble = troubleOf(error);
        if (trouble === undefined) throw error;
        end({ damaged: trouble.kind === 'damaged' ? trouble.detail : trouble.kind });
      }
      return outcome;
    },
    stop() {
      if (outcome === 'more') end('whole');
    },
  };
}

function begin(store: Store): Walk | undefined {
  const reader = store.another();
  if (reader === undefined) return undefined;
  // What was read is not read again.
  reader.pragma('cache_size = -256');
  return { reader, rows: everything(reader) };
}

function* everything(reader: Database): Generator<unknown, void> {
  yield* reader.prepare('SELECT pageno FROM dbstat').iterate();
  const tables = reader.prepare(
    "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'",
  );
  for (const table of tables.all())
    yield* reader
      .prepare(lastBytesOf(reader, text(asRow(table), 'name')))
      .raw()
      .iterate();
}

/** To know the last byte, all pages of a value have to be read. */
function lastBytesOf(reader: Database, table: string): string {
  const columns = reader.prepare('SELECT name FROM pragma_table_info(?)').all(table);
  const lasts = columns.map((column) => `substr("${text(asRow(column), 'name')}", -1)`);
  return `SELECT ${lasts.join(', ')} FROM "${table}"`;
}

function isThrough({ rows }: Walk, ticks: () => number): boolean {
  const startedAt = ticks();
  while (ticks() - startedAt < sliceMs) {
    for (let row = 0; row < rowsBetweenLooks; row += 1) if (rows.next().done) return true;
  }
  return false;
}
