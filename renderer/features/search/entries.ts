// What can be walked through with the arrows: what is new of a followed question, the hits of all groups in order, and "more"
// where a group has more; or, while nothing is asked, the questions kept and those of before.

import type { NoteHit, SearchAnswer, SearchHit } from '../../../shared/contract/desk-search.ts';
import type { IndexedKind } from '../../../shared/domain/closed-lists.ts';

export type Group = SearchAnswer['groups'][number];

type HitEntry = {
  readonly kind: 'hit';
  readonly of: IndexedKind | 'new';
  readonly hit: SearchHit;
  /** It came since the person last looked. */
  readonly isNew: boolean;
};
type MoreEntry = {
  readonly kind: 'more';
  readonly of: IndexedKind | 'notes';
  /** Absent where nobody counted that far. */
  readonly left?: number;
};
/** A note of this person. */
type NoteEntry = { readonly kind: 'note'; readonly of: 'notes'; readonly note: NoteHit };
export type FoundEntry = HitEntry | MoreEntry | NoteEntry;
export type KeptEntry = {
  readonly kind: 'kept';
  readonly of: 'saved' | 'recent';
  readonly question: string;
  readonly followed: boolean;
  /** Of one that is followed: hits that came since it was last looked at. */
  readonly fresh: number;
};
export type Entry = FoundEntry | KeptEntry;

/** Past a hundred of a kind nobody walks on: other words find it sooner. */
const mostShown = 100;

/** What the person wrote themselves stands last: it is beside something that is found as well. */
export function noteEntries({ total, hits }: SearchAnswer['notes']): readonly (NoteEntry | MoreEntry)[] {
  const shown = hits.map((note): NoteEntry => ({ kind: 'note', of: 'notes', note }));
  const left = total - hits.length;
  return left <= 0 || hits.length >= mostShown ? shown : [...shown, { kind: 'more', of: 'notes', left }];
}

/** What is new stands first, and where it belongs as well. */
export function entriesOf(
  groups: readonly Group[],
  news: readonly SearchHit[] = [],
): readonly (HitEntry | MoreEntry)[] {
  const isNew = new Set(news.map(({ id }) => id));
  const first = news.map((hit): HitEntry => ({ kind: 'hit', of: 'new', hit, isNew: true }));
  const all = groups.flatMap(({ kind, total, capped, hits }) => {
    const shown = hits.map((hit): HitEntry => ({ kind: 'hit', of: kind, hit, isNew: isNew.has(hit.id) }));
    const left = total - hits.length;
    if (left <= 0 || hits.length >= mostShown) return shown;
    return [...shown, { kind: 'more', of: kind, ...(!capped && { left }) } satisfies MoreEntry];
  });
  return [...first, ...all];
}

type Kept = {
  readonly recent: readonly string[];
  readonly saved: readonly {
    readonly question: string;
    readonly followed: boolean;
    readonly fresh: number;
  }[];
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
      .map((question): KeptEntry => ({ kind: 'kept', of: 'recent', question, followed: false, fresh: 0 })),
  ];
}
