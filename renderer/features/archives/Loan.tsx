// 查借阅 of a record whose originals are given out on loan only: how it stands, and what can be done about it now. Works
// without a line: an application waits in the outbox, a loan ends by itself.

import { useMutation, useQuery } from '@tanstack/react-query';
import { Suspense, startTransition, useState } from 'react';
import type { LoanStanding } from '../../../shared/contract/desk-loans.ts';
import type { ArchiveData } from '../../../shared/domain/archive.ts';
import { mayAskAgain, presentLoan } from '../../../shared/domain/loan-standing.ts';
import { desk } from '../../link/doors.ts';
import { useNow } from '../../link/now.ts';
import { Failed } from '../../records/Failed.tsx';
import { momentWords } from '../../text/dates.ts';
import { useText } from '../../text/words.tsx';
import { Button } from '../../ui/Button.tsx';
import { Elements } from '../../ui/Elements.tsx';
import { Note } from '../../ui/Note.tsx';
import { late } from '../../ui/late.ts';
import { useKey } from '../../ui/use-key.ts';
import { loanElements } from './loan-elements.ts';
import styles from './Loan.module.css';
import { PendingLoan } from './PendingLoan.tsx';

const LoanForm = late(async () => (await import('./LoanForm.tsx')).LoanForm);

type LoanProps = {
  readonly id: string;
  readonly revision: string;
  readonly data: ArchiveData;
  readonly onSay: (words: string) => void;
  readonly onSettle: (conflictId: string | undefined) => void;
};

const keys = 'Alt B';

export function Loan({ id, revision, data, onSay, onSettle }: LoanProps) {
  const t = useText();
  const now = useNow();
  const [applying, setApplying] = useState(false);
  const { acts, files, loans, standing, pending, isOver, mayBorrow, mayReturn } = useLoan(id, data);
  const giveBack = useMutation(
    desk.records.act.mutationOptions({ onSuccess: () => onSay(t.loans.returned) }),
  );
  const back = () => giveBack.mutate({ id, revision, body: { action: 'give-back', opinion: '' } });
  const press = () => {
    if (mayBorrow) startTransition(() => setApplying(true));
    else if (mayReturn && !giveBack.isPending) back();
  };
  const frame = useKey<HTMLElement>('KeyB', press);
  const loan = presentLoan(loans);
  return (
    <section ref={frame} className={styles.loan} aria-label={t.loans.title} data-print-hide>
      <h3 className={styles.head}>{t.loans.title}</h3>
      <p className={styles.about}>{t.loans.about}</p>
      <Standing
        standing={standing}
        next={isOver ? t.loans.endedNext : undefined}
        told={loan?.uses !== undefined}
        now={now}
      />
      {loan !== undefined && <Elements elements={loanElements(t, loan, { now, isOver })} />}
      {pending !== undefined && <PendingLoan act={pending} onSay={onSay} onSettle={onSettle} />}
      {(acts.isError || files.isError) && <Note kind="alert">{t.loans.readFailed}</Note>}
      <Failed error={giveBack.error} before={t.loans.failed} />
      <div className={styles.buttons}>
        {mayBorrow && (
          <Button kind="primary" keys={keys} onPress={press}>
            {loans.length === 0 ? t.loans.borrow : t.loans.again}
          </Button>
        )}
        {mayReturn && (
          <Button keys={keys} busy={giveBack.isPending} onPress={back}>
            {standing?.kind === 'lent' ? t.loans.giveBackSealing : t.loans.giveBack}
          </Button>
        )}
      </div>
      <Suspense>
        {applying && (
          <LoanForm
            {...{ id, revision, title: data.title }}
            before={
              acts.data?.find(({ state, body }) => body.action === 'borrow' && state !== 'confirmed')?.body
            }
            onClose={() => setApplying(false)}
            onAsked={() => {
              setApplying(false);
              onSay(t.loans.asked);
            }}
          />
        )}
      </Suspense>
    </section>
  );
}

/** How it stands by the archive, by what was done here and by the files, and what may be done about it now. */
function useLoan(id: string, data: ArchiveData) {
  const acts = useQuery(desk.records.acts.queryOptions({ input: { id } }));
  const hashes = [...(data.loanOnly ?? [])].slice(0, 500);
  const files = useQuery({
    ...desk.files.state.queryOptions({ input: { hashes } }),
    placeholderData: (before) => before,
  });
  const loans = data.loans ?? [];
  const [latest] = acts.data ?? [];
  const pending = latest !== undefined && isUnderWay(latest.state) ? latest : undefined;
  const isFree = pending === undefined || pending.state === 'refused';
  const mayBorrow = isFree && data.actions?.includes('borrow') === true && mayAskAgain(loans);
  const standing = standingOf(files.data?.flatMap(({ loan }) => loan ?? []) ?? []);
  // Over by the time that counts here, and the archive does not say so yet.
  const ended = standing?.kind === 'not-lent' || (standing?.kind === 'sealed' && standing.why === 'ended');
  const isOver = pending === undefined && ended && loans.some(({ state }) => state === '在借');
  const mayReturn = isFree && !isOver && data.actions?.includes('give-back') === true;
  return { acts, files, loans, standing, pending, isOver, mayBorrow, mayReturn };
}

const underWay: readonly string[] = ['waiting', 'sending', 'unsure', 'accepted', 'conflict', 'refused'];
const isUnderWay = (state: string): boolean => underWay.includes(state);

/** Of several originals the one that matters most: lent before sealed before never here. */
function standingOf(all: readonly LoanStanding[]): LoanStanding | undefined {
  return all.find(({ kind }) => kind === 'lent') ?? all.find(({ kind }) => kind === 'sealed') ?? all[0];
}

type StandingProps = {
  readonly standing: LoanStanding | undefined;
  /** What can be done next, where it is not what follows from why it was sealed. */
  readonly next: string | undefined;
  /** What is done with the copy is told to its archive. */
  readonly told: boolean;
  readonly now: number;
};

function Standing({ standing, next, told, now }: StandingProps) {
  const t = useText();
  if (standing?.kind === 'lent') {
    return (
      <Note kind="plain">
        <strong>{t.loans.until(momentWords(t, standing.until, now))}</strong>
        <br />
        {t.loans.outside}
        {told && (
          <>
            <br />
            {t.loans.told}
          </>
        )}
      </Note>
    );
  }
  if (standing?.kind !== 'sealed') return null;
  return (
    <Note kind="warn">
      <strong>{t.loans.sealed[standing.why]}</strong>
      <br />
      {t.loans.sealedAt(momentWords(t, standing.at, now))}
      <br />
      {next ?? t.loans.sealedNext[standing.why]}
    </Note>
  );
}
