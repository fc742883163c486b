// The grid of 编目 as a value: filling, pasting and the way back, and what its keys mean.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  aGrid,
  clear,
  copied,
  fill,
  fillDown,
  type Grid,
  leaveOut,
  lookAt,
  moveBy,
  moveOn,
  moveTo,
  paste,
  redo,
  rowOf,
  selectAll,
  shownCount,
  takeOutRows,
  undo,
  write,
} from '../../../renderer/features/archives/catalogue/grid-state.ts';
import { gridCommand } from '../../../renderer/features/archives/catalogue/grid-keys.ts';
import { createProblems } from '../../../renderer/features/archives/catalogue/row-problems.ts';
import { changedRows, inParts } from '../../../renderer/features/archives/catalogue/saving.ts';
import type { CatalogueRow } from '../../../shared/contract/desk-catalogue.ts';
import { mostRows } from '../../../shared/domain/catalogue-batch.ts';
import { createdFields } from '../../../shared/domain/create.ts';
import { runs } from '../../fakes/runs.ts';

const columns = ['title', 'date', 'docNo'] as const;
const row = (...texts: readonly string[]): CatalogueRow => ({
  cells: Object.fromEntries(columns.flatMap((column, at) => (texts[at] ? [[column, texts[at]]] : []))),
});
const grid = (...rows: readonly CatalogueRow[]): Grid => aGrid(columns, rows);
const texts = ({ rows }: Grid) => rows.map(({ cells }) => columns.map((column) => cells[column] ?? ''));
const select = (of: Grid, from: readonly [number, number], to: readonly [number, number]): Grid =>
  moveTo(moveTo(of, { row: from[0], column: from[1] }), { row: to[0], column: to[1] }, 'selecting');

describe('the grid', () => {
  it('fills the first row of a selection down, or the row above into a single one', () => {
    const three = grid(row('甲', '1'), row('乙', '2'), row('丙'));
    expect(texts(fillDown(select(three, [0, 0], [2, 1])))).toEqual([
      ['甲', '1', ''],
      ['甲', '1', ''],
      ['甲', '1', ''],
    ]);
    expect(texts(fillDown(moveTo(three, { row: 3, column: 1 })))).toEqual(texts(three));
    expect(texts(fillDown(moveTo(three, { row: 1, column: 0 })))[1]).toEqual(['甲', '2', '']);
    expect(fillDown(moveTo(three, { row: 0, column: 0 })).past).toEqual([]);
  });

  it('takes a block from a spreadsheet, grows for it, and one cell into all that is selected', () => {
    const pasted = paste(moveTo(grid(row('甲')), { row: 1, column: 1 }), [
      ['2026-3-5', ' 文号 ', '出界'],
      ['2026-3-6', ''],
    ]);
    expect(texts(pasted)).toEqual([
      ['甲', '', ''],
      ['', '2026-3-5', '文号'],
      ['', '2026-3-6', ''],
    ]);
    expect(copied(pasted)).toEqual([
      ['2026-3-5', '文号'],
      ['2026-3-6', ''],
    ]);
    expect(texts(paste(select(grid(row('甲'), row('乙')), [0, 2], [1, 2]), [['同']]))).toEqual([
      ['甲', '', '同'],
      ['乙', '', '同'],
    ]);
    const tall = paste(
      grid(),
      Array.from({ length: mostRows + 10 }, (_, at) => [`第${at}行`]),
    );
    expect([tall.rows.length, shownCount(tall)]).toEqual([mostRows, mostRows]);
  });

  it('goes on by Tab through its rows, never over its edges, and has one row more to write into', () => {
    const two = grid(row('甲'), row('乙'));
    expect(shownCount(two)).toBe(3);
    expect(moveOn(moveTo(two, { row: 0, column: 2 }), 1).at).toEqual({ row: 1, column: 0 });
    expect(moveOn(moveTo(two, { row: 1, column: 0 }), -1).at).toEqual({ row: 0, column: 2 });
    expect(moveBy(two, -1, -1).at).toEqual({ row: 0, column: 0 });
    expect(moveBy(two, 9, 9).at).toEqual({ row: 2, column: 2 });
    expect(texts(clear(selectAll(two)))).toEqual([]);
  });

  it('shows only the rows asked for, and writes into those', () => {
    const some = lookAt(grid(row('甲'), row('乙'), row('丙')), [0, 2]);
    expect([shownCount(some), rowOf(some, 1)]).toEqual([2, 2]);
    expect(texts(fill(select(some, [0, 1], [1, 1]), '9'))).toEqual([
      ['甲', '9', ''],
      ['乙', '', ''],
      ['丙', '9', ''],
    ]);
    expect(texts(paste(some, [['一'], ['二'], ['三']]))).toEqual([
      ['一', '', ''],
      ['乙', '', ''],
      ['二', '', ''],
    ]);
  });

  it('comes back step by step to what it was, and forward again to what it became, after any steps', () => {
    const place = fc.tuple(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 0, max: 2 }));
    const word = fc.constantFrom('', '甲', '乙', '丙');
    const step = fc.oneof(
      fc.tuple(place, word).map(
        ([[at, column], text]) =>
          (of: Grid) =>
            write(of, [{ row: at, column: columns[column] ?? 'title', text }]),
      ),
      fc.tuple(place, place).map(
        ([from, to]) =>
          (of: Grid) =>
            fillDown(select(of, from, to)),
      ),
      fc
        .tuple(
          place,
          fc.array(fc.array(word, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 3 }),
        )
        .map(
          ([[at, column], block]) =>
            (of: Grid) =>
              paste(moveTo(of, { row: at, column }), block),
        ),
      place.map(
        ([at]) =>
          (of: Grid) =>
            leaveOut(of, [at], 'out'),
      ),
      place.map(
        ([at]) =>
          (of: Grid) =>
            takeOutRows(of, [at]),
      ),
      fc.tuple(place, place).map(
        ([from, to]) =>
          (of: Grid) =>
            clear(select(of, from, to)),
      ),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
        const first = grid(row('甲', '1'), row('乙'), row('', '', '丙'));
        const states = [first];
        for (const next of steps) {
          const last = states.at(-1) ?? first;
          const after = next(last);
          expect(Math.max(after.at.row, after.anchor.row)).toBeLessThan(shownCount(after));
          if (after.rows !== last.rows) states.push(after);
        }
        let back = states.at(-1) ?? first;
        for (const before of states.slice(0, -1).toReversed()) {
          back = undo(back);
          expect(back.rows).toBe(before.rows);
        }
        for (const after of states.slice(1)) {
          back = redo(back);
          expect(back.rows).toBe(after.rows);
        }
      }),
      { numRuns: runs(200) },
    );
  });
});

