// 对方已办结？: the to-do vanished from a complete list. Nothing is closed here, and the draft stays. One with a draft
// stands on top of the open list until the person says that they have seen it (T5, S12).

import { useMutation } from '@tanstack/react-query';
import type { TodoRow } from '../../../shared/contract/desk-todos.ts';
import { desk } from '../../link/doors.ts';
import { troubleOf } from '../../link/trouble.ts';
import { troubleText } from '../../text/fault-words.ts';
import { useText } from '../../text/words.tsx';
import { Button } from '../../ui/Button.tsx';
import { Note } from '../../ui/Note.tsx';
import { isLeft } from './acts.ts';

type GoneNoteProps = { readonly row: TodoRow; readonly onSay: (words: string) => void };

export function GoneNote({ row, onSay }: GoneNoteProps) {
  const t = useText();
  const seen = useMutation(
    desk.todos.markRead.mutationOptions({ onSuccess: () => onSay(t.todos.goneSeenSaid) }),
  );
  if (row.presence === 'listed') return null;
  return (
    <Note
      kind="warn"
      actions={
        row.unread &&
        isLeft(row) && (
          <Button busy={seen.isPending} onPress={() => seen.mutate({ id: row.id })}>
            {t.todos.goneSeen}
          </Button>
        )
      }
    >
      <strong>{t.todos.goneTitle}</strong> {t.todos.goneBody}
      {seen.isError && (
        <>
          <br />
          {t.sync.failed}
          {troubleText(t, troubleOf(seen.error))}
        </>
      )}
    </Note>
  );
}
