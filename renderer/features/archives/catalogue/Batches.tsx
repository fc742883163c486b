// What was sent from this grid together: how much of it is still on its way, what was refused, and taking it back.

import type { CatalogueBatch } from '../../../../shared/contract/desk-catalogue.ts';
import { useNow } from '../../../link/now.ts';
import { momentWords } from '../../../text/dates.ts';
import { useText } from '../../../text/words.tsx';
import { Button } from '../../../ui/Button.tsx';
import { Note } from '../../../ui/Note.tsx';
import styles from './Catalogue.module.css';

type BatchesProps = {
  readonly batches: readonly CatalogueBatch[];
  readonly busy: boolean;
  readonly onTakeBack: (id: string) => void;
};

export function Batches({ batches, busy, onTakeBack }: BatchesProps) {
  const t = useText();
  const words = t.catalogue;
  const now = useNow();
  return (
    <div className={styles.batches}>
      {batches.map(({ id, records, madeAt, unsent, refused }) => (
        <Note
          key={id}
          kind={refused > 0 ? 'warn' : 'plain'}
          actions={
            unsent > 0 && (
              <Button busy={busy} onPress={() => onTakeBack(id)}>
                {words.takeBack}
              </Button>
            )
          }
        >
          {words.batch(records, momentWords(t, madeAt, now))}
          {unsent > 0 && words.batchUnsent(unsent)}
          {refused > 0 && words.batchRefused(refused)}
        </Note>
      ))}
    </div>
  );
}
