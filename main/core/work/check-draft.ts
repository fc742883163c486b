// The citations of a draft held against the norms that are here, piece by piece, so that a long draft keeps nobody waiting.
import type { CheckedCitation } from '../../../shared/contract/desk-norms.ts';
import { ymdOf } from '../../../shared/domain/calendar.ts';
import { checkingCitations } from '../../../shared/domain/citation-check.ts';
import type { NormsHere } from '../../../shared/domain/citation-outcome.ts';
import type { Provision } from '../../../shared/domain/provision.ts';
import type { Ymd } from '../../../shared/domain/terms.ts';
import { keyOf } from '../store/ids.ts';
import { normsNamed, repealersOf } from '../store/norms.ts';
import { provisionsOf } from '../store/provisions.ts';
import type { Store } from '../store/store.ts';
import type { Desk } from './desk.ts';

const pieceMs = 15;
/** Norms whose provisions are held while the draft is checked: a draft cites few. */
const mostHeld = 50;

export async function checkDraft(
  { store, now }: Desk,
  { text, asOf }: { readonly text: string; readonly asOf?: Ymd | undefined },
): Promise<CheckedCitation[]> {
  const checked: CheckedCitation[] = [];
  let start = performance.now();
  for (const citation of checkingCitations(text, normsHere(store), asOf ?? ymdOf(now()))) {
    checked.push(citation);
    if (performance.now() - start < pieceMs) continue;
    await new Promise(setImmediate);
    start = performance.now();
  }
  return checked;
}

export function normsHere(store: Store): NormsHere {
  const named = remembered((name: string) => normsNamed(store, name).map(({ facts }) => facts));
  const repealers = remembered((name: string) => repealersOf(store, name));
  const provisions = remembered((id: string): readonly Provision[] => {
    const key = keyOf('article', id);
    return key === undefined ? [] : provisionsOf(store, key);
  }, mostHeld);
  return { named, repealers, provisions };
}

function remembered<T>(ask: (key: string) => T, most = 10_000): (key: string) => T {
  const known = new Map<string, T>();
  return (key) => {
    const held = known.get(key);
    if (held !== undefined) return held;
    if (known.size >= most) known.clear();
    const answer = ask(key);
    known.set(key, answer);
    return answer;
  };
}
