// F6: from one region of the window to the next. A region is any element with data-region that is in view; the
// focus goes to what held it there before the document, else to the first thing that can take it.

const takesFocus =
  'button:not([disabled]), [href], input:not([disabled]), select, textarea:not([disabled]), [tabindex]:not([tabindex="-1"])';

export function moveRegion(step: 1 | -1): void {
  const regions = [...document.querySelectorAll<HTMLElement>('[data-region]')].filter(isShown);
  const here = regions.findIndex((region) => region.contains(document.activeElement));
  const next = regions[(here + step + regions.length) % regions.length];
  firstIn(next)?.focus();
}

/** A region that wants a certain part to be entered first marks it with data-enter. */
function firstIn(region: HTMLElement | undefined): HTMLElement | null | undefined {
  const wished = [...(region?.querySelectorAll<HTMLElement>('[data-enter]') ?? [])].find(isShown);
  if (wished) return wished;
  const first = [...(region?.querySelectorAll<HTMLElement>(takesFocus) ?? [])].find(isShown);
  return first ?? region;
}

const isShown = (element: HTMLElement): boolean => element.getClientRects().length > 0;
