// How a citation came out: a sign, a word, and a colour that only repeats them.

import type { CheckedCitation } from '../../../shared/contract/desk-norms.ts';
import { useText } from '../../text/words.tsx';
import { Tag } from '../../ui/Tag.tsx';
import styles from './Check.module.css';
import { looks } from './outcomes.ts';

export function OutcomeTag({ citation }: { readonly citation: CheckedCitation }) {
  const t = useText();
  const { tone, sign } = looks[citation.outcome];
  return (
    <span className={styles.outcome}>
      <Tag tone={tone}>
        <span aria-hidden="true">{sign} </span>
        {t.norms.check.outcome[citation.outcome]}
      </Tag>
    </span>
  );
}