describe('its keys', () => {
  const press = (key: string, more: Partial<Parameters<typeof gridCommand>[0]> = {}) => ({
    ...{ key, ctrl: false, alt: false, shift: false },
    ...more,
  });
  it('are those of a spreadsheet at rest, and only those that leave the cell while it is written', () => {
    expect(gridCommand(press('ArrowDown', { shift: true }), false)).toEqual({
      kind: 'move',
      rows: 1,
      columns: 0,
      selecting: true,
    });
    const kinds = (editing: boolean) =>
      [
        press('d', { ctrl: true }),
        press('z', { ctrl: true }),
        press('Delete'),
        press('F2'),
        press('ArrowLeft'),
        press('Enter'),
        press('Enter', { ctrl: true }),
        press('Tab'),
        press('Escape'),
        press('a'),
        press('s', { alt: true }),
      ].map((one) => gridCommand(one, editing)?.kind);
    expect(kinds(false)).toEqual([
      ...['fill-down', 'undo', 'clear', 'edit', 'move', 'down', 'fill', 'on'],
      ...[undefined, undefined, undefined],
    ]);
    expect(kinds(true)).toEqual([
      ...[undefined, undefined, undefined, undefined, undefined, 'down', 'fill', 'on', 'leave'],
      ...[undefined, undefined],
    ]);
  });
});

describe('what is saved', () => {
  it('is every row that is another, in parts that hold together all of them', () => {
    const [one, two] = [row('甲'), row('乙')];
    expect(changedRows([one, two], [one, row('丁'), row('丙')]).map(({ place }) => place)).toEqual([1, 2]);
    const many = Array.from({ length: 900 }, (_, place) => ({ place, row: row('题'.repeat(1000)) }));
    const parts = inParts(many);
    expect(parts.length).toBeGreaterThan(1);
    expect(parts.flat()).toEqual(many);
    expect(inParts([])).toEqual([[]]);
  });
});

describe('what is wrong', () => {
  it('is what a row says by itself at once, what the core found of exactly this row, and stays with a row left out', () => {
    const problems = createProblems({ offered: createdFields.archive, ceiling: '内部' });
    const wrong = row('关于甲的通知', '2026-2-30');
    expect(problems.of(wrong)).toContainEqual({ column: 'date', problem: 'no-such-day' });
    const held = [{ column: 'title', problem: 'held', refCode: 'Z109-WS·2026·D30-0001' }] as const;
    problems.keep([wrong], { wrong: [{ row: 0, problems: [...held] }], usable: 0, series: [] });
    expect(problems.of(wrong)).toEqual(held);
    expect(problems.of({ ...wrong })).toContainEqual({ column: 'date', problem: 'no-such-day' });
    const out = leaveOut(grid(wrong), [0], 'out').rows;
    problems.carry([wrong], out);
    const [left] = out;
    expect(left && [problems.of(left), problems.whyOut(left)]).toEqual([[], held]);
    expect(problems.of(row())).toEqual([]);
  });
});
