// Why something was not done or could not be read, beside the place where it was tried; nothing where nothing failed.

import { troubleOf } from '../link/trouble.ts';
import { troubleText } from '../text/fault-words.ts';
import { useText } from '../text/words.tsx';
import { Button } from '../ui/Button.tsx';
import { Note } from '../ui/Note.tsx';

type FailedProps = {
  readonly error: unknown;
  /** What was not done, and what is safe. */
  readonly before?: string;
  readonly onAgain?: () => void;
};

export function Failed({ error, before, onAgain }: FailedProps) {
  const t = useText();
  if (error === null || error === undefined) return null;
  return (
    <Note kind="alert" actions={onAgain && <Button onPress={onAgain}>{t.again}</Button>}>
      {before ?? t.sync.failed}
      {troubleText(t, troubleOf(error))}
    </Note>
  );
}
