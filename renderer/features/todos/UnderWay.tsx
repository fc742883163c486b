// An action that is on its way: where it stands, what was written, and taking it back while it is still here.

import { useMutation } from '@tanstack/react-query';
import type { TodoDetail } from '../../../shared/contract/desk-todos.ts';
import { desk } from '../../link/doors.ts';
import { Failed } from '../../records/Failed.tsx';
import { pendingWords } from '../../text/pending-words.ts';
import { useText } from '../../text/words.tsx';
import { Button } from '../../ui/Button.tsx';
import { FootLine } from '../../ui/Foot.tsx';
import { Tag } from '../../ui/Tag.tsx';
import styles from './Acting.module.css';

type UnderWayProps = {
  readonly detail: TodoDetail;
  readonly mayTakeBack: boolean;
  readonly onSay: (words: string) => void;
};

export function UnderWay({ detail, mayTakeBack, onSay }: UnderWayProps) {
  const t = useText();
  const takeBack = useMutation(
    desk.outbox.takeBack.mutationOptions({ onSuccess: () => onSay(t.todos.takenBack) }),
  );
  const action = detail.row.pending;
  if (action === undefined) return null;
  return (
    <>
      <FootLine>
        <Tag tone="blue">{pendingWords(t, action).words}</Tag>
        {mayTakeBack && (
          <Button busy={takeBack.isPending} onPress={() => takeBack.mutate({ id: action.id })}>
            {t.todos.takeBack}
          </Button>
        )}
      </FootLine>
      {action.body.opinion !== '' && <p className={styles.text}>{action.body.opinion}</p>}
      <Failed error={takeBack.error} before={t.todos.takeBackFailed} />
    </>
  );
}
