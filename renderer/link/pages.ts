// A long list read by pages of a hundred: which pages a range of rows needs, and the rows of the pages that came.
// Pages that left the screen stay cached a while; a notice marks them all and asks again for those on screen.

import { type QueryFunction, type QueryKey, useQueries } from '@tanstack/react-query';

export const pageSize = 100;

type Page<Row> = { readonly rows: readonly Row[]; readonly total: number };
export type Range = { readonly first: number; readonly last: number };

/** The pages that hold the rows of a range, and always the first: it tells how many rows there are. */
export function pagesOf(range: Range): readonly number[] {
  const from = Math.floor(Math.max(0, range.first) / pageSize);
  const to = Math.floor(Math.max(0, range.last) / pageSize);
  const needed = Array.from({ length: to - from + 1 }, (_, step) => from + step);
  return needed.includes(0) ? needed : [0, ...needed];
}

/** The row at an index, if its page is among those that came. */
export function rowAt<Row>(pages: ReadonlyMap<number, readonly Row[]>, index: number): Row | undefined {
  return pages.get(Math.floor(index / pageSize))?.[index % pageSize];
}

export type PagedList<Row> = {
  readonly total: number;
  /** Nothing has come yet. */
  readonly loading: boolean;
  readonly error: unknown;
  readonly row: (index: number) => Row | undefined;
  /** Where a row stands among those that came, or -1. */
  readonly indexOf: (is: (row: Row) => boolean) => number;
  readonly again: () => void;
};

type Ask<Row> = (
  offset: number,
  limit: number,
) => { readonly queryKey: QueryKey; readonly queryFn: QueryFunction<Page<Row>> };

export function usePages<Row>(range: Range, ask: Ask<Row>): PagedList<Row> {
  const numbers = pagesOf(range);
  const asked = useQueries({
    queries: numbers.map((number) => {
      const { queryKey, queryFn } = ask(number * pageSize, pageSize);
      return { queryKey, queryFn };
    }),
  });
  const newest = asked
    .filter((query) => query.data !== undefined)
    .sort((a, b) => b.dataUpdatedAt - a.dataUpdatedAt)[0];
  const pages = new Map(numbers.map((number, at) => [number, asked[at]?.data?.rows ?? []]));
  return {
    total: newest?.data?.total ?? 0,
    loading: newest === undefined && asked.some((query) => query.isPending),
    error: newest === undefined ? asked.find((query) => query.isError)?.error : undefined,
    row: (index) => rowAt(pages, index),
    indexOf: (is) => {
      for (const [number, rows] of pages) {
        const at = rows.findIndex(is);
        if (at >= 0) return number * pageSize + at;
      }
      return -1;
    },
    again: () => asked.forEach((query) => void query.refetch()),
  };
}
