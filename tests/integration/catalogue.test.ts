// 编目成批 over real HTTP: the archivist brings 300 records and their scans from a table, four rows are refused with their
// reasons, corrected, and then all 300 are made once, each under the 件号 it was given here.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { listUnfinished } from '../../main/core/store/outbox-rows.ts';
import { readArchive } from '../../main/core/work/browse-archives.ts';
import { openCsv, takeCsv } from '../../main/core/work/catalogue-csv.ts';
import { readGrid, saveGrid } from '../../main/core/work/catalogue-grid.ts';
import { checkCatalogue, numberCatalogue } from '../../main/core/work/check-catalogue.ts';
import { listNew, makeRecord } from '../../main/core/work/create-record.ts';
import { batches, makeCatalogue } from '../../main/core/work/make-catalogue.ts';
import { takeBackBatch } from '../../main/core/work/take-back-catalogue.ts';
import type { CatalogueRow } from '../../shared/contract/desk-catalogue.ts';
import type { Cells } from '../../shared/domain/catalogue-row.ts';
import type { Result } from '../../shared/domain/fault.ts';
import { must } from '../../shared/domain/must.ts';
import { type Departments, startDepartments } from '../departments/harness.ts';
import { aProfileDesk, type ProfileDesk } from '../fakes/profile-desk.ts';
import { until } from '../fakes/until.ts';

const dir = mkdtempSync(join(tmpdir(), 'govdesk-catalogue-'));
const scans = join(dir, 'scans');
const sourceId = 's1';
let departments: Departments;
let desk: ProfileDesk;
let known: readonly string[] = [];

const control = () => departments.archives.control;
const ids = () => control().truth.ids({ kind: 'archive' });
const added = async () => (await ids()).filter((id) => !known.includes(id));
const nothingWaits = () =>
  until('nothing waits', () => listUnfinished(desk.store).length === 0, { limitMs: 60_000 });

function value<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.fault));
  return result.value;
}

const head = '全宗号,门类,归档年度,保管期限,文件编号,责任者,题名,日期,页数,密级,文件名';
const hasScan = (at: number): boolean => at <= 6 || at > 300;
/** With a scan to some of them: each goes up by itself. */
const line = (at: number): string =>
  [
    ...['Z109', '文书', '2026', '30年', `临政办[2026]${at}号`, '临溪县人民政府办公室；县档案局'],
    ...[`"关于第${at}号事项的通知, 及附表"`, '2026年3月5日', '2', '内部', hasScan(at) ? `${at}.pdf` : ''],
  ].join(',');

async function bring(lines: readonly string[]): Promise<number> {
  const path = join(dir, 'table.csv');
  writeFileSync(path, [head, ...lines].join('\r\n'));
  const opened = value(await openCsv(desk, { grant: path }));
  const { token, headed, columns } = opened;
  return value(takeCsv(desk, { sourceId, token, headed, columns })).added;
}

function grid(): readonly CatalogueRow[] {
  const { total } = value(readGrid(desk, { sourceId, from: 0 }));
  const rows: CatalogueRow[] = [];
  while (rows.length < total) rows.push(...value(readGrid(desk, { sourceId, from: rows.length })).rows);
  return rows;
}

function write(...changed: readonly (readonly [place: number, cells: Cells])[]): void {
  const rows = grid();
  const placed = changed.map(([place, cells]) => ({
    place,
    row: { ...rows[place], cells: { ...rows[place]?.cells, ...cells } },
  }));
  value(saveGrid(desk, { sourceId, part: 0, isLast: true, changed: placed, total: rows.length }));
}

beforeAll(async () => {
  departments = await startDepartments({ dir: join(dir, 'department'), only: ['archives'] });
  mkdirSync(scans);
  for (let at = 1; at <= 302; at += 1) writeFileSync(join(scans, `${at}.pdf`), `%PDF-1.7 ${at}`);
});
beforeEach(async () => {
  known = await ids();
  const opened = await aProfileDesk(departments.archives);
  desk = { ...opened, shell: { ...opened.shell, folder: async (grant) => grant } };
});
afterEach(async () => {
  await desk.close();
});
afterAll(async () => {
  await departments.close();
  rmSync(dir, { recursive: true, force: true });
});

