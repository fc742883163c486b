// The citations of a draft held against the norms that are here, piece by piece, so that a long draft keeps nobody waiting.
import type { CheckedCitation } from '../../../shared/contract/desk-norms.ts';
import { ymdOf } from '../../../shared/domain/calendar.ts';
import { mayStore } from '../../../shared/domain/classification.ts';
import { checkingCitations } from '../../../shared/domain/citation-check.ts';
import type { NormsHere } from '../../../shared/domain/cited-text.ts';
import type { Provision } from '../../../shared/domain/provision.ts';
import type { Ymd } from '../../../shared/domain/terms.ts';
import { keyOf } from '../store/ids.ts';
import { ceilingOf } from '../store/meta.ts';
import { levelOfNorm, normsNamed, repealersOf } from '../store/norms.ts';
import { provisionsOf } from '../store/provisions.ts';
import type { Store } from '../store/store.ts';
import type { Desk } from './desk.ts';

const pieceMs = 15;
/** Norms whose provisions are held while the draft is checked: a draft cites few. */
const mostHeld = 50;

export async function checkDraft(
  { store, now }: Desk,
  { text, asOf }: { readonly text: string; readonly asOf?: Ymd | undefined },
  signal?: AbortSignal,
): Promise<CheckedCitation[]> {
  return inPieces(checkingCitations(text, normsHere(store), asOf ?? ymdOf(now())), signal);
}

/** The others go on between the pieces; whoever gave up is not worked for any more. */
export async function inPieces<T>(made: Iterable<T>, signal?: AbortSignal): Promise<T[]> {
  const all: T[] = [];
  let start = performance.now();
  for (const one of made) {
    if (signal?.aborted === true) return all;
    all.push(one);
    if (performance.now() - start < pieceMs) continue;
    await new Promise(setImmediate);
    start = performance.now();
  }
  return all;
}

export function normsHere(store: Store): NormsHere {
  const ceiling = ceilingOf(store);
  const named = remembered((name: string) =>
    normsNamed(store, name)
      .filter(({ article }) => mayStore(levelOfNorm(store, article), ceiling))
      .map(({ facts }) => facts),
  );
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
