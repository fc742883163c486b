// The opinion as it is being written. It is saved a moment after the last key, when the field is left, when the
// to-do is left and before the desk is locked; until then it is nowhere but here.

import { useMutation } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { desk } from '../../link/doors.ts';
import { useSaveOnLeaving } from '../../link/leaving.ts';

/** Long enough not to write at each key, short enough that a crash costs a word at most. */
const restMs = 400;

export type Draft = {
  readonly text: string;
  readonly write: (text: string) => void;
  /** Writes it down now. */
  readonly save: () => Promise<void>;
  /** The text went into an action: nothing is left to save. */
  readonly handedOver: () => void;
  readonly state: 'none' | 'saving' | 'saved';
  readonly error: unknown;
};

export function useDraft(id: string, stored: string): Draft {
  const [text, setText] = useState(stored);
  const now = useRef({ text: stored, saved: stored });
  const written = useRef(new Set([stored]));
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const { mutateAsync, isPending, isSuccess, error } = useMutation(desk.todos.saveDraft.mutationOptions());

  const save = useCallback(async () => {
    clearTimeout(timer.current);
    const { text: opinion, saved } = now.current;
    if (opinion === saved) return;
    now.current.saved = opinion;
    written.current.add(opinion);
    // A draft that could not be saved counts as unsaved again; the error stands beside the field.
    await mutateAsync({ id, opinion }).catch(() => {
      now.current.saved = saved;
    });
  }, [id, mutateAsync]);

  // What the core holds changed from outside (an action was taken back): shown, unless the person is writing. What
  // was written here comes back too, perhaps late: it must not undo the words written since.
  useEffect(() => {
    if (written.current.has(stored) || now.current.text !== now.current.saved) return;
    written.current.add(stored);
    now.current = { text: stored, saved: stored };
    setText(stored);
  }, [stored]);

  useEffect(() => () => void save(), [save]);
  useSaveOnLeaving(save);

  const write = (next: string) => {
    now.current.text = next;
    setText(next);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void save(), restMs);
  };
  const handedOver = () => {
    clearTimeout(timer.current);
    now.current = { text: '', saved: '' };
    setText('');
  };
  const state = isPending ? 'saving' : isSuccess && text !== '' ? 'saved' : 'none';
  return { text, write, save, handedOver, state, error };
}
