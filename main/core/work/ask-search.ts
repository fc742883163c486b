// The one search box over all kinds, with what it could not look at: rows not indexed yet, sources out of reach.
import type { RecordKind } from '../../../shared/domain/terms.ts';
import type { SearchHit } from '../../../shared/contract/desk-views.ts';
import { listSources } from '../store/sources.ts';
import type { Desk } from './desk.ts';
import { healthOf } from './list-sources.ts';

export type SearchAnswer = {
  readonly groups: {
    readonly kind: RecordKind;
    readonly total: number;
    readonly capped: boolean;
    readonly hits: SearchHit[];
  }[];
  readonly indexBehind: number;
  /** Names of sources whose latest state is not here. */
  readonly staleSources: string[];
};

export function askSearch(
  desk: Desk,
  { text, limitPerKind }: { readonly text: string; readonly limitPerKind: number },
): SearchAnswer {
  const groups = desk.search.ask(text, limitPerKind);
  return {
    groups: groups.map(({ kind, total, capped, hits }) => ({ kind, total, capped, hits: [...hits] })),
    indexBehind: desk.search.behind(),
    staleSources: listSources(desk.store)
      .filter((source) => !['ok', 'read-only'].includes(healthOf(source).kind))
      .map(({ name }) => name),
  };
}
