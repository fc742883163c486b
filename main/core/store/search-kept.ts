// Questions a person asked before and opened a hit of, and those kept on purpose.
import { indexedKinds } from '../../../shared/domain/terms.ts';
import { asRow, json, text } from './columns.ts';
import { newestIndexed } from './full-text.ts';
import type { Store } from './store.ts';

/** The newest key of each kind when the question was last looked at. */
export type Seen = { readonly [kind: string]: number };
export type SavedQuestion = { readonly question: string; readonly seen: Seen };

const mostRecent = 20;
const mostSaved = 100;

export function recentQuestions(store: Store, limit: number): readonly string[] {
  return store
    .sql('SELECT question FROM search_kept WHERE saved = 0 ORDER BY used_at DESC, question LIMIT ?')
    .all(limit)
    .map((row) => text(asRow(row), 'question'));
}

export function savedQuestions(store: Store): readonly SavedQuestion[] {
  return store
    .sql('SELECT question, seen FROM search_kept WHERE saved = 1 ORDER BY used_at DESC, question LIMIT ?')
    .all(mostSaved)
    .map((row) => ({ question: text(asRow(row), 'question'), seen: json<Seen>(asRow(row), 'seen') }));
}

/** Asked, and a hit of it opened: everything there is now has been seen. */
export function useQuestion(store: Store, question: string, now: number): void {
  store
    .sql(
      `INSERT INTO search_kept (question, used_at, seen) VALUES (:question, :now, :seen)
       ON CONFLICT DO UPDATE SET used_at = excluded.used_at, seen = excluded.seen`,
    )
    .run({ question, now, seen: JSON.stringify(newestKeys(store)) });
  store
    .sql(
      `DELETE FROM search_kept WHERE saved = 0 AND question NOT IN
         (SELECT question FROM search_kept WHERE saved = 0 ORDER BY used_at DESC, question LIMIT ?)`,
    )
    .run(mostRecent);
}

export function keepQuestion(
  store: Store,
  { question, saved }: { readonly question: string; readonly saved: boolean },
  now: number,
): void {
  store
    .sql(
      `INSERT INTO search_kept (question, saved, used_at, seen) VALUES (:question, :saved, :now, :seen)
       ON CONFLICT DO UPDATE SET saved = excluded.saved`,
    )
    .run({ question, saved: saved ? 1 : 0, now, seen: JSON.stringify(newestKeys(store)) });
}

/** One of them, or all that were not kept on purpose. */
export function forgetQuestions(store: Store, question: string | undefined): void {
  if (question === undefined) store.sql('DELETE FROM search_kept WHERE saved = 0').run();
  else store.sql('DELETE FROM search_kept WHERE question = ?').run(question);
}

/** Of those that are indexed; one on its way into the index will be new. */
function newestKeys(store: Store): Seen {
  return Object.fromEntries(indexedKinds.map((kind) => [kind, newestIndexed(store, kind)]));
}
