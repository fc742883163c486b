// Questions of before, those kept on purpose, and those that are followed (关注) with what is new among their hits.
import type { SearchHit } from '../../../shared/contract/desk-search.ts';
import { matchesOf } from '../search/matching.ts';
import { lookedAt } from '../search/news.ts';
import { settleSources, takeUpDue } from '../store/followed-due.ts';
import {
  countFollowed,
  endFollowing,
  followedQuestions,
  followState,
  newHits,
  rowsOfHit,
  startFollowing,
} from '../store/followed.ts';
import { isAnyQueued } from '../store/index-queue.ts';
import type { IndexedKey } from '../store/indexed.ts';
import {
  forgetQuestions,
  keepQuestion,
  recentQuestions,
  savedQuestions,
  useQuestion,
} from '../store/search-kept.ts';
import type { Store } from '../store/store.ts';
import type { Desk } from './desk.ts';

type Nothing = { readonly [name: string]: never };
type Asked = { readonly question: string };

const mostRecent = 10;

export function keptSearches({ store, search }: Desk): {
  readonly recent: string[];
  readonly saved: { readonly question: string; readonly followed: boolean; readonly fresh: number }[];
} {
  return {
    recent: [...recentQuestions(store, mostRecent)],
    saved: savedQuestions(store).map(({ question, isFollowed }) => ({
      question,
      followed: isFollowed,
      fresh: isFollowed ? search.fresh(question, toldAsNew(store, question)).length : 0,
    })),
  };
}

function toldAsNew(store: Store, question: string): readonly IndexedKey[] {
  return newHits(store, question).flatMap((hit) => {
    const key = rowsOfHit(store, hit).at(0);
    return key === undefined ? [] : [{ kind: hit.kind, key }];
  });
}

export function usedSearch(desk: Desk, { question }: Asked): Nothing {
  const { store, now } = desk;
  const text = question.trim();
  if (text === '') return {};
  store.transaction(() => {
    useQuestion(store, text, now());
    lookedAt(store, text);
  });
  if (followState(store, text) === 'followed') desk.changes.publish(['searches']);
  return {};
}

/** What is new of it, which has been seen with this. */
export function lookAtSearch(desk: Desk, { question }: Asked): { readonly hits: SearchHit[] } {
  const { store, search } = desk;
  const text = question.trim();
  const hits =
    followState(store, text) === 'followed'
      ? search.show(text, search.fresh(text, toldAsNew(store, text)))
      : [];
  usedSearch(desk, { question });
  return { hits: [...hits] };
}

export function keepSearch(
  { store, changes, now }: Desk,
  { question, saved }: Asked & { readonly saved: boolean },
): Nothing {
  const text = question.trim();
  if (text === '') return {};
  store.transaction(() => {
    keepQuestion(store, { question: text, saved }, now());
    if (!saved) endFollowing(store, text, now());
  });
  changes.publish(['searches']);
  return {};
}

/** Each is asked of every row that changes. */
const mostFollowed = 10;

type FollowAnswer = { readonly result: 'done' | 'too-many' | 'no-words' };

export function followSearch(
  { store, changes, now }: Desk,
  { question, followed }: Asked & { readonly followed: boolean },
): FollowAnswer {
  const text = question.trim();
  if (followed && !canFollow(store, text)) return { result: 'no-words' };
  const isOneMore = followed && followState(store, text) !== 'followed';
  if (isOneMore && countFollowed(store) >= mostFollowed) return { result: 'too-many' };
  store.transaction(() => {
    if (followed) follow(store, text, now());
    else endFollowing(store, text, now());
  });
  changes.publish(['searches']);
  return { result: 'done' };
}

const canFollow = (store: Store, question: string): boolean =>
  question !== '' && matchesOf(store, question).size > 0;

/** One that ended a moment ago goes on as if it had not. */
function follow(store: Store, question: string, now: number): void {
  const isAnew = followState(store, question) === 'not';
  const isFirst = followedQuestions(store).length === 0;
  startFollowing(store, question, now);
  if (!isAnew) return;
  if (isFirst) takeUpDue(store);
  if (!isAnyQueued(store)) settleSources(store);
  lookedAt(store, question);
}

export function forgetSearch(
  { store, changes, now }: Desk,
  { question }: { readonly question?: string | undefined },
): Nothing {
  const text = question?.trim();
  store.transaction(() => {
    if (text !== undefined) endFollowing(store, text, now());
    forgetQuestions(store, text);
  });
  changes.publish(['searches']);
  return {};
}
