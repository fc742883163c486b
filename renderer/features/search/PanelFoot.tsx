// Below the list: what was searched and what was not, what of the question does nothing, the grammar and the keys.

import type { SearchAnswer } from '../../../shared/contract/desk-search.ts';
import { useSources } from '../../link/sources.ts';
import { useText } from '../../text/words.tsx';
import { Button } from '../../ui/Button.tsx';
import { Note } from '../../ui/Note.tsx';
import styles from './Search.module.css';
import { flawLines, scopeLines } from './scope.ts';

type FlawsProps = {
  readonly id: string;
  readonly question: string;
  readonly answer: SearchAnswer | undefined;
};

/** Names for a screen reader what is underlined in the box. */
export function Flaws({ id, question, answer }: FlawsProps) {
  const t = useText();
  const lines = flawLines(t, question, answer?.notUnderstood ?? []);
  if (lines.length === 0) return null;
  return (
    <div id={id} className={styles.flaws} role="status">
      {lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
    </div>
  );
}

export function Scope({ question, answer }: Omit<FlawsProps, 'id'>) {
  const t = useText();
  const sources = useSources();
  const lines = answer === undefined ? [] : scopeLines(t, answer, { question, sources });
  return lines.length === 0 ? null : <p className={styles.scope}>{lines.join(' ')}</p>;
}

type DoneProps = {
  readonly said: string;
  readonly undo: { readonly words: string; readonly run: () => void } | undefined;
};

/** What was just done with a question, and the way back. */
export function Done({ said, undo }: DoneProps) {
  const t = useText();
  if (said === '') return null;
  const actions = undo?.words === said && (
    <Button keys="Ctrl Z" onPress={undo.run}>
      {t.search.undo}
    </Button>
  );
  return (
    <Note kind="plain" actions={actions}>
      {said}
    </Note>
  );
}

type KeysProps = {
  readonly keys: string;
  readonly actions: readonly {
    readonly words: string;
    readonly keys?: string;
    readonly onPress: () => void;
  }[];
};

export function Keys({ keys, actions }: KeysProps) {
  const t = useText();
  return (
    <div className={styles.foot}>
      <p>{t.search.grammar}</p>
      <div className={styles.keys}>
        <span>{keys}</span>
        <span className={styles.actions}>
          {actions.map((action) => (
            <Button
              key={action.words}
              kind="quiet"
              {...(action.keys !== undefined && { keys: action.keys })}
              onPress={action.onPress}
            >
              {action.words}
            </Button>
          ))}
        </span>
      </div>
    </div>
  );
}
