// Which rows sound like a question: by initials from the index, by whole syllables from memory; each then compared letter by
// letter, until there are as many as will be ranked.
import { matchAmong, matchText } from '../store/full-text.ts';
import { readWhole } from '../store/indexed-rows.ts';
import type { Store } from '../store/store.ts';
import type { Search } from './asked.ts';
import { documentOf } from './documents.ts';
import { soundMatch, unwantedMatch, wantedMatch, within } from './fulltext.ts';
import type { Ground } from './ground.ts';

/** Newest matches of each better sort that are read and ranked, when so many hits are shown. */
export const mostInTitles = (shown: number): number => 3 * shown + 6;
const mostSounding = 100;
/** A text is sounded out in 0.1 ms. */
const mostBodiesSounded = 20;

type Sounding = { readonly keys: readonly number[]; readonly capped: boolean };

export function soundingKeys({ store, sounds, hitRowOf }: Ground, { kind, asked, limit }: Search): Sounding {
  const { letters } = asked;
  if (letters === undefined || sounds === undefined || kind === 'provision')
    return { keys: [], capped: false };
  const match = soundMatch(sounds.soundQuestions(letters));
  const inside = match === undefined ? undefined : within(match, asked);
  const most = Math.max(mostSounding, limit);
  const byInitials = inside === undefined ? [] : matchText(store, kind, inside, most);
  const isCut = byInitials.length === most;
  const isSounding = (text: string | undefined): boolean =>
    text !== undefined && sounds.soundRange(text, letters) !== undefined;
  let bodies = kind === 'article' ? mostBodiesSounded : 0;
  const isHeard = (key: number): boolean => {
    const row = hitRowOf({ kind, key });
    if (isSounding(row?.title) || (kind === 'contact' && isSounding(row?.note))) return true;
    bodies -= 1;
    return bodies >= 0 && isSounding(bodyOf(store, key));
  };
  const heard: number[] = [];
  let looked = 0;
  for (; looked < byInitials.length && heard.length < mostInTitles(limit); looked += 1) {
    const key = byInitials[looked];
    if (key !== undefined && isHeard(key)) heard.push(key);
  }
  // A title that sounds so is among those the index has by its initials, but for single syllables, which it is not asked for.
  const isMoreInMemory = heard.length < mostInTitles(limit) && (isCut || sounds.mayBeSyllable(letters));
  // What is in memory follows with the index: a row that went may still be among it.
  const inMemory =
    kind === 'file' || !isMoreInMemory
      ? []
      : sounds
          .soundingLike(kind, letters, mostInTitles(limit))
          .filter((key) => hitRowOf({ kind, key }) !== undefined);
  const keys = [...new Set([...filtered(store, { kind, asked }, inMemory), ...heard])];
  return { keys, capped: keys.length > 0 && (looked < byInitials.length || isCut) };
}

/** As deep as a text was sounded for the index. */
const deepestSound = 2000;

function bodyOf(store: Store, key: number): string {
  const row = readWhole(store, { kind: 'article', key });
  return row === undefined ? '' : documentOf(row.body).body.slice(0, deepestSound);
}

/** Rows that the index did not filter itself. */
function filtered(
  store: Store,
  { kind, asked }: Pick<Search, 'kind' | 'asked'>,
  keys: readonly number[],
): readonly number[] {
  const [wanted, unwanted] = [wantedMatch(asked), unwantedMatch(asked)];
  const kept = wanted === undefined ? keys : matchAmong(store, kind, wanted, keys);
  const gone = new Set(unwanted === undefined ? [] : matchAmong(store, kind, unwanted, kept));
  return kept.filter((key) => !gone.has(key));
}
