// What can be walked through with the arrows: the hits of all groups in order, and "more" where a group has more.

import type { SearchHit } from '../../../shared/contract/desk-views.ts';
import type { RecordKind } from '../../../shared/domain/terms.ts';

export type Group = {
  readonly kind: RecordKind;
  readonly total: number;
  readonly capped: boolean;
  readonly hits: readonly SearchHit[];
};

export type Entry =
  | { readonly kind: 'hit'; readonly of: RecordKind; readonly hit: SearchHit }
  | { readonly kind: 'more'; readonly of: RecordKind; readonly left: number };

export function entriesOf(groups: readonly Group[]): readonly Entry[] {
  return groups.flatMap((group) => {
    const hits = group.hits.map((hit): Entry => ({ kind: 'hit', of: group.kind, hit }));
    const left = group.total - group.hits.length;
    // Past a hundred of a kind nobody walks on: other words find it sooner.
    if (left <= 0 || group.hits.length >= 100) return hits;
    return [...hits, { kind: 'more', of: group.kind, left } satisfies Entry];
  });
}
