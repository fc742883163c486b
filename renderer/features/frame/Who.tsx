// Who works here, as the sources know them, whether anything is kept after quitting, and the lock.

import { Button } from '../../ui/Button.tsx';
import { useText } from '../../text/words.tsx';
import styles from './Who.module.css';

type WhoProps = {
  readonly accounts: readonly string[];
  readonly memoryOnly: boolean;
  /** Absent where locking would lose what is only in memory. */
  readonly onLock: (() => void) | undefined;
};

export function Who({ accounts, memoryOnly, onLock }: WhoProps) {
  const t = useText();
  const one = accounts.length === 1 ? accounts[0] : undefined;
  return (
    <>
      {memoryOnly && <span className={styles.memory}>{t.frame.memoryOnly}</span>}
      {one && <span className={styles.name}>{one}</span>}
      {onLock && (
        <Button kind="quiet" icon="lock" onPress={onLock}>
          {t.frame.lock}
        </Button>
      )}
    </>
  );
}
