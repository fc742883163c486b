// Questions a person asked before and opened a hit of, and those kept on purpose. What is new of those that are followed:
// followed.ts.
import { asRow, int, text } from './columns.ts';
import type { Store } from './store.ts';

type SavedQuestion = { readonly question: string; readonly isFollowed: boolean };

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
    .sql('SELECT question, followed FROM search_kept WHERE saved = 1 ORDER BY used_at DESC, question LIMIT ?')
    .all(mostSaved)
    .map((value) => {
      const row = asRow(value);
      return { question: text(row, 'question'), isFollowed: int(row, 'followed') === 1 };
    });
}

/** Asked, and a hit of it opened. */
export function useQuestion(store: Store, question: string, now: number): void {
  store
    .sql(
      `INSERT INTO search_kept (question, used_at) VALUES (:question, :now)
       ON CONFLICT DO UPDATE SET used_at = excluded.used_at, saved = saved % 2`,
    )
    .run({ question, now });
  store
    .sql(
      `DELETE FROM search_kept WHERE saved = 0 AND followed = 0 AND question NOT IN
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
      `INSERT INTO search_kept (question, saved, used_at) VALUES (:question, :saved, :now)
       ON CONFLICT DO UPDATE SET saved = excluded.saved`,
    )
    .run({ question, saved: saved ? 1 : 0, now });
}

/** One of them, or all that were not kept on purpose. One that was followed until now may still be put back. */
export function forgetQuestions(store: Store, question: string | undefined): void {
  if (question === undefined) {
    store.sql('DELETE FROM search_kept WHERE saved = 0 AND followed = 0').run();
    store.sql('UPDATE search_kept SET saved = 2 WHERE saved = 0').run();
    return;
  }
  store.sql('DELETE FROM search_kept WHERE question = ? AND followed = 0').run(question);
  store.sql('UPDATE search_kept SET saved = 2 WHERE question = ?').run(question);
}
