// 编目: what a row says, which 件号 is next, and which column of a table is which.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { itemKey, sameKey, twinsOf } from '../../../shared/domain/catalogue-batch.ts';
import { readDay } from '../../../shared/domain/catalogue-day.ts';
import { guessColumns, looksLikeHeader } from '../../../shared/domain/catalogue-headers.ts';
import { cellsOf, type Cells, readCatalogueRow, scanNames } from '../../../shared/domain/catalogue-row.ts';
import { createdFields, wrongInNew } from '../../../shared/domain/create.ts';
import {
  assignItemNos,
  gapsIn,
  nextItemNo,
  proposedRefCode,
  readItemNo,
} from '../../../shared/domain/item-number.ts';
import { readRefCode } from '../../../shared/domain/ref-code.ts';
import { runs } from '../../fakes/runs.ts';

const rules = { offered: createdFields.archive, ceiling: '内部' } as const;
const whole: Cells = {
  fonds: 'z109',
  category: '文书档案',
  year: '2024年',
  retention: '三十年',
  orgOrTopic: '办公室',
  itemNo: '12',
  docNo: '临政办[2024]第012号',
  responsible: '临溪县教育局；县财政局、 县住建局',
  title: '关于做好防汛工作的通知',
  date: '2024.3.5',
  pages: '３页',
  secretLevel: '内部',
  abstract: '=SUM(A1)',
};
const problemsOf = (cells: Cells) => readCatalogueRow(cells, rules).problems;

describe('a row', () => {
  it('is read as people write it, and is a record that may be made', () => {
    const { fields, problems } = readCatalogueRow(whole, rules);
    expect(problems).toEqual([]);
    expect(fields).toEqual({
      fonds: 'Z109',
      category: 'WS',
      year: 2024,
      retention: 'D30',
      orgOrTopic: '办公室',
      itemNo: '0012',
      docNo: '临政办〔2024〕12号',
      responsible: ['临溪县教育局', '县财政局', '县住建局'],
      title: '关于做好防汛工作的通知',
      date: '2024-03-05',
      pages: 3,
      secretLevel: '内部',
      abstract: '=SUM(A1)',
    });
    expect(wrongInNew('archive', fields)).toBeUndefined();
  });

  it('names every cell that is wrong with its own reason', () => {
    expect(
      problemsOf({
        fonds: '109',
        category: '文件',
        year: '24',
        retention: '长期',
        itemNo: '0',
        title: '题'.repeat(301),
        date: '2024-02-30',
        pages: '三',
        secretLevel: '机密',
      }),
    ).toEqual([
      { column: 'fonds', problem: 'not-fonds' },
      { column: 'category', problem: 'not-listed' },
      { column: 'year', problem: 'not-year' },
      { column: 'retention', problem: 'not-listed' },
      { column: 'itemNo', problem: 'not-item-no' },
      { column: 'title', problem: 'too-long' },
      { column: 'date', problem: 'no-such-day' },
      { column: 'pages', problem: 'not-whole' },
      { column: 'secretLevel', problem: 'above-ceiling' },
    ]);
    expect(problemsOf({ orgOrTopic: '办公室' }).map(({ column }) => column)).toEqual([
      'fonds',
      'category',
      'year',
      'retention',
      'title',
      'date',
    ]);
    expect(readCatalogueRow(whole, { ...rules, offered: ['title'] }).problems).toHaveLength(12);
  });

  it('is never anything but a record or named problems, whatever stands in its cells', () => {
    const cell = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('Z109', 'WS', '2024', '永久', '20240305', '0012', '公开'),
    );
    const row = fc.record(
      {
        fonds: cell,
        category: cell,
        year: cell,
        retention: cell,
        itemNo: cell,
        title: cell,
        date: cell,
        pages: cell,
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(row, (cells) => {
        const { fields, problems } = readCatalogueRow(cells, rules);
        if (problems.length === 0) expect(wrongInNew('archive', fields)).toBeUndefined();
        // What a record is put back as says the same again.
        expect(readCatalogueRow(cellsOf(fields), rules).fields).toEqual(fields);
      }),
      { numRuns: runs(500) },
    );
  });

  it.each([
    ['2024-3-5', '2024-03-05'],
    ['2024/3/5', '2024-03-05'],
    ['2024.03.05', '2024-03-05'],
    ['20240305', '2024-03-05'],
    ['2024年3月5日', '2024-03-05'],
    ['２０２４－３－５', '2024-03-05'],
    ['2024-03-05 00:00:00', '2024-03-05'],
    ['2024-3/5', { problem: 'not-day' }],
    ['2024年3月', { problem: 'not-day' }],
    ['45356', { problem: 'not-day' }],
    ['2023-2-29', { problem: 'no-such-day' }],
  ])('has a day in %s', (text, day) => {
    expect(readDay(text)).toEqual(day);
  });

  it('names its scans by the marks that names have not', () => {
    expect(scanNames({ scan: '0001.pdf；0001-附件.pdf; 0001.pdf' })).toEqual(['0001.pdf', '0001-附件.pdf']);
  });
});

