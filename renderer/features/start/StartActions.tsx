// Buttons several start screens share: looking again, and leaving.

import { useMutation } from '@tanstack/react-query';
import { shell } from '../../link/doors.ts';
import { troubleOf } from '../../link/trouble.ts';
import { troubleText } from '../../text/fault-words.ts';
import { useText } from '../../text/words.tsx';
import { Button } from '../../ui/Button.tsx';
import { Note } from '../../ui/Note.tsx';

export function Retry({ words }: { readonly words: string }) {
  const t = useText();
  const retry = useMutation(shell.desk.retry.mutationOptions());
  return (
    <>
      <Button kind="primary" autoFocus busy={retry.isPending} onPress={() => retry.mutate(undefined)}>
        {words}
      </Button>
      {retry.isError && <Note kind="alert">{troubleText(t, troubleOf(retry.error))}</Note>}
    </>
  );
}

/** `first`: there is nothing else to do here. */
export function Quit({ first }: { readonly first?: boolean }) {
  const t = useText();
  const quit = useMutation(shell.desk.quit.mutationOptions());
  return (
    <Button
      kind={first ? 'primary' : 'plain'}
      autoFocus={first ?? false}
      onPress={() => quit.mutate(undefined)}
    >
      {t.start.quit}
    </Button>
  );
}
