// Long lists by pages, and what a notice makes stale.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pageSize, pagesOf, rowAt } from '../../../renderer/link/pages.ts';
import { stalePaths } from '../../../renderer/link/topics.ts';
import { noticeTopics } from '../../../shared/contract/desk-views.ts';

describe('pages', () => {
  it('of a range are those it touches, and the first', () => {
    expect(pagesOf({ first: 0, last: 12 })).toEqual([0]);
    expect(pagesOf({ first: 95, last: 105 })).toEqual([0, 1]);
    expect(pagesOf({ first: 50_010, last: 50_030 })).toEqual([0, 500]);
  });

  it('hold every row of the range, whatever the range', () => {
    fc.assert(
      fc.property(fc.nat(1_000_000), fc.nat(300), (first, length) => {
        const numbers = pagesOf({ first, last: first + length });
        const pages = new Map(
          numbers.map((number) => [
            number,
            Array.from({ length: pageSize }, (_, at) => number * pageSize + at),
          ]),
        );
        for (let index = first; index <= first + length; index++) expect(rowAt(pages, index)).toBe(index);
      }),
    );
  });

  it('that have not come have no rows', () => {
    expect(rowAt(new Map(), 5)).toBeUndefined();
  });
});

describe('a notice', () => {
  it('of every topic makes something stale', () => {
    expect(noticeTopics.filter((topic) => stalePaths([topic]).length === 0)).toEqual([]);
  });

  it('makes each answer stale once', () => {
    const paths = stalePaths(['todos', 'outbox', 'todos']);
    expect(paths).toContainEqual(['todos']);
    expect(paths).toContainEqual(['outbox']);
    expect(new Set(paths.map((path) => path.join('.'))).size).toBe(paths.length);
  });
});
