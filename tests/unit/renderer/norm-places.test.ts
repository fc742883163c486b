// The ways through a norm by keyboard, its outline, its comparison, and the day it is looked at.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareRows, countsOf, wordsOf } from '../../../renderer/features/knowledge/compare-rows.ts';
import { dayTyped } from '../../../renderer/text/day-typed.ts';
import { headingsAt, outlineRows, rowOf } from '../../../renderer/features/knowledge/outline-rows.ts';
import {
  type Move,
  moved,
  paragraphPlace,
  placeKey,
  provisionAt,
} from '../../../renderer/features/knowledge/places.ts';
import type { Place, ProvisionChange, ProvisionView } from '../../../shared/contract/desk-norms.ts';

type Paragraph = ProvisionView['paragraphs'][number];

const item = (number: string, ...subs: readonly string[]) => ({
  number,
  text: `项${number}`,
  subs: subs.map((text, at) => ({ number: at + 1, text })),
});
const paragraph = (number: number, items: Paragraph['items'] = []): Paragraph => ({
  number,
  text: `款${number}`,
  items,
});
const provision = (
  anchor: string,
  label: string,
  paragraphs: Paragraph[],
  under: string[] = [],
): ProvisionView => ({ anchor, label, under, paragraphs, hash: anchor });

const norm: readonly ProvisionView[] = [
  provision('1', '第一条', [paragraph(1)], ['第一章　总则']),
  provision(
    '2',
    '第二条',
    [paragraph(1, [item('一'), item('二', '甲', '乙')]), paragraph(2)],
    ['第二章　设置', '第一节　许可'],
  ),
  provision('2-1', '第二条之一', [paragraph(1, [item('一')])], ['第二章　设置', '第二节　维护']),
  provision('32', '第三十二条', [paragraph(1)], ['第三章　附则']),
];

const walk = (from: Place | undefined, ...moves: readonly Move[]) =>
  moves.reduce<Place | undefined>((place, move) => moved(norm, place, move), from);

describe('the arrows', () => {
  it('begin at the first 条 and go from 条 to 条', () => {
    expect(walk(undefined, 'ArrowDown')).toEqual({ anchor: '1' });
    expect(walk({ anchor: '1' }, 'ArrowDown', 'ArrowDown')).toEqual({ anchor: '2-1' });
    expect(walk({ anchor: '2-1' }, 'ArrowUp')).toEqual({ anchor: '2' });
  });

  it('stay at either end', () => {
    expect(walk({ anchor: '1' }, 'ArrowUp')).toEqual({ anchor: '1' });
    expect(walk({ anchor: '32' }, 'ArrowDown')).toEqual({ anchor: '32' });
    expect(walk({ anchor: '1' }, 'ArrowRight')).toEqual({ anchor: '1' });
  });

  it('go into 款, 项 and 目, along them, and out again', () => {
    const into = walk({ anchor: '2' }, 'ArrowRight', 'ArrowRight', 'ArrowDown', 'ArrowRight');
    expect(into).toEqual({ anchor: '2', paragraph: 1, item: '二', sub: 1 });
    expect(walk(into, 'ArrowDown')).toEqual({ anchor: '2', paragraph: 1, item: '二', sub: 2 });
    expect(walk(into, 'ArrowLeft')).toEqual({ anchor: '2', paragraph: 1, item: '二' });
    expect(walk(into, 'ArrowLeft', 'ArrowLeft', 'ArrowLeft')).toEqual({ anchor: '2' });
  });

  it('go on to the next 条 past the last 款', () => {
    expect(walk({ anchor: '2', paragraph: 1 }, 'ArrowDown')).toEqual({ anchor: '2', paragraph: 2 });
    expect(walk({ anchor: '2', paragraph: 2 }, 'ArrowDown')).toEqual({ anchor: '2-1' });
  });

  it('name no 款 where there is only one', () => {
    expect(walk({ anchor: '2-1' }, 'ArrowRight')).toEqual({ anchor: '2-1', item: '一' });
    expect(norm[2] && paragraphPlace(norm[2], 1)).toEqual({ anchor: '2-1' });
  });

  it('always lead to a place of the norm', () => {
    const move = fc.constantFrom<Move>('ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight');
    const all = new Set(
      norm.flatMap((each) => [
        placeKey({ anchor: each.anchor }),
        ...each.paragraphs.flatMap(({ number, items }) => {
          const place = paragraphPlace(each, number);
          return [
            placeKey(place),
            ...items.flatMap(({ number: of, subs }) => [
              placeKey({ ...place, item: of }),
              ...subs.map((sub) => placeKey({ ...place, item: of, sub: sub.number })),
            ]),
          ];
        }),
      ]),
    );
    fc.assert(
      fc.property(fc.array(move, { minLength: 1, maxLength: 40 }), (moves) => {
        const place = walk(undefined, ...moves);
        expect(place !== undefined && all.has(placeKey(place))).toBe(true);
      }),
    );
  });
});

