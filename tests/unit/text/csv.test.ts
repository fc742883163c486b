// Tables from anywhere, and tables that go out.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  delimiters,
  guessDelimiter,
  readCsv,
  readTsv,
  writeCsv,
  writeTsv,
} from '../../../shared/text/csv.ts';
import { runs } from '../../fakes/runs.ts';

const read = (text: string, delimiter: (typeof delimiters)[number] = ',') => [...readCsv(text, delimiter)];
const cells = (text: string) => read(text).map((row) => row.cells);
const nasty = fc.string({
  unit: fc.constantFrom('"', ',', ';', '\t', '\r', '\n', '甲', 'a', ' ', '\uFEFF', '='),
});

describe('a table from anywhere', () => {
  it('is read without a throw, whatever it holds, and no character of a line is lost', () => {
    fc.assert(
      fc.property(nasty, fc.constantFrom(...delimiters), (text, delimiter) => {
        const rows = read(text, delimiter);
        expect(rows.every(({ line }, at) => line > (rows[at - 1]?.line ?? 0))).toBe(true);
        const kept = rows.flatMap((row) => row.cells).join('');
        expect([...text].filter((one) => one === '甲').length).toBe(
          [...kept].filter((one) => one === '甲').length,
        );
      }),
      { numRuns: runs(500) },
    );
  });

  it('comes back as it went out', () => {
    const cell = fc.string({ unit: fc.constantFrom('"', ',', '\n', '甲', 'a', ' ', ';') });
    const row = fc.array(cell, { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(fc.array(row, { maxLength: 6 }), (rows) => {
        const full = rows.filter((one) => one.length > 1 || one[0] !== '');
        expect(cells(writeCsv(full))).toEqual(full);
        expect(rows.length === 0 ? [] : readTsv(writeTsv(rows))).toEqual(rows);
      }),
      { numRuns: runs(300) },
    );
  });

  it('tells the line on which each row begins, and where quotes do not fit together', () => {
    expect(read('题名,文号\r\n"两\n行",1\r\n\r\n"a"b,2\n"未完')).toEqual([
      { line: 1, cells: ['题名', '文号'], broken: false },
      { line: 2, cells: ['两\n行', '1'], broken: false },
      { line: 5, cells: ['ab', '2'], broken: true },
      { line: 6, cells: ['未完'], broken: true },
    ]);
  });

  it.each([
    ['题名,文号,日期\n关于甲；乙的通知,1,2', ','],
    ['题名;文号\n甲,乙;1', ';'],
    ['题名\t文号\n甲,乙\t1', '\t'],
    ['题名|文号\n甲|1', '|'],
    ['只有一列', ','],
  ])('finds what parts %j', (text, delimiter) => {
    expect(guessDelimiter(text)).toBe(delimiter);
  });
});

describe('a table that goes out', () => {
  it('holds no formula, whatever was in its cells', () => {
    for (const cell of ['=1+1', '+86', '-2', '@cmd', '\t=1', '\r=1', '＝1', '＋1', '－1', '＠x'])
      expect(writeCsv([[cell, '题名']])).toMatch(/^\uFEFF"?'/u);
    expect(writeCsv([['关于=的通知', '2024-03-05']])).toBe('\uFEFF关于=的通知,2024-03-05\r\n');
  });
});
