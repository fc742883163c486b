// 对方已办结？: the to-do vanished from a complete list. Nothing is closed here, and the draft stays.

import { useText } from '../../text/words.tsx';
import { Note } from '../../ui/Note.tsx';

export function GoneNote({ presence }: { readonly presence: 'listed' | 'gone' }) {
  const t = useText();
  if (presence === 'listed') return null;
  return (
    <Note kind="warn">
      <strong>{t.todos.goneTitle}</strong> {t.todos.goneBody}
    </Note>
  );
}
