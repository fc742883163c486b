// The one search box over all kinds, with what was searched and what could not be: rows not indexed yet, sources out of
// reach, filters not understood.
import type { SearchAnswer } from '../../../shared/contract/desk-search.ts';
import { type IndexedKind, indexedKinds, type RecordKind } from '../../../shared/domain/terms.ts';
import { isoOf } from '../store/columns.ts';
import { heldSince } from '../store/hits.ts';
import { listSources } from '../store/sources.ts';
import type { Desk } from './desk.ts';
import { healthOf } from './list-sources.ts';
import { searchNotes } from './search-notes.ts';

export function askSearch(
  desk: Desk,
  { text, limitPerKind }: { readonly text: string; readonly limitPerKind: number },
): SearchAnswer {
  const { groups, notUnderstood } = desk.search.answer(text, limitPerKind);
  return {
    groups: groups.map(({ kind, total, capped, hits }) => ({ kind, total, capped, hits: [...hits] })),
    notes: searchNotes(desk.store, text, limitPerKind),
    searched: indexedKinds.map((kind) => ({ kind, held: desk.search.held(kind), ...freshAt(desk, kind) })),
    notUnderstood: [...notUnderstood],
    indexBehind: desk.search.behind(),
    staleSources: listSources(desk.store)
      .filter((source) => !['ok', 'read-only'].includes(healthOf(source).kind))
      .map(({ name }) => name),
  };
}

/** Where the kind comes from: provisions are cut from articles here. Files come with records of any kind. */
const cameAs: { readonly [K in IndexedKind]: RecordKind | undefined } = {
  todo: 'todo',
  archive: 'archive',
  article: 'article',
  contact: 'contact',
  provision: 'article',
  file: undefined,
};

function freshAt({ store }: Desk, kind: IndexedKind): { readonly freshAt?: string } {
  const came = cameAs[kind];
  const at = came === undefined ? undefined : heldSince(store, came);
  return at === undefined ? {} : { freshAt: isoOf(at) };
}
