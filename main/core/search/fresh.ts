// Of the hits that are told as new to a followed question (news.ts): those that are hits still, and may be seen now.
import type { SearchHit } from '../../../shared/contract/desk-search.ts';
import { matchAmong } from '../store/full-text.ts';
import type { IndexedKey } from '../store/indexed.ts';
import { kindsAsked } from './ask.ts';
import { type Asked, askedOf, askedOfKind } from './asked.ts';
import { admitted } from './candidates.ts';
import type { Ground } from './ground.ts';
import { matchOfKind, runsOf } from './matching.ts';
import { shownHit } from './shown.ts';

/** More are told as this many. */
const mostFresh = 99;

/** In the order of the kinds, the newest of each first. */
export function freshOf(
  ground: Ground,
  question: string,
  told: readonly IndexedKey[],
): readonly IndexedKey[] {
  if (told.length === 0) return [];
  const asked = askedOf(ground.store, question, undefined);
  return kindsAsked(asked)
    .flatMap((kind) => {
      const of = askedOfKind(asked, kind);
      const match = matchOfKind(of);
      if (match === undefined) return [];
      const keys = told.filter((each) => each.kind === kind).map(({ key }) => key);
      const found = runsOf(keys).flatMap((run) => matchAmong(ground.store, kind, match, run));
      const newest = found.toSorted((a, b) => b - a);
      const { keys: hits } = admitted(ground, { kind, asked: of, limit: mostFresh }, newest);
      return hits.map((key) => ({ kind, key }));
    })
    .slice(0, mostFresh);
}

export function showFresh(
  ground: Ground,
  question: string,
  keys: readonly IndexedKey[],
): readonly SearchHit[] {
  const asked = askedOf(ground.store, question, undefined);
  return keys.flatMap((of) => shownFresh(ground, of, askedOfKind(asked, of.kind)) ?? []);
}

function shownFresh(ground: Ground, of: IndexedKey, asked: Asked): SearchHit | undefined {
  const row = ground.hitRowOf(of);
  return row === undefined ? undefined : shownHit(ground, of, row, { asked, isScattered: false });
}
