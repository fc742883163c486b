// The two hashes of a file that is here, and when its bytes were last found to be what both say: to be read out or
// copied for a comparison with what another system states.

import { momentInFull } from '../text/dates.ts';
import { useText } from '../text/words.tsx';
import styles from './Files.module.css';

type FileDigestsProps = {
  readonly hash: string;
  readonly sm3: string;
  readonly verifiedAt: string;
};

export function FileDigests({ hash, sm3, verifiedAt }: FileDigestsProps) {
  const t = useText();
  return (
    <details className={styles.digests}>
      <summary>{t.levels.digests.open(momentInFull(t, verifiedAt))}</summary>
      <dl>
        <dt>{t.levels.digests.sha256}</dt>
        <dd>{hash}</dd>
        <dt>{t.levels.digests.sm3}</dt>
        <dd>{sm3}</dd>
      </dl>
    </details>
  );
}
