// Who may see which field of a card: the department decides, for each person, before anything is sent. The rows of a
// person hold what that person may see, so no page, digest or file can show more.
import { officeName } from './organs.ts';

type FullCard = {
  readonly org: string;
  readonly unit: string;
  readonly mobile?: string;
  readonly [field: string]: unknown;
};

export const leaders = '县政府领导';

/** A mobile number is for colleagues of the same organ; that of a leader for nobody: the office puts calls through. */
export function asSeenBy(viewer: { readonly org: string }, card: FullCard): object {
  const { mobile, ...rest } = card;
  if (mobile === undefined) return card;
  if (card.unit === leaders)
    return { ...rest, withheld: ['mobile'], through: `${officeName}综合科 000-6820001` };
  if (card.org === viewer.org) return card;
  const mobileMask = `${mobile.slice(0, 3)}****${mobile.slice(-4)}`;
  return { ...rest, mobileMask, withheld: ['mobile'] };
}
