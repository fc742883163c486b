// Which of the things to decide is looked at: the one chosen, the one the person came from, or the next when one was
// settled.

import { type RefObject, useEffect, useState } from 'react';
import { enterPage } from './Page.tsx';
import { placeOf, type ToDecide } from './to-decide.ts';

/** The record a person came from; another one of these means that they came again. */
export type Wanted = { readonly recordId: string };

type Chosen = { readonly id: string; readonly place: number; readonly wanted: Wanted | undefined };

export function useTurn(
  all: readonly ToDecide[],
  wanted: Wanted | undefined,
  page: RefObject<HTMLElement | null>,
) {
  const [chosen, setChosen] = useState<Chosen>({ id: '', place: 0, wanted: undefined });
  const asked = all.findIndex((each) => each.about.recordId === wanted?.recordId);
  if (wanted !== chosen.wanted && all.length > 0)
    setChosen({ id: all[asked]?.id ?? chosen.id, place: Math.max(0, asked), wanted });
  useEffect(() => {
    if (wanted !== undefined) enterPage(page.current);
  }, [wanted, page]);
  const place = placeOf(all, chosen);
  const turn = (id: string, to: number) => {
    setChosen({ id, place: to, wanted });
    page.current?.focus();
  };
  return {
    place,
    it: all[place],
    step: (by: 1 | -1) => {
      const to = (place + by + all.length) % all.length;
      turn(all[to]?.id ?? '', to);
    },
    /** This one is settled: whatever comes to its place. */
    goOn: () => turn('', place),
  };
}
