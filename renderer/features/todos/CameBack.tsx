// The department refused the action or the record had moved on: what happened, what changed there, what is kept, and
// the two ways on.
// Deciding again is done with the actions below; giving up puts the text back into the draft.

import { useMutation } from '@tanstack/react-query';
import type { PendingAction } from '../../../shared/contract/desk-outbox.ts';
import { desk } from '../../link/doors.ts';
import { troubleOf } from '../../link/trouble.ts';
import { ClashLines, useConflict } from '../../records/Clash.tsx';
import { troubleText } from '../../text/fault-words.ts';
import { actionName } from '../../text/pending-words.ts';
import { useText } from '../../text/words.tsx';
import { Button } from '../../ui/Button.tsx';
import { Note } from '../../ui/Note.tsx';
import type { RecordScreen } from '../../ui/use-opened.ts';

type CameBackProps = Pick<RecordScreen, 'onSay' | 'onSettle'> & { readonly action: PendingAction };

export function CameBack({ action, onSay, onSettle }: CameBackProps) {
  const t = useText();
  const conflict = useConflict(action.id);
  const discard = useMutation(
    desk.outbox.discard.mutationOptions({ onSuccess: () => onSay(t.todos.gaveUp) }),
  );
  const refused = action.reason?.kind === 'refused' ? action.reason : undefined;
  return (
    <>
      <Note
        kind="warn"
        actions={
          <>
            {conflict && <Button onPress={() => onSettle(conflict.id)}>{t.todos.bothVersions}</Button>}
            <Button busy={discard.isPending} onPress={() => discard.mutate({ id: action.id })}>
              {t.todos.giveUp}
            </Button>
          </>
        }
      >
        <strong>{refused ? t.todos.refusedTitle(refused.reason) : t.todos.conflictTitle}</strong>
        <br />
        {refused?.field && t.todos.refusedField(refused.field)}
        {refused ? t.todos.refusedBody : t.todos.conflictBody}{' '}
        {t.todos.conflictKept(actionName(t, action.body))}
        {t.stop}
        {discard.isError && (
          <>
            <br />
            {t.sync.failed}
            {troubleText(t, troubleOf(discard.error))}
          </>
        )}
      </Note>
      {conflict && <ClashLines conflict={conflict} />}
    </>
  );
}
