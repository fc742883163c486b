// A standard answer that was found: what it is called, what kind it is, its words, and whether it is still to be relied on.

import type { SearchHit } from '../../../shared/contract/desk-search.ts';
import { useNow } from '../../link/now.ts';
import { todayYmd } from '../../text/dates.ts';
import { useText } from '../../text/words.tsx';
import { Highlight } from '../../ui/Highlight.tsx';
import { Option } from '../../ui/Option.tsx';
import { Tag } from '../../ui/Tag.tsx';
import styles from './CitePicker.module.css';
import { answerMarks } from './standing.ts';

type AnswerOptionProps = {
  readonly id: string;
  readonly hit: SearchHit;
  readonly active: boolean;
  readonly onTake: () => void;
};

export function AnswerOption({ id, hit, active, onTake }: AnswerOptionProps) {
  const t = useText();
  const marks = answerMarks(t, hit, todayYmd(useNow()));
  const kind = hit.stated === undefined ? '' : t.terms.articleType[hit.stated.articleType];
  return (
    <Option id={id} active={active} onTake={onTake} roomy>
      <span className={styles.line}>
        <span className={marks.some(({ ended }) => ended) ? styles.ended : styles.title}>
          <Highlight text={hit.title.text} ranges={hit.title.ranges} />
        </span>
        {marks.map(({ words, tone }) => (
          <Tag key={words} tone={tone}>
            {words}
          </Tag>
        ))}
      </span>
      {hit.snippet && (
        <span className={styles.snippet}>
          <Highlight text={hit.snippet.text} ranges={hit.snippet.ranges} />
        </span>
      )}
      <span className={styles.note}>{[kind, hit.note].filter((part) => part !== '').join(t.dot)}</span>
    </Option>
  );
}
