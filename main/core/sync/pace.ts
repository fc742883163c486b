// Pure: how long a pass still takes, by the median of its last pages: one stalled page does not double the estimate.
export type PagePace = { readonly records: number; readonly ms: number };

const keptPages = 9;
const leastPages = 3;

export function withPage(pages: readonly PagePace[], page: PagePace): readonly PagePace[] {
  return page.records === 0 ? pages : [...pages, page].slice(-keptPages);
}

/** `left`: records still to come. Undefined until there is a ground for it. */
export function remainingMs(pages: readonly PagePace[], left: number): number | undefined {
  if (pages.length < leastPages || left < 0) return undefined;
  const perRecord = pages.map(({ records, ms }) => ms / records).sort((a, b) => a - b);
  const median = perRecord[Math.floor(perRecord.length / 2)] ?? 0;
  return Math.round(median * left);
}