describe('件号', () => {
  const series = { fonds: 'Z109', category: 'WS', year: 2024, retention: 'D30' } as const;

  it('goes on after the highest, in each series by itself, and leaves gaps alone', () => {
    const other = { ...series, orgOrTopic: '办公室' };
    const none = { series, itemNo: undefined };
    const rows = [
      none,
      { series: other, itemNo: undefined },
      { series, itemNo: 9 },
      none,
      { ...none, series: undefined },
    ];
    expect(assignItemNos(rows, (of) => (of.orgOrTopic === undefined ? [1, 2, 5] : []))).toEqual([
      10,
      1,
      undefined,
      11,
      undefined,
    ]);
    expect(gapsIn([1, 2, 5, 9, 5])).toEqual([
      { from: 3, to: 4 },
      { from: 6, to: 8 },
    ]);
  });

  it('is never given twice, and with it comes a 档号 that reads back as what it was made of', () => {
    const numbers = fc.uniqueArray(fc.integer({ min: 1, max: 500 }), { maxLength: 30 });
    const some = fc.array(fc.option(fc.integer({ min: 1, max: 500 }), { nil: undefined }), { maxLength: 30 });
    fc.assert(
      fc.property(numbers, some, (taken, rows) => {
        const given = assignItemNos(
          rows.map((itemNo) => ({ series, itemNo })),
          () => taken,
        );
        const fresh = given.flatMap((one) => one ?? []);
        expect(fresh).toHaveLength(rows.filter((one) => one === undefined).length);
        expect(new Set([...fresh, ...taken, ...rows.flatMap((one) => one ?? [])]).size).toBe(
          fresh.length + new Set([...taken, ...rows.flatMap((one) => one ?? [])]).size,
        );
        expect(Math.min(...fresh, 501)).toBeGreaterThanOrEqual(Math.min(501, nextItemNo(taken)));
      }),
      { numRuns: runs(200) },
    );
    const refCode = proposedRefCode({ ...series, orgOrTopic: '办公室' }, '0012');
    expect(refCode).toBe('Z109-WS·2024·D30·办公室-0012');
    expect(readRefCode(refCode ?? '')).toMatchObject({ ok: true, value: { itemNo: '0012' } });
    expect(proposedRefCode({ ...series, orgOrTopic: '一-二' }, '0012')).toBeUndefined();
    expect([readItemNo('0012'), readItemNo('0'), readItemNo('1.5'), readItemNo('123456')]).toEqual([
      12,
      undefined,
      undefined,
      undefined,
    ]);
  });
});

describe('two rows', () => {
  it('are the same record by 文号, 题名 and 责任者 however these are written, and without a 文号 by the day', () => {
    const of = (cells: Cells) => sameKey(readCatalogueRow({ ...whole, ...cells }, rules).fields);
    expect(of({ docNo: '临政办（2024）12号', responsible: '县住建局；县财政局；临溪县教育局' })).toBe(of({}));
    expect(of({ docNo: '临政办〔2024〕13号' })).not.toBe(of({}));
    expect(of({ docNo: '', date: '2024-03-06' })).not.toBe(of({ docNo: '' }));
    expect(of({ docNo: '', title: '关于做好 防汛工作的通知' })).toBe(of({ docNo: '' }));
  });

  it('each name the other', () => {
    expect(twinsOf(['a', 'b', 'a', undefined, 'a'])).toEqual([2, undefined, 0, undefined, 0]);
    const { fields } = readCatalogueRow(whole, rules);
    expect(itemKey(fields)).toBe('Z109·WS·2024·D30·办公室-12');
    expect(itemKey({ ...fields, itemNo: null })).toBeUndefined();
  });
});

describe('headings', () => {
  it('are taken for the columns they name, each once', () => {
    const header = [
      '序号',
      '档号',
      '文件编号',
      '责任者',
      '题 名',
      '文件题名',
      '日期',
      '密级',
      '页数',
      '备注',
      '文件名',
    ];
    expect(guessColumns(header)).toEqual([
      undefined,
      undefined,
      'docNo',
      'responsible',
      'title',
      undefined,
      'date',
      'secretLevel',
      'pages',
      'abstract',
      'scan',
    ]);
    expect(looksLikeHeader(header)).toBe(true);
    expect(looksLikeHeader(['1', '关于…的通知', '临溪县教育局'])).toBe(false);
  });
});
