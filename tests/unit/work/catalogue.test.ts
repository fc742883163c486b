// 编目成批 in the core: all or nothing when something breaks in the middle, what is brought in from tables of every kind, what
// goes out, and what may not come into the file.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { batchProgress, cancelBatch } from '../../../main/core/work/catalogue-at-work.ts';
import { openCsv, takeCsv } from '../../../main/core/work/catalogue-csv.ts';
import { readGrid, saveGrid } from '../../../main/core/work/catalogue-grid.ts';
import { checkCatalogue, numberCatalogue } from '../../../main/core/work/check-catalogue.ts';
import { listNew, makeRecord } from '../../../main/core/work/create-record.ts';
import { makeCatalogue } from '../../../main/core/work/make-catalogue.ts';
import { saveTable } from '../../../main/core/work/save-table.ts';
import { takeBackBatch } from '../../../main/core/work/take-back-catalogue.ts';
import { listAudit } from '../../../main/core/store/audit.ts';
import { keptHashes } from '../../../main/core/store/file-bytes.ts';
import { markSending } from '../../../main/core/store/outbox.ts';
import { listUnfinished } from '../../../main/core/store/outbox-rows.ts';
import { setIntroduced } from '../../../main/core/store/sources.ts';
import { createdFields } from '../../../shared/domain/create.ts';
import type { Cells } from '../../../shared/domain/catalogue-row.ts';
import type { Result } from '../../../shared/domain/fault.ts';
import { brokenAuditLine, statesLogged } from '../../fakes/file-facts.ts';
import { anArchive, apply } from '../store/builders.ts';
import { aDesk, type TestDesk } from './a-desk.ts';

let desk: TestDesk;
let dir: string;
const sourceId = 's1';

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'govdesk-catalogue-'));
  desk = aDesk(dir);
  setIntroduced(desk.store, sourceId, {
    systemId: 'x',
    offers: {
      edits: [{ kind: 'archive', fields: ['title', 'files'] }],
      digest: false,
      newerSchema: false,
      creates: [{ kind: 'archive', fields: [...createdFields.archive] }],
      uploads: { maxSize: 1000, chunk: 1000 },
    },
  });
});
afterEach(() => {
  desk.store.close();
  rmSync(dir, { recursive: true, force: true });
});

function value<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.fault));
  return result.value;
}
const faultOf = <T>(result: Result<T>) => (result.ok ? undefined : result.fault);

const cells = (at: number, more: Cells = {}): Cells => ({
  ...{ fonds: 'Z109', category: '文书', year: '2011', retention: '永久', orgOrTopic: '办公室' },
  ...{ title: `关于第${at}号事项的通知`, date: '2011-5-6' },
  ...more,
});
function write(...rows: readonly Cells[]): void {
  const changed = rows.map((row, place) => ({ place, row: { cells: row } }));
  value(saveGrid(desk, { sourceId, part: 0, isLast: true, changed, total: rows.length }));
}
const grid = () => value(readGrid(desk, { sourceId, from: 0 })).rows;
const check = () => checkCatalogue(desk, { sourceId, folder: 'granted' });
const make = () => makeCatalogue(desk, { sourceId, folder: 'granted' });
const made = () => listNew(desk, { kind: 'archive' });

