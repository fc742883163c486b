// A draft beside a to-do that is handled elsewhere: to be written here in peace and copied there.

import { useRef } from 'react';
import type { TodoDetail } from '../../../shared/contract/desk-views.ts';
import { useText } from '../../text/words.tsx';
import { OpinionBox } from './OpinionBox.tsx';
import { useDraft } from './use-draft.ts';

export function OpinionDraft({ detail }: { readonly detail: TodoDetail }) {
  const t = useText();
  const box = useRef<HTMLTextAreaElement>(null);
  const draft = useDraft(detail.row.id, detail.draft);
  return <OpinionBox ref={box} draft={draft} missing={false} hint={t.todos.draftHint} />;
}
