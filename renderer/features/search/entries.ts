// What can be walked through with the arrows: the hits of all groups in order, and "more" where a group has more; or, while
// nothing is asked, the questions kept and those of before.

import type { SearchAnswer, SearchHit } from '../../../shared/contract/desk-search.ts';
import type { IndexedKind } from '../../../shared/domain/closed-lists.ts';

export type Group = SearchAnswer['groups'][number];

export type HitEntry = { readonly kind: 'hit'; readonly of: IndexedKind; readonly hit: SearchHit };
export type MoreEntry = {
  readonly kind: 'more';
  readonly of: IndexedKind;
  /** Absent where nobody counted that far. */
  readonly left?: number;
};
export type KeptEntry = {
  readonly kind: 'kept';
  readonly of: 'saved' | 'recent';
  readonly question: string;
  /** Hits that came since it was last looked at. */
  readonly fresh: number;
};
export type Entry = HitEntry | MoreEntry | KeptEntry;

/** Past a hundred of a kind nobody walks on: other words find it sooner. */
const mostShown = 100;

export function entriesOf(groups: readonly Group[]): readonly (HitEntry | MoreEntry)[] {
  return groups.flatMap(({ kind, total, capped, hits }) => {
    const shown = hits.map((hit): HitEntry => ({ kind: 'hit', of: kind, hit }));
    const left = total - hits.length;
    if (left <= 0 || hits.length >= mostShown) return shown;
    return [...shown, { kind: 'more', of: kind, ...(!capped && { left }) } satisfies MoreEntry];
  });
}

export type Kept = {
  readonly recent: readonly string[];
  readonly saved: readonly { readonly question: string; readonly fresh: number }[];
};

/** Those with something new first; one that is kept is not shown again among the others. */
export function keptEntries({ recent, saved }: Kept): readonly KeptEntry[] {
  const known = new Set(saved.map(({ question }) => question));
  return [
    ...saved
      .toSorted((a, b) => Number(b.fresh > 0) - Number(a.fresh > 0))
      .map((each): KeptEntry => ({ kind: 'kept', of: 'saved', ...each })),
    ...recent
      .filter((question) => !known.has(question))
      .map((question): KeptEntry => ({ kind: 'kept', of: 'recent', question, fresh: 0 })),
  ];
}
