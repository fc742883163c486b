// What may be made here, what was made and waits, and the words its form chooses from.

import { useQuery } from '@tanstack/react-query';
import type { NewRecord } from '../../../shared/contract/desk-create.ts';
import type { CreatedKind } from '../../../shared/domain/create.ts';
import { desk } from '../../link/doors.ts';

const none: readonly NewRecord[] = [];

export function useNewRecords(kind: CreatedKind): {
  readonly records: readonly NewRecord[];
  readonly known: boolean;
} {
  const read = useQuery(desk.creates.list.queryOptions({ input: { kind } }));
  return { records: read.data ?? none, known: !read.isPending };
}

/** The sources that take new records of a kind, in their order. */
export function useOffers(
  kind: CreatedKind,
): readonly { readonly sourceId: string; readonly fields: readonly string[] }[] {
  const offers = useQuery(desk.creates.offers.queryOptions()).data ?? [];
  return offers.filter((each) => each.kind === kind);
}

export function useFormLists() {
  const fonds = useQuery(desk.archives.tree.queryOptions({ input: {} })).data ?? [];
  const ceiling = useQuery(desk.overview.read.queryOptions()).data?.ceiling ?? '内部';
  return {
    ceiling,
    fonds: fonds.flatMap(({ path, label }) =>
      path.fonds === undefined ? [] : [{ value: path.fonds, label: `${path.fonds} ${label}` }],
    ),
  };
}