describe('a batch', () => {
  it('is made as a whole or not at all, when the file breaks in the middle of it', async () => {
    write(...Array.from({ length: 40 }, (_, at) => cells(at)));
    desk.store.db.exec(`CREATE TEMP TRIGGER breaks BEFORE INSERT ON outbox WHEN (SELECT count(*) FROM outbox) = 25
      BEGIN SELECT RAISE(ABORT, 'the disk is gone'); END`);
    await expect(makeCatalogue(desk, { sourceId })).rejects.toThrow('the disk is gone');
    expect([made().length, grid().length, batchProgress(desk)]).toEqual([0, 40, null]);
    desk.store.db.exec('DROP TRIGGER breaks');
    expect(value(await make())).toMatchObject({ outcome: 'made', records: 40 });
    expect([made().length, grid().length]).toEqual([40, 0]);
  });

  it('stands in the outbox, its log and the trail as if each of its records had been made alone', async () => {
    write(...Array.from({ length: 3 }, (_, at) => cells(at)));
    value(await make());
    const entries = listUnfinished(desk.store);
    const keys = entries.map(({ recordId }) => Number(recordId.slice(1)));
    expect(keys).toEqual([0, 1, 2].map((at) => (keys[0] ?? 0) - at));
    expect(entries.map(({ id }) => statesLogged(desk.store, id))).toEqual(entries.map(() => ['waiting']));
    const trail = listAudit(desk.store).map(({ event, detail }) => [event, JSON.parse(detail)]);
    expect(trail).toEqual([
      ...entries.map(({ id }) => [
        'create-decided',
        expect.objectContaining({ action: id, kind: 'archive' }),
      ]),
      ['catalogue-made', expect.objectContaining({ records: 3 })],
    ]);
    expect(brokenAuditLine(desk.store)).toBeUndefined();
    // One made afterwards has a key of its own.
    const fields = {
      fonds: 'Z109',
      category: 'WS',
      year: 2011,
      retention: 'Y',
      title: '另一件',
      date: '2011-05-06',
    };
    const again = value(makeRecord(desk, { sourceId, kind: 'archive', fields }));
    expect(keys).not.toContain(Number(again.recordId.slice(1)));
  });

  it('taken back while part of it is under way, leaves that alone and counts it', async () => {
    write(...Array.from({ length: 60 }, (_, at) => cells(at)));
    const done = value(await make());
    const [first] = listUnfinished(desk.store);
    markSending(desk.store, first?.id ?? '', 0);
    const batch = done.outcome === 'made' ? done.batch : '';
    expect(value(await takeBackBatch(desk, { id: batch }))).toEqual({ back: 59, left: 1 });
    expect(grid().map(({ cells: { title } }) => title)).toEqual(
      Array.from({ length: 59 }, (_, at) => cells(at + 1).title),
    );
  });

  it('takes its files in with it, once each, and leaves nothing of them behind when it is cancelled', async () => {
    for (const name of ['1.pdf', '2.pdf']) writeFileSync(join(dir, name), `%PDF ${name}`);
    write(cells(1, { scan: '1.pdf；2.pdf' }), cells(2));
    const making = make();
    cancelBatch(desk);
    expect(value(await making)).toEqual({ outcome: 'cancelled' });
    expect([keptHashes(desk.store.beside()), made(), grid().length]).toEqual([[], [], 2]);
    value(await make());
    expect(listUnfinished(desk.store).map(({ type }) => type)).toEqual([
      'create',
      'create',
      'upload',
      'upload',
      'edit',
    ]);
    expect(keptHashes(desk.store.beside())).toHaveLength(2);
    const [first] = made();
    expect(first?.edits[0]?.fields['files']).toMatchObject([{ name: '1.pdf' }, { name: '2.pdf' }]);
  });

  it('lets nobody write into its rows while it is made, and is not made twice at once', async () => {
    write(cells(1));
    const [one, other] = [make(), make()];
    expect(faultOf(await other)).toEqual({ kind: 'bad-request', field: 'rows', reason: 'under-way' });
    expect(faultOf(saveGrid(desk, { sourceId, part: 0, isLast: true, changed: [], total: 0 }))).toMatchObject(
      { reason: 'under-way' },
    );
    expect(value(await one)).toMatchObject({ records: 1 });
    expect(made()).toHaveLength(1);
  });

  it('leaves out what the person leaves out, which stays in the grid', async () => {
    const rows = [{ cells: cells(1) }, { cells: cells(2, { date: '?' }), line: 7, out: true as const }];
    const changed = rows.map((row, place) => ({ place, row }));
    value(saveGrid(desk, { sourceId, part: 0, isLast: true, changed, total: 2 }));
    const done = value(await make());
    expect(done).toMatchObject({ records: 1 });
    expect(grid()).toEqual([rows[1]]);
    if (done.outcome === 'made')
      expect(value(await takeBackBatch(desk, { id: done.batch }))).toEqual({ back: 1, left: 0 });
    expect(grid().map(({ cells: { title } }) => title)).toEqual([rows[1]?.cells.title, rows[0]?.cells.title]);
    expect(faultOf(await takeBackBatch(desk, { id: 'none' }))).toEqual({ kind: 'not-found' });
  });
});

