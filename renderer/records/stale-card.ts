// Whether what a card says may be out of date: its source was not asked about for a week. Pure.

import type { SourceStatus } from '../../shared/contract/desk-sources.ts';

/** Posts and telephones change by the week. */
const staleMs = 7 * 86_400_000;

type StaleCard = { readonly source: string | undefined; readonly since: string };

/** When its source was last asked; undefined while that is not long ago. */
export function staleCard(
  card: { readonly sourceId: string; readonly fetchedAt: string },
  sources: readonly Pick<SourceStatus, 'id' | 'name' | 'lastOkAt'>[],
  now: number,
): StaleCard | undefined {
  const source = sources.find(({ id }) => id === card.sourceId);
  const since = source?.lastOkAt ?? card.fetchedAt;
  return now - Date.parse(since) > staleMs ? { source: source?.name, since } : undefined;
}
