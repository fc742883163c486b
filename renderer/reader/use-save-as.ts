// Saving what is read, or what is attached in it, as a file elsewhere: at once, after a warning where its name could run
// something, never of a loan.

import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { troubleOf } from '../link/trouble.ts';
import { troubleText } from '../text/fault-words.ts';
import { useText } from '../text/words.tsx';
import type { OpenedFile } from './use-file.ts';

type ToSave = {
  readonly name: string;
  readonly isRisky: boolean;
  /** The name it was saved under; undefined when the person thought better of it. */
  save(): Promise<string | undefined>;
};

export type SaveAs = {
  /** Asked for by the person. */
  ask(what: ToSave): void;
  /** The name of a file that is warned of. */
  readonly warned: string | undefined;
  answer(goOn: 'go-on' | 'not'): void;
};

export function useSaveAs({ loan }: Pick<OpenedFile, 'loan'>, say: (words: string) => void): SaveAs {
  const t = useText();
  const [warned, setWarned] = useState<ToSave>();
  const save = useMutation({
    mutationFn: (what: ToSave) => what.save(),
    onSuccess: (as) => as !== undefined && say(t.files.saved(as)),
    onError: (error) => say(t.files.failed + troubleText(t, troubleOf(error))),
  });
  return {
    ask(what) {
      if (loan !== undefined) return say(t.loans.noSave);
      return what.isRisky ? setWarned(what) : save.mutate(what);
    },
    warned: warned?.name,
    answer(goOn) {
      setWarned(undefined);
      if (goOn === 'go-on' && warned !== undefined) save.mutate(warned);
    },
  };
}
