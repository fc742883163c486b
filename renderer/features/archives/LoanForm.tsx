// 查借阅申请: what for, and for how long. What was typed before and came back stands in it again.

import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { ActionBody } from '../../../shared/domain/action.ts';
import { longestLoanDays } from '../../../shared/domain/loan-standing.ts';
import { desk } from '../../link/doors.ts';
import { Failed } from '../../records/Failed.tsx';
import { useText } from '../../text/words.tsx';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import styles from './Loan.module.css';
import { LongField, TextField } from '../../ui/TextField.tsx';

type LoanFormProps = {
  readonly id: string;
  readonly revision: string;
  readonly title: string;
  readonly before: ActionBody | undefined;
  readonly onClose: () => void;
  readonly onAsked: () => void;
};

const usualDays = 7;

export function LoanForm({ id, revision, title, before, onClose, onAsked }: LoanFormProps) {
  const t = useText();
  const was = before?.action === 'borrow' ? before : undefined;
  const [purpose, setPurpose] = useState(was?.opinion ?? '');
  const [days, setDays] = useState(String(was?.days ?? usualDays));
  const [tried, setTried] = useState(false);
  const act = useMutation(desk.records.act.mutationOptions({ onSuccess: onAsked }));
  const count = /^\d{1,3}$/.test(days.trim()) ? Number(days) : 0;
  const words = t.loans.form;
  const noPurpose = purpose.trim() === '' ? words.purposeNone : undefined;
  const wrongDays = count >= 1 && count <= longestLoanDays ? undefined : words.daysWrong(longestLoanDays);
  const send = () => {
    setTried(true);
    if (noPurpose !== undefined || wrongDays !== undefined || act.isPending) return;
    act.mutate({ id, revision, body: { action: 'borrow', opinion: purpose.trim(), days: count } });
  };
  return (
    <Dialog
      title={words.title}
      closeLabel={t.close}
      onClose={onClose}
      width={520}
      actions={
        <>
          <Button kind="primary" keys="Ctrl Enter" busy={act.isPending} onPress={send}>
            {words.go}
          </Button>
          <Button onPress={onClose}>{words.not}</Button>
        </>
      }
    >
      {/* biome-ignore lint/a11y/noStaticElementInteractions: a key for the whole form */}
      <div className={styles.form} onKeyDown={(event) => event.key === 'Enter' && event.ctrlKey && send()}>
        <p>{words.of(title)}</p>
        <LongField
          label={t.loans.purpose}
          hint={words.purposeHint}
          problem={tried ? noPurpose : undefined}
          value={purpose}
          onChange={setPurpose}
          autoFocus
        />
        <TextField
          label={t.loans.days}
          hint={words.daysHint(longestLoanDays)}
          problem={tried ? wrongDays : undefined}
          value={days}
          onChange={setDays}
          maxLength={3}
        />
        <p>{words.note}</p>
        <Failed error={act.error} before={t.loans.failed} />
      </div>
    </Dialog>
  );
}
