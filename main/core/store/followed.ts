// 关注: saved questions of which is counted what is new, and what the index alone does not tell of their hits (search_mark,
// migrations/0003-followed.ts). Which rows match: search/news.ts.
import { type IndexedKind, indexedKinds } from '../../../shared/domain/terms.ts';
import { asRow, int, json, text } from './columns.ts';
import { type IndexedKey, indexedOfNumber, indexNumber, isRecordKind } from './indexed.ts';
import type { Store } from './store.ts';

/** The text of a file comes here when this person fetches it, which is no news. */
export const followedKinds = indexedKinds.filter((kind) => kind !== 'file');

/** Of each kind the key up to which the rows of the index were told apart. */
type UpTo = { readonly [kind: string]: number };
export type Followed = { readonly question: string; readonly upTo: UpTo };

/** One hit, by what it stays the same by: `of` in search_mark. */
export type MarkedHit = { readonly kind: IndexedKind; readonly of: string };

/** Those that ended a moment ago too: they may be taken up again as they are. */
export function followedQuestions(store: Store): readonly Followed[] {
  return store
    .sql('SELECT question, seen FROM search_kept WHERE followed > 0 ORDER BY question')
    .all()
    .map((row) => ({ question: text(asRow(row), 'question'), upTo: json<UpTo>(asRow(row), 'seen') }));
}

type FollowState = 'not' | 'followed' | 'ended';

export function followState(store: Store, question: string): FollowState {
  const row = store.sql('SELECT followed FROM search_kept WHERE question = ?').get(question);
  const followed = row === undefined ? 0 : int(asRow(row), 'followed');
  if (followed === 0) return 'not';
  return followed === 1 ? 'followed' : 'ended';
}

export function countFollowed(store: Store): number {
  return int(asRow(store.sql('SELECT count(*) AS n FROM search_kept WHERE followed = 1').get()), 'n');
}

/** Kept on purpose with it. */
export function startFollowing(store: Store, question: string, now: number): void {
  store
    .sql(
      `INSERT INTO search_kept (question, saved, followed, used_at) VALUES (:question, 1, 1, :now)
       ON CONFLICT DO UPDATE SET saved = 1, followed = 1,
         seen = CASE followed WHEN 0 THEN '{}' ELSE seen END`,
    )
    .run({ question, now });
}

export function endFollowing(store: Store, question: string, now: number): void {
  store
    .sql('UPDATE search_kept SET followed = :now WHERE question = :question AND followed = 1')
    .run({ question, now });
}

/** Those that nobody took up again since `before`. */
export function dropEnded(store: Store, before: number): void {
  const ended = store
    .sql('SELECT question FROM search_kept WHERE followed > 1 AND followed <= ?')
    .pluck()
    .all(before)
    .map(String);
  for (const question of ended) {
    forgetMarks(store, question);
    store.sql('UPDATE search_kept SET followed = 0 WHERE question = ?').run(question);
    store.sql('DELETE FROM search_kept WHERE question = ? AND saved = 2').run(question);
  }
}

export function setUpTo(store: Store, question: string, kind: IndexedKind, key: number): void {
  store
    .sql('UPDATE search_kept SET seen = json_set(seen, :path, :key) WHERE question = :question')
    .run({ question, path: `$.${kind}`, key });
}

export function forgetMarks(store: Store, question: string): void {
  store.sql('DELETE FROM search_mark WHERE question = ?').run(question);
}

export function markOf(store: Store, question: string, { kind, of }: MarkedHit): 'new' | 'seen' | undefined {
  const mark = store
    .sql('SELECT mark FROM search_mark WHERE question = ? AND kind = ? AND of = ?')
    .pluck()
    .get(question, indexNumber(kind), of);
  return mark === 'new' || mark === 'seen' ? mark : undefined;
}

/** One that is marked already stays as it is. */
export function markHit(store: Store, question: string, { kind, of }: MarkedHit, mark: 'new' | 'seen'): void {
  store
    .sql('INSERT OR IGNORE INTO search_mark (question, kind, of, mark) VALUES (?, ?, ?, ?)')
    .run(question, indexNumber(kind), of, mark);
}

export function unmarkHit(store: Store, question: string, { kind, of }: MarkedHit): void {
  store
    .sql('DELETE FROM search_mark WHERE question = ? AND kind = ? AND of = ?')
    .run(question, indexNumber(kind), of);
}

export function newHits(store: Store, question: string): readonly MarkedHit[] {
  return store
    .sql(`SELECT kind, of FROM search_mark WHERE question = ? AND mark = 'new'`)
    .all(question)
    .map((value) => {
      const row = asRow(value);
      return { kind: indexedOfNumber(int(row, 'kind')), of: text(row, 'of') };
    });
}

export function countNewHits(store: Store, question: string): number {
  return int(
    asRow(
      store.sql(`SELECT count(*) AS n FROM search_mark WHERE question = ? AND mark = 'new'`).get(question),
    ),
    'n',
  );
}

/** Undefined of a 条 that went. */
export function hitOf(store: Store, { kind, key }: IndexedKey): string | undefined {
  if (kind !== 'provision') return String(key);
  const of = store.sql(`SELECT article || '/' || anchor FROM provision WHERE key = ?`).pluck().get(key);
  return of === undefined ? undefined : String(of);
}

/** The rows it has now. */
export function rowsOfHit(store: Store, { kind, of }: MarkedHit): readonly number[] {
  if (isRecordKind(kind)) {
    const key = Number(of);
    return store.sql(`SELECT 1 FROM ${kind} WHERE key = ?`).get(key) === undefined ? [] : [key];
  }
  const [article, anchor] = of.split('/');
  return store
    .sql('SELECT key FROM provision WHERE article = ? AND anchor = ?')
    .pluck()
    .all(Number(article), anchor)
    .map(Number);
}
