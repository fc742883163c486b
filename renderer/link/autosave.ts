// Words as they are being written. They are kept a moment after the last key, when the field is left, when the
// record is left and before the desk is locked; until then they are nowhere but here.

import { useCallback, useEffect, useRef, useState } from 'react';
import { useSaveOnLeaving } from './leaving.ts';

/** Long enough not to write at each key, short enough that a crash costs a word at most. */
const restMs = 400;

export type Autosaved = {
  readonly text: string;
  readonly write: (text: string) => void;
  /** Writes it down now. */
  readonly save: () => Promise<void>;
  /** The text went where it was meant to go: nothing is left to save. */
  readonly handedOver: () => void;
  readonly state: 'none' | 'saving' | 'saved';
  readonly error: unknown;
};

type Keeping = {
  readonly mutateAsync: (text: string) => Promise<unknown>;
  readonly isPending: boolean;
  readonly isSuccess: boolean;
  readonly error: unknown;
};

export function useAutosave(stored: string, keeping: Keeping): Autosaved {
  const [text, setText] = useState(stored);
  const now = useRef({ text: stored, saved: stored });
  const written = useRef(new Set([stored]));
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const { mutateAsync, isPending, isSuccess, error } = keeping;

  const save = useCallback(async () => {
    clearTimeout(timer.current);
    const { text: next, saved } = now.current;
    if (next === saved) return;
    now.current.saved = next;
    written.current.add(next);
    // What could not be saved counts as unsaved again; the error stands beside the field.
    await mutateAsync(next).catch(() => {
      now.current.saved = saved;
    });
  }, [mutateAsync]);

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