describe('a row', () => {
  it('is held against the records that are here and those that wait', async () => {
    apply(desk.store, {
      upserts: [
        { kind: 'archive', remoteId: 'r1', revision: '1', data: anArchive({ docNo: '临政办〔2011〕7号' }) },
      ],
    });
    const waiting = {
      fonds: 'Z109',
      category: 'WS',
      year: 2011,
      retention: 'Y',
      orgOrTopic: '办公室',
      itemNo: '0003',
    };
    value(
      makeRecord(desk, {
        sourceId,
        kind: 'archive',
        fields: { ...waiting, title: '等着的', date: '2011-05-07' },
      }),
    );
    const held = {
      title: '关于成立防汛 指挥部的通知',
      docNo: '临政办[2011]7号',
      responsible: '临溪县人民政府办公室',
    };
    write(
      cells(1, held),
      cells(2, { itemNo: '1' }),
      cells(3, { itemNo: '3' }),
      cells(4, { title: '等着的', date: '20110507' }),
      cells(5),
      cells(6, { retention: '10年' }),
    );
    const { wrong, series, usable } = value(await check());
    expect(wrong).toEqual([
      { row: 0, problems: [{ column: 'title', problem: 'held', refCode: 'Z109-WS·2011·Y·办公室-0001' }] },
      { row: 1, problems: [{ column: 'itemNo', problem: 'held', refCode: 'Z109-WS·2011·Y·办公室-0001' }] },
      { row: 2, problems: [{ column: 'itemNo', problem: 'held', refCode: '' }] },
      { row: 3, problems: [{ column: 'title', problem: 'held', refCode: '' }] },
    ]);
    expect(usable).toBe(2);
    expect(series).toMatchObject([
      { retention: 'Y', next: 4, gaps: [{ from: 2, to: 2 }] },
      { retention: 'D10', next: 1, gaps: [] },
    ]);
    expect(value(await numberCatalogue(desk, { sourceId })).numbers).toEqual([
      { row: 0, itemNo: '0004' },
      { row: 3, itemNo: '0005' },
      { row: 4, itemNo: '0006' },
      { row: 5, itemNo: '0001' },
    ]);
  });

  it('names files that are in the folder, and no way out of it', async () => {
    writeFileSync(join(dir, '空.pdf'), '');
    writeFileSync(join(dir, '大.pdf'), 'x'.repeat(1001));
    writeFileSync(join(dir, '有.pdf'), 'x');
    mkdirSync(join(dir, '夹'));
    symlinkSync('/etc/hostname', join(dir, '链.pdf'));
    const names = ['有.pdf', '空.pdf', '大.pdf', '夹', '链.pdf', '../有.pdf', '/etc/hostname', '有.pdf'];
    write(...names.map((scan, at) => cells(at, { scan })));
    expect(value(await check()).wrong.map(({ row, problems }) => [row, problems[0]?.problem])).toEqual([
      [1, 'empty-file'],
      [2, 'file-too-large'],
      [3, 'not-a-file'],
      [4, 'not-a-file'],
      [5, 'no-file'],
      [6, 'no-file'],
      [7, 'file-twice'],
    ]);
    const without = value(await checkCatalogue(desk, { sourceId })).wrong;
    expect(without.map(({ problems }) => problems[0]?.problem)).toEqual(names.map(() => 'no-folder'));
  });

  it('above the ceiling comes into the file as that word alone', async () => {
    write(cells(1, { secretLevel: '机密' }));
    expect(grid()).toEqual([{ cells: { secretLevel: '机密' } }]);
    expect(value(await check()).wrong).toEqual([
      { row: 0, problems: [{ column: 'secretLevel', problem: 'above-ceiling' }] },
    ]);
  });
});

