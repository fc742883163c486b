// A draft beside a to-do that is handled elsewhere: to be written here in peace and copied there.

import { useRef } from 'react';
import type { TodoDetail } from '../../../shared/contract/desk-todos.ts';
import type { DraftToCheck } from '../../records/norms/draft-to-check.ts';
import { useText } from '../../text/words.tsx';
import { FootLine } from '../../ui/Foot.tsx';
import { OpinionBox } from './OpinionBox.tsx';
import { useDraft } from './use-draft.ts';
import { Writing } from './Writing.tsx';

type OpinionDraftProps = {
  readonly detail: TodoDetail;
  readonly onSay: (words: string) => void;
  readonly onCheck: (draft: DraftToCheck) => void;
};

export function OpinionDraft({ detail, onSay, onCheck }: OpinionDraftProps) {
  const t = useText();
  const box = useRef<HTMLTextAreaElement>(null);
  const draft = useDraft(detail.row.id, detail.draft);
  return (
    <>
      <OpinionBox ref={box} draft={draft} missing={false} hint={t.todos.draftHint} />
      <FootLine>
        <Writing field={box} draft={draft} onSay={onSay} onCheck={onCheck} />
      </FootLine>
    </>
  );
}
