// For a to-do that can only be handled in the department's own system: why, and the way there.

import { useMutation } from '@tanstack/react-query';
import type { TodoDetail } from '../../../shared/contract/desk-todos.ts';
import { shell } from '../../link/doors.ts';
import { Failed } from '../../records/Failed.tsx';
import type { DraftToCheck } from '../../records/norms/draft-to-check.ts';
import { useText } from '../../text/words.tsx';
import { Button } from '../../ui/Button.tsx';
import { FootButtons } from '../../ui/Foot.tsx';
import { GoneNote } from './GoneNote.tsx';
import { OpinionDraft } from './OpinionDraft.tsx';

type OpenOriginalProps = {
  readonly detail: TodoDetail;
  readonly why: string;
  readonly onSay: (words: string) => void;
  readonly onCheck: (draft: DraftToCheck) => void;
};

export function OpenOriginal({ detail, why, onSay, onCheck }: OpenOriginalProps) {
  const t = useText();
  const open = useMutation(shell.external.open.mutationOptions());
  const url = detail.data.detailUrl;
  return (
    <>
      <GoneNote row={detail.row} onSay={onSay} />
      <OpinionDraft detail={detail} onSay={onSay} onCheck={onCheck} />
      <FootButtons note={why}>
        {url !== undefined && (
          <Button kind="primary" icon="out" busy={open.isPending} onPress={() => open.mutate({ url })}>
            {t.todos.openOriginal}
          </Button>
        )}
      </FootButtons>
      <Failed error={open.error} before={t.todos.originalNotOpened} />
    </>
  );
}
