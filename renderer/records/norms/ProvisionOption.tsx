// A provision that was found: of which norm, which 条, its words, and whether it holds.

import type { SearchHit } from '../../../shared/contract/desk-search.ts';
import { useText } from '../../text/words.tsx';
import { Highlight } from '../../ui/Highlight.tsx';
import { Option } from '../../ui/Option.tsx';
import { Tag } from '../../ui/Tag.tsx';
import styles from './CitePicker.module.css';
import { standingMark } from './standing.ts';

type ProvisionOptionProps = {
  readonly id: string;
  readonly hit: SearchHit;
  readonly active: boolean;
  readonly onTake: () => void;
};

export function ProvisionOption({ id, hit, active, onTake }: ProvisionOptionProps) {
  const t = useText();
  const mark = hit.standing && standingMark(t, hit.standing);
  return (
    <Option id={id} active={active} onTake={onTake} roomy>
      <span className={styles.line}>
        <span className={mark?.ended ? styles.ended : styles.title}>
          <Highlight text={hit.title.text} ranges={hit.title.ranges} />
        </span>
        {mark && <Tag tone={mark.tone}>{mark.words}</Tag>}
      </span>
      {hit.snippet && (
        <span className={styles.snippet}>
          <Highlight text={hit.snippet.text} ranges={hit.snippet.ranges} />
        </span>
      )}
      {hit.note !== '' && <span className={styles.note}>{hit.note}</span>}
    </Option>
  );
}