describe('a table', () => {
  const bring = async (name: string, bytes: Uint8Array | string) => {
    const path = join(dir, name);
    writeFileSync(path, bytes);
    desk.files.set(`${name} read`, path);
    return openCsv(desk, { grant: name });
  };
  const utf16 = (text: string) => Buffer.from(`\uFEFF${text}`, 'utf16le');
  const gbk = Buffer.from([
    0xcc, 0xe2, 0xc3, 0xfb, 0x2c, 0xce, 0xc4, 0xba, 0xc5, 0x0a, 0xcd, 0xa8, 0xd6, 0xaa, 0x2c, 0x31,
  ]);

  it.each([
    ['utf8.csv', '题名,文号\n通知,1', 'utf-8', ','],
    ['bom.csv', '\uFEFF题名;文号\n通知;1', 'utf-8', ';'],
    ['gbk.csv', gbk, 'gb18030', ','],
    ['unicode.txt', utf16('题名\t文号\r\n通知\t1'), 'utf-16', '\t'],
  ])('%s is read as it was written, and goes into the grid', async (name, bytes, encoding, delimiter) => {
    const opened = value(await bring(name, bytes));
    expect(opened).toMatchObject({ encoding, delimiter, headed: true, columns: ['title', 'docNo'], rows: 2 });
    const { token, headed, columns } = opened;
    expect(value(takeCsv(desk, { sourceId, token, headed, columns }))).toEqual({ from: 0, added: 1 });
    expect(grid()).toEqual([{ cells: { title: '通知', docNo: '1' }, line: 2 }]);
    expect(faultOf(takeCsv(desk, { sourceId, token, headed, columns }))).toEqual({ kind: 'not-found' });
  });

  it('that is none is refused with its reason', async () => {
    const reason = async (name: string, bytes: Uint8Array | string) => {
      const fault = faultOf(await bring(name, bytes));
      return fault?.kind === 'bad-request' ? fault.reason : fault;
    };
    expect(await reason('empty.csv', '')).toBe('empty');
    expect(await reason('blank.csv', ',,\n  \n')).toBe('empty');
    expect(await reason('x.xlsx', Buffer.from([0x50, 0x4b, 3, 4, 0, 0, 0xff, 0xfe]))).toBe('not-text');
    expect(await reason('long.csv', '题名,文号\n'.repeat(5003))).toBe('too-many-rows');
    symlinkSync('/etc/hostname', join(dir, 'link.csv'));
    desk.files.set('link read', join(dir, 'link.csv'));
    expect(faultOf(await openCsv(desk, { grant: 'link' }))).toMatchObject({ reason: 'unreadable' });
  });

  it('keeps what a spreadsheet would compute as text, and a secret row as its level alone', async () => {
    const { token } = value(
      await bring('f.csv', '题名,件号,密级\n=HYPERLINK("x"),"=""0012""",内部\n泄密,1,绝密\n'),
    );
    const columns = ['title', 'itemNo', 'secretLevel'] as const;
    value(takeCsv(desk, { sourceId, token, headed: true, columns }));
    expect(grid()).toEqual([
      { cells: { title: '=HYPERLINK("x")', itemNo: '0012', secretLevel: '内部' }, line: 2 },
      { cells: { secretLevel: '绝密' }, line: 3 },
    ]);
  });

  it('goes out in parts as one, without a formula', async () => {
    const path = join(dir, 'out.csv');
    desk.files.set('g write', path);
    const save = (part: number, isLast: boolean, ...lines: string[][]) =>
      saveTable(desk, 'catalogue-saved', { grant: 'g', part, isLast, lines });
    value(await save(0, false, ['题名', '结果']));
    value(await save(1, true, ['=cmd|x', '+1']));
    expect(readFileSync(path, 'utf8')).toBe("\uFEFF题名,结果\r\n'=cmd|x,'+1\r\n");
    expect(faultOf(await save(3, true))).toMatchObject({ field: 'part' });
  });
});

describe('the grid', () => {
  it('is saved in parts together, and a part that was lost loses no row', () => {
    write(cells(1), cells(2));
    const one = [{ place: 0, row: { cells: cells(9) } }];
    value(saveGrid(desk, { sourceId, part: 0, isLast: false, changed: one, total: 3 }));
    expect(grid().map(({ cells: { title } }) => title)).toEqual([cells(1).title, cells(2).title]);
    const later = [{ place: 2, row: { cells: cells(3) } }];
    expect(
      faultOf(saveGrid(desk, { sourceId, part: 2, isLast: true, changed: later, total: 3 })),
    ).toMatchObject({
      field: 'part',
    });
    value(saveGrid(desk, { sourceId, part: 0, isLast: false, changed: one, total: 3 }));
    value(saveGrid(desk, { sourceId, part: 1, isLast: true, changed: later, total: 3 }));
    expect(grid().map(({ cells: { title } }) => title)).toEqual([9, 2, 3].map((at) => cells(at).title));
  });
});
