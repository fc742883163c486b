// Whether the lines hold together: what the last check found, a check by hand with its progress, and what to do when they do not.

import { useMutation, useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { ChainStandingView } from '../../../shared/contract/desk-audit.ts';
import { desk } from '../../link/doors.ts';
import { useNow } from '../../link/now.ts';
import { Failed } from '../../records/Failed.tsx';
import { chainWords } from '../../text/audit-words.ts';
import { momentWords } from '../../text/dates.ts';
import { useText } from '../../text/words.tsx';
import { Button } from '../../ui/Button.tsx';
import { Note } from '../../ui/Note.tsx';
import { Progress } from '../../ui/Progress.tsx';
import styles from './Audit.module.css';

export function ChainState() {
  const t = useText();
  const standing = useQuery(desk.audit.standing.queryOptions());
  const check = useMutation(desk.audit.check.mutationOptions({ onSettled: () => void standing.refetch() }));
  const isBroken = standing.data?.outcome?.kind === 'broken';
  useSeen(isBroken);
  const running = standing.data?.running;
  return (
    <div className={styles.chain}>
      {running !== undefined ? (
        <Checking running={running} />
      ) : (
        <>
          {standing.data && <Found standing={standing.data} />}
          <Button kind="quiet" busy={check.isPending} onPress={() => check.mutate({})}>
            {t.audit.check}
          </Button>
        </>
      )}
      <Failed error={standing.error ?? check.error} before={t.audit.checkFailed} />
    </div>
  );
}

/** What was found broken is looked at now: the status line need not tell it any longer. */
function useSeen(isBroken: boolean): void {
  const { mutate } = useMutation(desk.audit.seen.mutationOptions());
  useEffect(() => {
    if (isBroken) mutate({});
  }, [isBroken, mutate]);
}

function Found({ standing }: { readonly standing: ChainStandingView }) {
  const t = useText();
  const now = useNow();
  const { outcome, checkedAt } = standing;
  const when = checkedAt === undefined ? '' : t.audit.checkedAt(momentWords(t, checkedAt, now));
  if (outcome?.kind === 'broken')
    return (
      <Note kind="warn">
        <strong>{chainWords(t, standing)}</strong> {t.audit.brokenNext}
      </Note>
    );
  return (
    <p className={styles.found} role="status">
      {chainWords(t, standing)} {when}
    </p>
  );
}

type CheckingProps = { readonly running: NonNullable<ChainStandingView['running']> };

function Checking({ running: { done, of } }: CheckingProps) {
  const t = useText();
  const cancel = useMutation(desk.audit.cancelCheck.mutationOptions());
  return (
    <>
      <div className={styles.found}>
        <p>{t.audit.checking(done, of)}</p>
        <Progress label={t.audit.checkingBar} done={done} total={of} />
      </div>
      <Button kind="quiet" busy={cancel.isPending} onPress={() => cancel.mutate({})}>
        {t.audit.stop}
      </Button>
    </>
  );
}