describe('the number that is typed', () => {
  it.each([
    ['32', '32'],
    ['３２', '32'],
    ['三十二', '32'],
    ['第三十二条', '32'],
    ['2-1', '2-1'],
    ['2之1', '2-1'],
    ['第二条之一', '2-1'],
  ])('%s leads to %s', (typed, anchor) => {
    expect(provisionAt(norm, typed)?.anchor).toBe(anchor);
  });

  it.each(['', ' ', '33', '第九十九条'])('%j leads nowhere', (typed) => {
    expect(provisionAt(norm, typed)).toBeUndefined();
  });
});

describe('the outline', () => {
  it('has each heading once, where it begins', () => {
    expect(outlineRows(norm).map((row) => (row.kind === 'heading' ? row.words : row.label))).toEqual([
      '第一章　总则',
      '第一条',
      '第二章　设置',
      '第一节　许可',
      '第二条',
      '第二节　维护',
      '第二条之一',
      '第三章　附则',
      '第三十二条',
    ]);
    expect(headingsAt(norm, 2)).toEqual([{ words: '第二节　维护', depth: 1 }]);
  });

  it('knows the row of a 条', () => {
    expect(rowOf(outlineRows(norm), '2-1')).toBe(6);
    expect(rowOf(outlineRows(norm), undefined)).toBe(-1);
  });
});

describe('the comparison', () => {
  const change = (kind: ProvisionChange['change']): ProvisionChange => ({ change: kind });
  const changes = ['same', 'same', 'changed', 'same', 'added', 'removed', 'moved', 'same'] as const;

  it('counts each kind of change', () => {
    expect(countsOf(changes.map(change))).toEqual({ changed: 1, added: 1, removed: 1, moved: 1 });
  });

  it('shows changes alone, and how many 条 lie between them', () => {
    const rows = compareRows(changes.map(change), { onlyChanges: true });
    expect(rows.map((row) => (row.kind === 'same' ? `same ${row.count}` : `change ${row.place}`))).toEqual([
      'same 2',
      'change 1',
      'same 1',
      'change 2',
      'change 3',
      'change 4',
      'same 1',
    ]);
  });

  it('shows every 条 where all are wanted, the changes counted alike', () => {
    const rows = compareRows(changes.map(change), { onlyChanges: false });
    expect(rows.map((row) => (row.kind === 'change' ? row.place : ''))).toEqual([0, 0, 1, 0, 2, 3, 4, 0]);
  });

  it('compares a 条 with its 项 and 目, numbers and all', () => {
    const mark = ({ item: of, sub }: Omit<Place, 'anchor'>) => (of === undefined ? `${sub}.` : `（${of}）`);
    expect(norm[1] && wordsOf(norm[1], mark)).toBe('款1\n（一）项一\n（二）项二\n1.甲\n2.乙\n款2');
  });
});

describe('the day that is typed', () => {
  it.each([
    ['2026-11-20', '2026-11-20'],
    ['2026.1.5', '2026-01-05'],
    ['20261120', '2026-11-20'],
    ['2026年11月20日', '2026-11-20'],
    ['２０２６／３／１', '2026-03-01'],
  ])('%s is %s', (typed, day) => {
    expect(dayTyped(typed)).toBe(day);
  });

  it.each(['', '2026', '2026-02-30', '2026-13-01', '明天'])('%j is none', (typed) => {
    expect(dayTyped(typed)).toBeUndefined();
  });
});
