// 收藏与批注 of the article that is read: which there are, the place they would go to now, what was just removed.

import { useMutation, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { Annotation } from '../../../../shared/contract/desk-annotations.ts';
import { placeLabel } from '../../../../shared/domain/provision.ts';
import { desk } from '../../../link/doors.ts';
import { useText } from '../../../text/words.tsx';

export type Removal = ReturnType<typeof useRemoval>;
export type Annotating = ReturnType<typeof useAnnotations>;

const offeredMs = 30_000;

/** Removing one; putting it back is offered for a while. */
export function useRemoval(onSay: (words: string) => void) {
  const { annotations: words } = useText();
  const [removed, setRemoved] = useState<string>();
  const [isOffered, setOffered] = useState(false);
  const remove = useMutation(
    desk.annotations.remove.mutationOptions({
      onSuccess: (_, { id }) => {
        setRemoved(id);
        setOffered(true);
        onSay(words.removed);
      },
    }),
  );
  const undo = useMutation(
    desk.annotations.putBack.mutationOptions({
      onSuccess: () => {
        setRemoved(undefined);
        onSay(words.undone);
      },
    }),
  );
  useEffect(() => {
    if (removed === undefined) return;
    const timer = setTimeout(() => setOffered(false), offeredMs);
    return () => clearTimeout(timer);
  }, [removed]);
  return {
    removed,
    isOffered: isOffered && removed !== undefined,
    remove: (id: string) => remove.mutate({ id }),
    putBack: () => removed !== undefined && undo.mutate({ id: removed }),
    error: remove.error ?? undo.error,
  };
}

type Wish = {
  readonly id: string;
  /** The 条 that is chosen in it. */
  readonly anchor: string | undefined;
  readonly onSay: (words: string) => void;
};

/** `writing`: the place whose field is open though nothing may be there yet; another `times` asks for the focus again. */
type Writing = { readonly anchor: string | undefined; readonly times: number };

export function useAnnotations({ id, anchor, onSay }: Wish) {
  const t = useText();
  const all = useQuery(desk.annotations.of.queryOptions({ input: { id } })).data ?? none;
  const [writing, setWriting] = useState<Writing>();
  const [isPrinted, setPrinted] = useState(false);
  const at = (place: string | undefined) => all.filter((each) => each.anchor === place && !each.lost);
  const own = ownOf(at(anchor));
  const label = anchor === undefined ? t.annotations.whole : placeLabel({ anchor });
  const mark = useMutation(
    desk.annotations.mark.mutationOptions({
      onSuccess: (_, { marked }) => {
        const { marked: on, unmarked, unmarkedBare } = t.annotations;
        onSay((marked ? on : own?.words ? unmarked : unmarkedBare)(label));
      },
    }),
  );
  return {
    id,
    all,
    at,
    label,
    isMarked: own?.marked === true,
    isBusy: mark.isPending,
    error: mark.error,
    toggle: () => mark.mutate({ id, ...(anchor && { anchor }), marked: own?.marked !== true }),
    /** Whether there are words that could be printed, and whether they are to be. Never unless it is wished anew. */
    hasWords: all.some(({ words }) => words !== ''),
    isPrinted,
    setPrinted,
    writing,
    write: () => setWriting({ anchor, times: (writing?.times ?? 0) + 1 }),
    /** The field of this place was entered: it stays open while its words are taken away. */
    entered: (place: string | undefined) =>
      setWriting((was) => (was?.anchor === place && was !== undefined ? was : { anchor: place, times: 0 })),
    leave: () => setWriting(undefined),
  };
}

const none: readonly Annotation[] = [];

/** The one that belongs to this text and not to an older one. */
export const ownOf = (at: readonly Annotation[]): Annotation | undefined =>
  at.find(({ from }) => from?.kind !== 'older');
