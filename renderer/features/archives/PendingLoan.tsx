// What this person asked for and the archive does not show yet: where it stands, and taking it back, giving it up, or
// settling it.

import { useMutation } from '@tanstack/react-query';
import type { PendingAction } from '../../../shared/contract/desk-outbox.ts';
import { desk } from '../../link/doors.ts';
import { troubleOf } from '../../link/trouble.ts';
import { useConflicts } from '../../records/Clash.tsx';
import { troubleText } from '../../text/fault-words.ts';
import { pendingWords } from '../../text/pending-words.ts';
import { useText } from '../../text/words.tsx';
import { Button } from '../../ui/Button.tsx';
import { Note } from '../../ui/Note.tsx';

type PendingLoanProps = {
  readonly act: PendingAction;
  readonly onSay: (words: string) => void;
  readonly onSettle: (conflictId: string | undefined) => void;
};

export function PendingLoan({ act, onSay, onSettle }: PendingLoanProps) {
  const t = useText();
  const { id, state } = act;
  const conflict = useConflicts().find(({ actionId }) => actionId === id);
  const takeBack = useMutation(
    desk.outbox.takeBack.mutationOptions({ onSuccess: () => onSay(t.loans.takenBack) }),
  );
  const discard = useMutation(
    desk.outbox.discard.mutationOptions({ onSuccess: () => onSay(t.loans.gaveUp) }),
  );
  const error = takeBack.error ?? discard.error;
  const cameBack = state === 'refused' || state === 'conflict';
  return (
    <Note
      kind={cameBack ? 'warn' : 'plain'}
      actions={
        <>
          {state === 'waiting' && (
            <Button busy={takeBack.isPending} onPress={() => takeBack.mutate({ id })}>
              {t.loans.takeBack}
            </Button>
          )}
          {state === 'conflict' && (
            <Button kind="primary" onPress={() => onSettle(conflict?.id)}>
              {t.loans.settle}
            </Button>
          )}
          {state === 'refused' && (
            <Button busy={discard.isPending} onPress={() => discard.mutate({ id })}>
              {t.loans.giveUp}
            </Button>
          )}
        </>
      }
    >
      <strong>{pendingWords(t, act).words}</strong>
      {state === 'refused' && <p>{t.loans.refusedNext}</p>}
      {error && (
        <p role="alert">
          {t.loans.failed}
          {troubleText(t, troubleOf(error))}
        </p>
      )}
    </Note>
  );
}
