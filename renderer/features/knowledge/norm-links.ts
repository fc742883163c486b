// The citations in the text of a norm by the piece they stand in, asked for once its text is shown.

import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { NormLink } from '../../../shared/contract/desk-norms.ts';
import type { Ymd } from '../../../shared/domain/terms.ts';
import { desk } from '../../link/doors.ts';

export type WayTarget = NormLink['to'];
/** `number`: its place among all of the norm. */
export type Way = NormLink & { readonly number: number };

type Ways = {
  /** Of the 条 at a place of the list; always the same for the same answer. */
  readonly of: (index: number) => readonly Way[] | undefined;
  /** Where the one leads that was pressed, or has the focus. */
  readonly at: (element: EventTarget | null) => WayTarget | undefined;
};

export function useWays(id: string, asOf: Ymd | undefined): Ways {
  const input = { id, ...(asOf === undefined ? {} : { asOf }) };
  const links = useQuery(desk.norms.links.queryOptions({ input })).data;
  return useMemo(() => {
    const ways = (links ?? []).map((link, number): Way => ({ ...link, number }));
    const byArticle = Map.groupBy(ways, (way) => way.in.index);
    return {
      of: (index) => byArticle.get(index),
      at(element) {
        const way = element instanceof Element ? element.closest<HTMLElement>('[data-way]') : null;
        return way === null ? undefined : ways[Number(way.dataset['way'])]?.to;
      },
    };
  }, [links]);
}

/** Of a 款, 项 or 目. */
export function waysIn(
  ways: readonly Way[] | undefined,
  piece: Omit<NormLink['in'], 'index'>,
): readonly Way[] {
  return (ways ?? []).filter(
    ({ in: { paragraph, item, sub } }) =>
      paragraph === piece.paragraph && item === piece.item && sub === piece.sub,
  );
}
