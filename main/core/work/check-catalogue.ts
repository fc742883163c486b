// Every row of a grid before it is sent: by itself, beside the others, beside the records that are here or wait, and the
// files it names. In slices; nothing is written.
import type {
  CatalogueRow,
  Checked,
  NumberedSeries,
  WrongRow,
} from '../../../shared/contract/desk-catalogue.ts';
import {
  itemKey,
  numberIn,
  type RowProblem,
  sameKey,
  twinsOf,
} from '../../../shared/domain/catalogue-batch.ts';
import { isBlank, readCatalogueRow, type RowRules } from '../../../shared/domain/catalogue-row.ts';
import type { EditFields } from '../../../shared/domain/edit.ts';
import { ok, type Result } from '../../../shared/domain/fault.ts';
import {
  assignItemNos,
  gapsIn,
  nextItemNo,
  type Series,
  seriesKey,
  seriesOf,
  writeItemNo,
} from '../../../shared/domain/item-number.ts';
import type { Id } from '../../../shared/domain/terms.ts';
import { readArchive } from '../store/archives.ts';
import { readCatalogueRows } from '../store/catalogue.ts';
import { heldTitles, takenItemNos, waitingIn } from '../store/item-numbers.ts';
import { ceilingOf } from '../store/meta.ts';
import { sourceKey } from '../store/sources.ts';
import { type ScanFile, scansOf } from './catalogue-scans.ts';
import { creatable } from './create-record.ts';
import { type Desk, notFound } from './desk.ts';
import { inSlices } from './slices.ts';

export type GridOf = { readonly sourceId: Id; readonly folder?: string | undefined };

/** A row that would be made; undefined of one that is left out or holds nothing. */
type ReadRow = { readonly fields: EditFields; readonly files: readonly ScanFile[] };

export type CheckedGrid = {
  readonly rows: readonly CatalogueRow[];
  readonly read: readonly (ReadRow | undefined)[];
  readonly checked: Checked;
};

export async function checkCatalogue(desk: Desk, grid: GridOf): Promise<Result<Checked>> {
  const looked = await lookThrough(desk, grid);
  return looked.ok ? ok(looked.value.checked) : looked;
}

type Told = (done: number, of: number) => void;

export async function lookThrough(
  desk: Desk,
  { sourceId, folder }: GridOf,
  told: Told = () => undefined,
): Promise<Result<CheckedGrid>> {
  const source = sourceKey(desk.store, sourceId);
  if (source === undefined) return notFound;
  const rows = await readAll(desk, source);
  const rules = rulesOf(desk, sourceId);
  const problems: RowProblem[][] = rows.map(() => []);
  const read = await readEach(rows, rules, problems, told);
  addTwins(read, problems);
  const taken = await addTaken(desk, read, problems);
  await addHeld(desk, read, problems);
  const scans = await scansOf(
    desk,
    { sourceId, folder },
    rows.map(({ cells, out }) => (out ? {} : cells)),
  );
  const used = read.map((row, at) => row && { fields: row.fields, files: scans[at]?.files ?? [] });
  for (const [at, { problems: more }] of scans.entries())
    if (read[at] !== undefined) problems[at]?.push(...more);
  const wrong = problems.flatMap((each, row): WrongRow[] =>
    each.length === 0 ? [] : [{ row, problems: [...each] }],
  );
  const usable = read.filter((row) => row !== undefined).length - wrong.length;
  return ok({ rows, read: used, checked: { wrong, usable, series: numbered(read, taken) } });
}

const rulesOf = (desk: Desk, sourceId: Id): RowRules => ({
  offered: creatable(desk).find((one) => one.sourceId === sourceId && one.kind === 'archive')?.fields ?? [],
  ceiling: ceilingOf(desk.store),
});

async function readAll({ store }: Desk, source: number): Promise<readonly CatalogueRow[]> {
  const rest = inSlices();
  const rows: CatalogueRow[] = [];
  for (;;) {
    const some = readCatalogueRows(store, source, { from: rows.length, most: 500 });
    rows.push(...some);
    if (some.length < 500) return rows;
    await rest();
  }
}

/** What was read of a row, and what it is known by beside others; reckoned once, for it takes a while. */
type Known = {
  readonly fields: EditFields;
  readonly same: string | undefined;
  readonly item: string | undefined;
  readonly series: Series | undefined;
  readonly number: number | undefined;
};
type Fields = Known | undefined;

const knownOf = (fields: EditFields): Known => ({
  fields,
  same: sameKey(fields),
  item: itemKey(fields),
  series: seriesOf(fields),
  number: numberIn(fields),
});

async function readEach(
  rows: readonly CatalogueRow[],
  rules: RowRules,
  problems: readonly RowProblem[][],
  told: Told,
): Promise<readonly Fields[]> {
  const rest = inSlices();
  const read: Fields[] = [];
  for (const [at, { cells, out }] of rows.entries()) {
    if (out === true || isBlank(cells)) read.push(undefined);
    else {
      const row = readCatalogueRow(cells, rules);
      const above = row.problems.find(({ problem }) => problem === 'above-ceiling');
      problems[at]?.push(...(above === undefined ? row.problems : [above]));
      read.push(knownOf(row.fields));
    }
    told(at + 1, rows.length);
    await rest();
  }
  return read;
}

