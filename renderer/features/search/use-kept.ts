// The questions kept on purpose and those of before, and what can be done with them.

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { desk } from '../../link/doors.ts';
import { type KeptEntry, keptEntries } from './entries.ts';

export type KeptQuestions = {
  readonly entries: readonly KeptEntry[];
  readonly isSaved: (question: string) => boolean;
  readonly error: unknown;
  readonly used: (question: string) => void;
  readonly keep: (question: string, saved: boolean) => void;
  /** All that were not kept on purpose, when none is named. */
  readonly forget: (question?: string) => void;
};

export function useKept(shown: boolean, onKept: (saved: boolean) => void): KeptQuestions {
  const queries = useQueryClient();
  const kept = useQuery({ ...desk.search.kept.queryOptions(), enabled: shown, staleTime: 0 }).data;
  const onSuccess = () => queries.invalidateQueries({ queryKey: desk.search.kept.key() });
  const used = useMutation(desk.search.used.mutationOptions({ onSuccess }));
  const keep = useMutation(
    desk.search.keep.mutationOptions({
      onSuccess: (_, { saved }) => {
        onKept(saved);
        return onSuccess();
      },
    }),
  );
  const forget = useMutation(desk.search.forget.mutationOptions({ onSuccess }));
  return {
    entries: kept === undefined ? [] : keptEntries(kept),
    isSaved: (question) => kept?.saved.some((each) => each.question === question) ?? false,
    error: keep.error ?? forget.error,
    used: (question) => used.mutate({ question }),
    keep: (question, saved) => keep.mutate({ question, saved }),
    forget: (question) => forget.mutate(question === undefined ? {} : { question }),
  };
}
