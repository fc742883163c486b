// How often the core, or the page, may die and be started again. Pure.

export type Deaths = readonly number[];

const most = 3;
const withinMs = 5 * 60_000;

/** With the death just seen: the ones that still count, and whether to start again. */
export function afterDeath(
  deaths: Deaths,
  now: number,
): { readonly deaths: Deaths; readonly again: boolean } {
  const counted = [...deaths.filter((at) => now - at < withinMs), now];
  return { deaths: counted, again: counted.length <= most };
}
