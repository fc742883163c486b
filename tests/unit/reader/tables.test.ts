import { describe, expect, it } from 'vitest';
import { tableOfCsv } from '../../../renderer/reader/frame/csv-view.ts';
import { Unreadable } from '../../../renderer/reader/paged.ts';
import { cellAt, columnName } from '../../../renderer/reader/frame/table.ts';
import { tablesOfXlsx } from '../../../renderer/reader/frame/xlsx.ts';
import { formatOf, formatted } from '../../../renderer/reader/frame/xlsx-format.ts';
import {
  budgetXlsx,
  entityXlsx,
  officeXlsx,
  rosterCsv,
  sheetXml,
  stretchedXlsx,
} from '../../fixtures/files/office-files.ts';
import { smallXlsx } from '../../fixtures/files/small-files.ts';

describe('a workbook', () => {
  it('is read with its strings, dates, numbers and merged cells, sheet by sheet', () => {
    const [plan, notes] = tablesOfXlsx(budgetXlsx(2));
    expect(plan?.name).toBe('投资计划');
    expect(plan?.rows).toEqual([
      ['合计（万元以下四舍五入）'],
      ['项目', '金额（元）', '批复日期', '完成率'],
      ['第 1 项工程', '1,234,567.50', '2023-03-15', '81.25%'],
      ['第 2 项工程', '1,234,568.50', '2023-03-16', '81.25%'],
    ]);
    expect(plan?.merges).toEqual([{ top: 0, left: 0, bottom: 0, right: 3 }]);
    expect(notes?.rows).toEqual([[], ['', '临溪中学食堂'], ['', 'TRUE', '#DIV/0!']]);
  });

  it('is read without its relationships, by the usual names', () => {
    expect(tablesOfXlsx(smallXlsx('一', [['甲', '乙']]))[0]?.rows).toEqual([['甲', '乙']]);
  });

  it('that stretches to the last cell is cut and stays small', () => {
    const [table] = tablesOfXlsx(stretchedXlsx());
    expect(table?.cut).toBe(true);
    expect(table?.columnCount).toBe(1);
    expect(table?.rows[0]).toEqual(["=cmd|'/c calc'!A1"]);
  });

  it('with entities is refused', () => {
    expect(() => tablesOfXlsx(entityXlsx('http://127.0.0.1'))).toThrow(Unreadable);
  });

  it('shows a formula by its last value and computes nothing', () => {
    const book = officeXlsx([
      { name: 'a', xml: sheetXml('<sheetData><row><c><f>1+1</f><v>7</v></c></row></sheetData>') },
    ]);
    expect(tablesOfXlsx(book)[0]?.rows).toEqual([['7']]);
  });
});

describe('a number in its format', () => {
  it.each([
    ['45000', 'yyyy-mm-dd', '2023-03-15'],
    ['45000.5', 'yyyy-mm-dd hh:mm', '2023-03-15 12:00'],
    ['0.75', 'h:mm', '18:00'],
    ['59', 'yyyy/m/d', '1900-02-28'],
    ['61', 'yyyy/m/d', '1900-03-01'],
    ['0.1234', '0.00%', '12.34%'],
    ['1234567.891', '#,##0.00', '1,234,567.89'],
    ['0.30000000000000004', '', '0.3'],
    ['-5', 'yyyy-mm-dd', '-5'],
    ['abc', '0.00', 'abc'],
    ['5', '[红色]0"元"', '5'],
  ])('%s in %s is %s', (value, code, shown) => {
    expect(formatted(value, formatOf(code), false)).toBe(shown);
  });

  it('counts from 1904 where the workbook does', () => {
    expect(formatted('0', formatOf('yyyy-mm-dd'), true)).toBe('1904-01-01');
  });
});

describe('names of cells', () => {
  it('are those of every spreadsheet', () => {
    expect([0, 25, 26, 701, 702].map(columnName)).toEqual(['A', 'Z', 'AA', 'ZZ', 'AAA']);
    expect(cellAt('B3')).toEqual({ row: 2, column: 1 });
    expect(cellAt('XFD1048576')).toEqual({ row: 1_048_575, column: 16_383 });
    expect(['', 'A0', '1A', 'A1:B2', 'AAAA1'].map(cellAt)).toEqual(Array.from({ length: 5 }));
  });
});

describe('CSV', () => {
  it('is read with quotes and commas, and formulas stay text', () => {
    const table = tableOfCsv(rosterCsv(2));
    expect(table.columnCount).toBe(4);
    expect(table.rows[1]).toEqual(['王0,"小名"', '临溪县第0小学', '0790-6400000', '=1+0']);
    expect(table.rows).toHaveLength(3);
  });

  it('finds tabs and semicolons by itself', () => {
    expect(tableOfCsv('甲\t乙\n1\t2').rows).toEqual([
      ['甲', '乙'],
      ['1', '2'],
    ]);
    expect(tableOfCsv('甲;乙\n1;2').columnCount).toBe(2);
  });
});
