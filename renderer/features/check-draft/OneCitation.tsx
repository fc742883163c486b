// The chosen citation: why it came out as it did, the words that are cited, the words now, and the ways on.

import type { ReactNode } from 'react';
import type { CheckedCitation } from '../../../shared/contract/desk-norms.ts';
import { differencesOf } from '../../records/differences.ts';
import { Marked } from '../../records/Marked.tsx';
import { groundLines } from '../../records/norms/standing.ts';
import { placeWords, titleWords } from '../../text/citation-words.ts';
import { useText } from '../../text/words.tsx';
import { Button } from '../../ui/Button.tsx';
import styles from './Check.module.css';
import { differingWords, whyOf } from './outcomes.ts';

type Target = NonNullable<CheckedCitation['target']>;

type OneCitationProps = {
  readonly citation: CheckedCitation;
  readonly onReplace: () => void;
  readonly onOpen: (target: Target) => void;
};

export function OneCitation({ citation, onReplace, onOpen }: OneCitationProps) {
  const t = useText();
  const words = t.norms.check;
  const { target, now, quoted, standing, inDraft } = citation;
  const differing = citation.several?.differing ?? [];
  /** What is compared with the words of the draft: those that hold now, where they are known. */
  const against = now ?? target;
  const { removed, added } =
    quoted === undefined || against === undefined
      ? { removed: [], added: [] }
      : differencesOf(quoted, against.text);
  return (
    <section className={styles.one} aria-label={citation.text}>
      <p className={styles.why}>{whyOf(t, citation)}</p>
      {standing &&
        (citation.outcome !== 'same' || standing.unconfirmed) &&
        groundLines(t, standing).map(({ words: ground }) => (
          <p key={ground} className={styles.quiet}>
            {ground}
          </p>
        ))}
      {differing.length > 0 && (
        <ul className={styles.differing} aria-label={words.differing}>
          {differing.map((place) => (
            <li key={place.label}>{differingWords(t, place)}</li>
          ))}
        </ul>
      )}
      {inDraft && <Words head={words.inDraft(inDraft.label)}>{inDraft.text}</Words>}
      {quoted !== undefined && (
        <Words head={words.quoted}>
          {citation.outcome === 'words-changed' ? (
            <Marked text={quoted} ranges={removed} as="removed" />
          ) : (
            quoted
          )}
        </Words>
      )}
      {target && (
        <Words head={words.target} target={target} onOpen={onOpen}>
          {citation.outcome === 'words-changed' && now === undefined && quoted !== undefined ? (
            <Marked text={target.text} ranges={added} as="added" />
          ) : (
            target.text
          )}
        </Words>
      )}
      {now && (
        <>
          <Words head={words.now} target={now} onOpen={onOpen}>
            {target ? (
              <Marked text={now.text} ranges={differencesOf(target.text, now.text).added} as="added" />
            ) : (
              now.text
            )}
          </Words>
          <Button keys="Alt H" onPress={onReplace}>
            {words.replace}
          </Button>
        </>
      )}
    </section>
  );
}

type WordsProps = {
  readonly head: string;
  readonly target?: Target;
  readonly onOpen?: (target: Target) => void;
  readonly children: ReactNode;
};

function Words({ head, target, onOpen, children }: WordsProps) {
  const t = useText();
  const named = target && `${titleWords(target.title)}${placeWords(target.label, target.place ?? {})}`;
  return (
    <div className={styles.words}>
      <p className={styles.head}>
        {head}
        {named !== undefined && target && (
          <>
            {t.colon}
            <strong>{named}</strong>
            <Button kind="quiet" name={t.norms.check.openTarget(named)} onPress={() => onOpen?.(target)}>
              {t.norms.standing.open}
            </Button>
          </>
        )}
      </p>
      <p className={styles.quote}>{children}</p>
    </div>
  );
}
