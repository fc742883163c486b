// Why something was not done, beside the place where it was tried.

import { troubleOf } from '../../link/trouble.ts';
import { troubleText } from '../../text/fault-words.ts';
import { useText } from '../../text/words.tsx';
import { Note } from '../../ui/Note.tsx';

export function Failed({ error, before }: { readonly error: unknown; readonly before?: string }) {
  const t = useText();
  if (error === null || error === undefined) return null;
  return (
    <Note kind="alert">
      {before ?? t.sync.failed}
      {troubleText(t, troubleOf(error))}
    </Note>
  );
}