describe('a catalogue', () => {
  it('of 300 with four wrong rows makes none; corrected, all 300 once, with their numbers and scans', async () => {
    desk.sync.setWorkingOffline(true);
    const lines = Array.from({ length: 300 }, (_, at) => line(at + 1));
    lines[10] = must(lines[10], 'row').replace('2026年3月5日', '2026年3月');
    lines[20] = must(lines[20], 'row').replace('30年', '30 个月');
    lines[5] = must(lines[5], 'row').replace('6.pdf', '没有这个文件.pdf');
    lines[40] = line(40);
    expect(await bring(lines)).toBe(300);
    const checked = value(await checkCatalogue(desk, { sourceId, folder: scans }));
    expect(checked.wrong).toEqual([
      { row: 5, problems: [{ column: 'scan', problem: 'no-file', name: '没有这个文件.pdf' }] },
      { row: 10, problems: [{ column: 'date', problem: 'not-day' }] },
      { row: 20, problems: [{ column: 'retention', problem: 'not-listed' }] },
      { row: 39, problems: [{ column: 'title', problem: 'twice', row: 40 }] },
      { row: 40, problems: [{ column: 'title', problem: 'twice', row: 39 }] },
    ]);
    expect(value(await makeCatalogue(desk, { sourceId, folder: scans }))).toEqual({
      outcome: 'wrong',
      checked,
    });
    expect(listNew(desk, { kind: 'archive' })).toEqual([]);
    write(
      [10, { date: '2026/3/5' }],
      [20, { retention: 'D30' }],
      [5, { scan: '6.pdf' }],
      [40, { docNo: '临政办〔2026〕41号', title: '关于第41号事项的通知, 及附表' }],
    );
    const { numbers } = value(await numberCatalogue(desk, { sourceId }));
    const start = Number(must(numbers[0], 'all are numbered').itemNo);
    expect(numbers.map(({ itemNo }) => Number(itemNo))).toEqual(
      Array.from({ length: 300 }, (_, at) => start + at),
    );
    write(...numbers.map(({ row, itemNo }) => [row, { itemNo }] as const));
    const made = value(await makeCatalogue(desk, { sourceId, folder: scans }));
    expect(made).toMatchObject({ outcome: 'made', records: 300 });
    expect(grid()).toEqual([]);
    expect(batches(desk)).toMatchObject([{ sourceId, records: 300, unsent: 300, refused: 0 }]);
    desk.sync.setWorkingOffline(false);
    await nothingWaits();
    const remote = await added();
    expect(remote).toHaveLength(300);
    const read = remote.map((id) => value(readArchive(desk, { id: desk.idOf('archive', id) })).data);
    expect(read.map(({ itemNo }) => Number(itemNo)).toSorted((one, other) => one - other)).toEqual(
      Array.from({ length: 300 }, (_, at) => start + at),
    );
    for (const { title, files, docNo, itemNo } of read) {
      const at = Number(/第(\d+)号/u.exec(title)?.[1]);
      expect(files.map(({ name, role }) => [name, role])).toEqual(
        hasScan(at) ? [[`${at}.pdf`, '扫描件']] : [],
      );
      expect([docNo, Number(itemNo)]).toEqual([`临政办〔2026〕${at}号`, start + at - 1]);
    }
    expect(batches(desk)).toEqual([]);
    // What is held now stands in the way of the same once more.
    expect(await bring([line(7)])).toBe(1);
    const again = value(await checkCatalogue(desk, { sourceId, folder: scans }));
    expect(again.wrong).toMatchObject([{ row: 0, problems: [{ column: 'title', problem: 'held' }] }]);
  }, 120_000);

  it('is taken back as a whole while it is unsent, and stands in the grid again with the names of its scans', async () => {
    desk.sync.setWorkingOffline(true);
    await bring([line(301), line(302)]);
    const before = grid().map(({ cells }) => cells);
    const made = value(await makeCatalogue(desk, { sourceId, folder: scans }));
    if (made.outcome !== 'made') throw new Error(made.outcome);
    expect(value(await takeBackBatch(desk, { id: made.batch }))).toEqual({ back: 2, left: 0 });
    expect(listUnfinished(desk.store)).toEqual([]);
    expect(grid().map(({ cells }) => [cells.title, cells.scan])).toEqual(
      before.map(({ title, scan }) => [title, scan]),
    );
    expect(value(await makeCatalogue(desk, { sourceId, folder: scans }))).toMatchObject({ records: 2 });
    desk.sync.setWorkingOffline(false);
    await nothingWaits();
    expect(await added()).toHaveLength(2);
  });

  it('keeps its other records when the archive says no to a number somebody else has taken', async () => {
    desk.sync.setWorkingOffline(true);
    await bring([line(303).replace('303.pdf', ''), line(304).replace('304.pdf', '')]);
    const { numbers } = value(await numberCatalogue(desk, { sourceId }));
    write(...numbers.map(({ row, itemNo }) => [row, { itemNo }] as const));
    value(await makeCatalogue(desk, { sourceId }));
    const other = await aProfileDesk(departments.archives);
    const fields = {
      fonds: 'Z109',
      category: 'WS',
      year: 2026,
      retention: 'D30',
      title: '抢先一件',
      date: '2026-03-05',
    };
    value(makeRecord(other, { sourceId, kind: 'archive', fields }));
    await until('it was made', () => listUnfinished(other.store).length === 0, { limitMs: 20_000 });
    await other.close();
    desk.sync.setWorkingOffline(false);
    await until('one is refused and the other is through', () => listUnfinished(desk.store).length === 1, {
      limitMs: 20_000,
    });
    expect(listUnfinished(desk.store)).toMatchObject([
      { type: 'create', state: 'refused', reason: { kind: 'refused', field: 'itemNo' } },
    ]);
    expect(batches(desk)).toMatchObject([{ records: 2, unsent: 0, refused: 1 }]);
  });
});
