// The value of an element that this person changed: theirs over the department's, with where it stands, and what the
// department says beneath; after a refusal or a clash the other way round.

import { useNow } from '../link/now.ts';
import { useText } from '../text/words.tsx';
import { Tag } from '../ui/Tag.tsx';
import type { Laid } from './laid-over.ts';
import { valueInLine } from './named.ts';
import { markWords } from './PendingEdits.tsx';
import styles from './Records.module.css';

type LaidValueProps = {
  readonly field: string;
  readonly laid: Laid;
  /** The department's value in words; empty when it has none. */
  readonly stated: string;
};

export function LaidValue({ field, laid, stated }: LaidValueProps) {
  const t = useText();
  const now = useNow();
  const mine = valueInLine(t, laid.mine, now, field);
  const theirs = stated === '' ? t.edits.none : stated;
  const [main, beneath] = laid.over ? [mine, t.edits.theirs(theirs)] : [theirs, t.edits.mine(mine)];
  const mark = markWords(t, laid.state);
  return (
    <span className={styles.laid} title={beneath}>
      {main}
      {mark && (
        <span className={styles.laidMark}>
          <Tag tone={laid.over ? 'blue' : 'amber'}>{mark}</Tag>
        </span>
      )}
      <span className={styles.laidTheirs}>{beneath}</span>
    </span>
  );
}
