// Where the opinion is written. Says how the draft stands, quietly, and loudly only when it could not be saved.

import { type Ref, useId } from 'react';
import { troubleOf } from '../../link/trouble.ts';
import { troubleText } from '../../text/fault-words.ts';
import { useText } from '../../text/words.tsx';
import { WritingBox } from '../../ui/WritingBox.tsx';
import styles from './Acting.module.css';
import type { Draft } from './use-draft.ts';

type OpinionBoxProps = {
  readonly ref: Ref<HTMLTextAreaElement>;
  readonly draft: Draft;
  /** An action was pressed that needs an opinion. */
  readonly missing: boolean;
  readonly hint: string;
};

/** What the contract takes. */
export const longestOpinion = 4000;

export function OpinionBox({ ref, draft, missing, hint }: OpinionBoxProps) {
  const t = useText();
  const id = useId();
  const lacking = missing && draft.text.trim() === '';
  const problem = lacking
    ? t.todos.opinionNeeded
    : draft.error
      ? t.todos.draftFailed + troubleText(t, troubleOf(draft.error))
      : undefined;
  return (
    <div>
      <WritingBox
        ref={ref}
        aria-label={t.todos.opinion}
        placeholder={hint}
        value={draft.text}
        maxLength={longestOpinion}
        rows={2}
        aria-invalid={lacking || undefined}
        aria-describedby={id}
        onChange={(event) => draft.write(event.target.value)}
        onBlur={() => void draft.save()}
      />
      <p id={id} className={styles.problem} role={problem === undefined ? undefined : 'alert'}>
        {problem}
      </p>
    </div>
  );
}
