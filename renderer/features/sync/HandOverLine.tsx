// Beside a thing that was not sent: handing it to the supervisor as a file, and when that was done last.

import type { KeptWork } from '../../../shared/contract/desk-handover.ts';
import { useNow } from '../../link/now.ts';
import { keptWhat } from '../../records/kept-words.ts';
import { momentWords } from '../../text/dates.ts';
import { useText } from '../../text/words.tsx';
import { Button } from '../../ui/Button.tsx';
import styles from './Decide.module.css';

type HandOverLineProps = {
  readonly kept: KeptWork | undefined;
  readonly onHandOver: (id: string) => void;
};

export function HandOverLine({ kept, onHandOver }: HandOverLineProps) {
  const t = useText();
  const now = useNow();
  if (kept === undefined) return null;
  const { id, barred, handedOver } = kept;
  return (
    <div className={styles.handOver}>
      {handedOver && <span>{t.handOver.exported(momentWords(t, handedOver.at, now))}</span>}
      {barred ? (
        <span>{t.handOver.barred[barred]}</span>
      ) : (
        <Button kind="quiet" name={t.handOver.openOf(keptWhat(t, kept))} onPress={() => onHandOver(id)}>
          {t.handOver.open}
        </Button>
      )}
    </div>
  );
}
