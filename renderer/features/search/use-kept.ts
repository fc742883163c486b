// The questions kept on purpose, those that are followed and those of before, and what can be done with them.

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { SearchHit } from '../../../shared/contract/desk-search.ts';
import { desk } from '../../link/doors.ts';
import { useText } from '../../text/words.tsx';
import type { Text } from '../../text/zh.ts';
import { keptEntries } from './entries.ts';

/** What can be undone: the words that say what was done. */
type Undo = { readonly words: string; readonly run: () => void };
type News = { readonly question: string; readonly hits: readonly SearchHit[] };

const none: readonly SearchHit[] = [];

export function useKept(shown: boolean, onSay: (words: string) => void) {
  const t = useText();
  const queries = useQueryClient();
  const [undo, setUndo] = useState<Undo>();
  const [news, setNews] = useState<News>();
  const kept = useQuery({ ...desk.search.kept.queryOptions(), enabled: shown, staleTime: 0 }).data;
  const onSuccess = () => queries.invalidateQueries({ queryKey: desk.search.kept.key() });
  const used = useMutation(desk.search.used.mutationOptions({ onSuccess }));
  const keep = useMutation(desk.search.keep.mutationOptions({ onSuccess }));
  const forget = useMutation(desk.search.forget.mutationOptions({ onSuccess }));
  const look = useMutation(
    desk.search.look.mutationOptions({
      onSuccess: ({ hits }, { question }) => {
        setNews({ question, hits });
        return onSuccess();
      },
    }),
  );
  const follow = useMutation(
    desk.search.follow.mutationOptions({
      onSuccess: ({ result }, { followed }) => {
        onSay(followWords(t, result, followed));
        return onSuccess();
      },
    }),
  );
  const done = (words: string, run: () => void) => {
    const undone = () => {
      setUndo(undefined);
      run();
    };
    setUndo({ words, run: undone });
    onSay(words);
  };
  const isSaved = (question: string) => kept?.saved.some((each) => each.question === question) ?? false;
  const isFollowed = (question: string) =>
    kept?.saved.some((each) => each.question === question && each.followed) ?? false;
  const followOn = (question: string) => follow.mutate({ question, followed: true });
  /** As it was before, with what was new of it. */
  const putBack = (question: string) => {
    if (isFollowed(question)) return () => followOn(question);
    if (isSaved(question)) return () => keep.mutate({ question, saved: true });
    return () => used.mutate({ question });
  };
  return {
    entries: kept === undefined ? [] : keptEntries(kept),
    isSaved,
    isFollowed,
    undo,
    newsOf: (question: string) => (news?.question === question ? news.hits : none),
    error: keep.error ?? forget.error ?? follow.error ?? look.error,
    used: (question: string) => used.mutate({ question }),
    look: (question: string) => look.mutate({ question }),
    keep(question: string) {
      if (isSaved(question)) done(t.search.keptNot, putBack(question));
      else onSay(t.search.kept);
      keep.mutate({ question, saved: !isSaved(question) });
    },
    follow(question: string) {
      if (!isFollowed(question)) return followOn(question);
      done(t.search.followedNot, putBack(question));
      follow.mutate({ question, followed: false });
    },
    forget(question: string) {
      done(t.search.removed, putBack(question));
      forget.mutate({ question });
    },
    /** All that were not kept on purpose. */
    forgetAll: () => forget.mutate({}),
    settled: () => setUndo(undefined),
  };
}

type Followed = 'done' | 'too-many' | 'no-words';

function followWords(t: Text, result: Followed, followed: boolean): string {
  if (result === 'too-many') return t.search.followTooMany;
  if (result === 'no-words') return t.search.followNoWords;
  return followed ? t.search.followed : t.search.followedNot;
}

/** How many hits of all followed questions came since each was last looked at. */
export function useFreshCount(): number {
  const kept = useQuery(desk.search.kept.queryOptions()).data;
  return (kept?.saved ?? []).reduce((sum, { fresh }) => sum + fresh, 0);
}