function addTwins(read: readonly Fields[], problems: readonly RowProblem[][]): void {
  const add = (column: 'title' | 'itemNo', keys: readonly (string | undefined)[]) => {
    for (const [at, row] of twinsOf(keys).entries())
      if (row !== undefined) problems[at]?.push({ column, problem: 'twice', row });
  };
  add(
    'title',
    read.map((row) => row?.same),
  );
  add(
    'itemNo',
    read.map((row) => row?.item),
  );
}

type Taken = ReadonlyMap<string, { readonly series: Series; readonly numbers: ReadonlyMap<number, string> }>;

async function takenBy({ store }: Desk, read: readonly Fields[]): Promise<Taken> {
  const rest = inSlices();
  const waiting = waitingIn(store);
  const taken = new Map<string, { series: Series; numbers: ReadonlyMap<number, string> }>();
  for (const row of read) {
    const series = row?.series;
    if (series === undefined || taken.has(seriesKey(series))) continue;
    taken.set(seriesKey(series), { series, numbers: takenItemNos(store, series, waiting) });
    await rest();
  }
  return taken;
}

async function addTaken(
  desk: Desk,
  read: readonly Fields[],
  problems: readonly RowProblem[][],
): Promise<Taken> {
  const taken = await takenBy(desk, read);
  for (const [at, row] of read.entries()) {
    const { series, number } = row ?? {};
    if (series === undefined || number === undefined) continue;
    const refCode = taken.get(seriesKey(series))?.numbers.get(number);
    if (refCode !== undefined) problems[at]?.push({ column: 'itemNo', problem: 'held', refCode });
  }
  return taken;
}

/** Titles first: of a hundred thousand records next to none has one of these. */
async function addHeld(
  { store }: Desk,
  read: readonly Fields[],
  problems: readonly RowProblem[][],
): Promise<void> {
  const held = new Map<string, string>(
    waitingIn(store).flatMap((fields) => {
      const key = sameKey(fields);
      return key === undefined ? [] : [[key, ''] as const];
    }),
  );
  const titles = new Set(read.map((row) => bareTitle(row?.fields['title'])));
  const rest = inSlices();
  for (let after = 0; titles.size > 0; ) {
    const some = heldTitles(store, { after, most: 1000 });
    for (const { key, title } of some) {
      if (!titles.has(bareTitle(title))) continue;
      const row = readArchive(store, key);
      const same = row && sameKey(row.data);
      if (row !== undefined && same !== undefined) held.set(same, row.row.refCode);
    }
    const last = some.at(-1);
    if (last === undefined) break;
    after = last.key;
    await rest();
  }
  for (const [at, row] of read.entries()) {
    const refCode = held.get(row?.same ?? '');
    if (refCode !== undefined) problems[at]?.push({ column: 'title', problem: 'held', refCode });
  }
}

const bareTitle = (title: unknown): string =>
  String(title ?? '')
    .normalize('NFKC')
    .replace(/\s+/gu, '');

function numbered(read: readonly Fields[], taken: Taken): NumberedSeries[] {
  const all = new Map([...taken].map(([key, { numbers }]) => [key, [...numbers.keys()]]));
  for (const row of read) {
    const { series, number } = row ?? {};
    if (series !== undefined && number !== undefined) all.get(seriesKey(series))?.push(number);
  }
  return [...taken].map(([key, { series }]) => {
    const numbers = all.get(key) ?? [];
    const gaps = gapsIn(numbers).slice(0, 50);
    return { ...series, next: nextItemNo(numbers), gaps: gaps.map((gap) => ({ ...gap })) };
  });
}

type Numbers = { numbers: { row: number; itemNo: string }[] };

/** For each row that has none and can have one, in their order. */
export async function numberCatalogue(desk: Desk, { sourceId }: GridOf): Promise<Result<Numbers>> {
  const source = sourceKey(desk.store, sourceId);
  if (source === undefined) return notFound;
  const rows = await readAll(desk, source);
  const rules = rulesOf(desk, sourceId);
  if (!rules.offered.includes('itemNo')) return ok({ numbers: [] });
  const read = await readEach(rows, rules, [], () => undefined);
  const taken = await takenBy(desk, read);
  const given = assignItemNos(
    read.map((row, at) => ({
      series: row?.series,
      // What stands there stays, even when it is no number.
      itemNo: row?.number ?? ((rows[at]?.cells.itemNo ?? '').trim() === '' ? undefined : 0),
    })),
    (series) => taken.get(seriesKey(series))?.numbers.keys() ?? [],
  );
  return ok({
    numbers: given.flatMap((number, row) =>
      number === undefined ? [] : [{ row, itemNo: writeItemNo(number) }],
    ),
  });
}
