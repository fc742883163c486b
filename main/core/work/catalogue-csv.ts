// A table of records that the person chose: read with care, whatever program wrote it, and put into the grid as it stands.
import type { CatalogueRow, csvEncodings, OpenedCsv } from '../../../shared/contract/desk-catalogue.ts';
import { mostInCell, mostRows } from '../../../shared/domain/catalogue-batch.ts';
import { guessColumns, looksLikeHeader } from '../../../shared/domain/catalogue-headers.ts';
import { type CatalogueColumn, type Cells, isBlank } from '../../../shared/domain/catalogue-row.ts';
import { ok, type Result } from '../../../shared/domain/fault.ts';
import type { Id } from '../../../shared/domain/terms.ts';
import { type CsvRow, guessDelimiter, readCsv } from '../../../shared/text/csv.ts';
import { readChosen } from '../files/person-files.ts';
import { decodeText, hasControls } from '../reading/plain-text.ts';
import { appendAudit } from '../store/audit.ts';
import { countCatalogueRows, readCatalogueRows, writeCatalogueRows } from '../store/catalogue.ts';
import { sourceKey } from '../store/sources.ts';
import type { Store } from '../store/store.ts';
import { isMaking } from './catalogue-at-work.ts';
import { belowCeiling } from './catalogue-grid.ts';
import { badRequest, type Desk, notFound } from './desk.ts';
import { inSlices } from './slices.ts';

const mostBytes = 50 * 1024 * 1024;
const mostColumns = 200;
const shownCharacters = 60;
const shownRows = 3;

type Kept = { readonly token: Id; readonly rows: readonly CsvRow[] };

/** The one that was read last, until it is taken or another one is read. */
const kept = new WeakMap<Store, Kept>();

export async function openCsv(desk: Desk, { grant }: { readonly grant: string }): Promise<Result<OpenedCsv>> {
  const path = await desk.shell.file(grant, 'read');
  if (path === undefined) return badRequest('grant', 'unknown');
  const bytes = await readChosen(path, mostBytes);
  if (typeof bytes === 'string') return badRequest('file', bytes);
  const text = textOf(bytes);
  if (text === undefined) return badRequest('file', 'not-text');
  const delimiter = guessDelimiter(text.text);
  const rows = await rowsOf(text.text, delimiter);
  if (rows === undefined) return badRequest('file', 'too-many-rows');
  const [first] = rows;
  if (first === undefined) return badRequest('file', 'empty');
  const token = desk.uuid();
  kept.set(desk.store, { token, rows });
  const headed = looksLikeHeader(first.cells);
  const shown = (row: CsvRow) => row.cells.map((cell) => cell.slice(0, shownCharacters));
  return ok({
    token,
    encoding: text.encoding,
    delimiter,
    first: shown(first),
    headed,
    columns: guessColumns(first.cells).map((column) => column ?? null),
    sample: rows.slice(1, 1 + shownRows).map(shown),
    rows: rows.length,
    broken: rows.flatMap(({ broken, line }) => (broken ? [line] : [])).slice(0, 20),
  });
}

type Decoded = { readonly text: string; readonly encoding: (typeof csvEncodings)[number] };

/** What a spreadsheet calls Unicode text is UTF-16 with its mark; everything else as any text. */
function textOf(bytes: Buffer): Decoded | undefined {
  const isLittle = bytes[0] === 0xff && bytes[1] === 0xfe;
  const isBig = bytes[0] === 0xfe && bytes[1] === 0xff;
  const decoded: Decoded | undefined =
    isLittle || isBig
      ? { text: new TextDecoder(isLittle ? 'utf-16le' : 'utf-16be').decode(bytes), encoding: 'utf-16' }
      : decodeText(bytes);
  return decoded === undefined || hasControls(decoded.text) ? undefined : decoded;
}

async function rowsOf(text: string, delimiter: OpenedCsv['delimiter']): Promise<CsvRow[] | undefined> {
  const rest = inSlices();
  const rows: CsvRow[] = [];
  for (const row of readCsv(text, delimiter)) {
    const cells = row.cells.slice(0, mostColumns).map((cell) => plain(cell).slice(0, mostInCell));
    if (cells.every((cell) => cell.trim() === '')) continue;
    rows.push({ ...row, cells });
    // One more for the headings.
    if (rows.length > mostRows + 1) return undefined;
    await rest();
  }
  return rows;
}

/** `="0012"` keeps zeros in a spreadsheet, and `'=1` is a text there: both are what stands inside. */
function plain(cell: string): string {
  const kept = /^="([^"]*)"$/u.exec(cell)?.[1];
  return kept ?? cell.replace(/^'(?=[=+\-@\t\r])/u, '');
}

type TakeCsv = {
  readonly sourceId: Id;
  readonly token: Id;
  readonly headed: boolean;
  readonly columns: readonly (CatalogueColumn | null)[];
};

/** All of them at the end of the grid, behind its last row that holds something, or none. */
export function takeCsv(desk: Desk, wanted: TakeCsv): Result<{ from: number; added: number }> {
  const { store, now } = desk;
  const source = sourceKey(store, wanted.sourceId);
  const table = kept.get(store);
  if (source === undefined || table?.token !== wanted.token) return notFound;
  if (isMaking(store)) return badRequest('rows', 'under-way');
  const rows = table.rows
    .slice(wanted.headed ? 1 : 0)
    .map(({ cells, line }): CatalogueRow => ({ cells: cellsIn(cells, wanted.columns), line }))
    .filter(({ cells }) => !isBlank(cells));
  if (rows.length === 0) return badRequest('file', 'empty');
  const taken = store.transaction((): Result<{ from: number; added: number }> => {
    const held = readCatalogueRows(store, source, { from: 0, most: countCatalogueRows(store, source) });
    const from = held.findLastIndex(({ cells }) => !isBlank(cells)) + 1;
    if (from + rows.length > mostRows) return badRequest('rows', 'no-room');
    const allowed = rows.map((row) => belowCeiling(store, row));
    const changed = allowed.map((row, at) => ({ place: from + at, row }));
    writeCatalogueRows(store, source, { changed, total: from + rows.length });
    for (const [at, row] of allowed.entries())
      if (row !== rows[at]) appendAudit(store, 'record-blocked', { kind: 'archive', from: 'import' }, now());
    return ok({ from, added: rows.length });
  });
  if (taken.ok) kept.delete(store);
  return taken;
}

/** Two columns that are said to be the same stand in one cell, as the parts of a 责任者 do. */
function cellsIn(cells: readonly string[], columns: readonly (CatalogueColumn | null)[]): Cells {
  const taken: { [C in CatalogueColumn]?: string } = {};
  for (const [at, column] of columns.entries()) {
    const text = (cells[at] ?? '').trim();
    if (column === null || text === '') continue;
    const before = taken[column];
    taken[column] = (before === undefined ? text : `${before}；${text}`).slice(0, mostInCell);
  }
  return taken;
}
