// The provisions and norms a record's text cites, each once, as far as they are here.
import type { CheckedCitation } from '../../../shared/contract/desk-norms.ts';
import type { RelatedProvision } from '../../../shared/contract/desk-related.ts';
import type { Id } from '../../../shared/domain/terms.ts';
import { checkDraft } from './check-draft.ts';
import type { Desk } from './desk.ts';

const mostShown = 6;
/** What a side pane can tell of a long text stands at its beginning. */
const deepest = 20_000;
/** Two lines of a side pane, with room. */
const longestText = 300;
const longestWords = 200;

export async function citedProvisions(
  desk: Desk,
  { id, text }: { readonly id: Id; readonly text: string },
): Promise<RelatedProvision[]> {
  const cited = new Map<string, RelatedProvision>();
  for (const citation of await checkDraft(desk, { text: text.slice(0, deepest) })) {
    const provision = shownOf(citation);
    if (provision === undefined || provision.id === id) continue;
    const key = `${provision.id} ${provision.anchor ?? ''}`;
    if (!cited.has(key)) cited.set(key, provision);
  }
  return [...cited.values()].slice(0, mostShown);
}

function shownOf({ target, standing, text }: CheckedCitation): RelatedProvision | undefined {
  if (target === undefined) return undefined;
  const { id, title, label, place } = target;
  return {
    id,
    title,
    label,
    text: target.text.slice(0, longestText),
    words: text.slice(0, longestWords),
    ...(place === undefined ? {} : { anchor: place.anchor }),
    ...(standing === undefined ? {} : { standing }),
  };
}
