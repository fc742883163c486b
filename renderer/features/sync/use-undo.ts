// What was given up last, for as long as it can be taken back at once: until the next thing is done, or 30 s.

import { useMutation } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { desk } from '../../link/doors.ts';

type Given = { readonly actionId: string; readonly words: string };
export type Undo = ReturnType<typeof useUndo>;

const keptMs = 30_000;

export function useUndo(onUndone: () => void) {
  const [given, setGiven] = useState<Given>();
  const undo = useMutation(
    desk.outbox.undoDiscard.mutationOptions({
      onSuccess: () => {
        setGiven(undefined);
        onUndone();
      },
    }),
  );
  useEffect(() => {
    if (given === undefined) return;
    const timer = setTimeout(() => setGiven(undefined), keptMs);
    return () => clearTimeout(timer);
  }, [given]);
  return {
    given,
    error: undo.error,
    busy: undo.isPending,
    keep: (it: Given) => {
      undo.reset();
      setGiven(it);
    },
    forget: () => setGiven(undefined),
    takeBack: () => given && !undo.isPending && undo.mutate({ id: given.actionId }),
  };
}
