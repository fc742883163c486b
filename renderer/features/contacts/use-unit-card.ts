// The card of the organ or unit that is chosen in the tree: it stands first among its people.

import { useQuery } from '@tanstack/react-query';
import { desk } from '../../link/doors.ts';
import type { Place } from './OrganTree.tsx';

export function useUnitCard({ org, unit = '' }: Place): string | undefined {
  const first = useQuery({
    ...desk.contacts.list.queryOptions({
      input: { text: '', ...(org === undefined ? {} : { org }), unit, offset: 0, limit: 1 },
    }),
    enabled: org !== undefined,
  });
  const [card] = org === undefined ? [] : (first.data?.rows ?? []);
  return card?.card === '机构' ? card.id : undefined;
}
