// What was found, by kind, with what was searched and what was not: the person must be able to tell whether this
// is all there is.

import { useEffect, useRef } from 'react';
import type { SearchHit } from '../../../shared/contract/desk-views.ts';
import { useNow } from '../../link/now.ts';
import { useSources } from '../../link/sources.ts';
import { troubleOf } from '../../link/trouble.ts';
import { dayWords } from '../../text/dates.ts';
import { troubleText } from '../../text/fault-words.ts';
import { useText } from '../../text/words.tsx';
import { Highlight } from '../../ui/Highlight.tsx';
import { Live } from '../../ui/Live.tsx';
import { Note } from '../../ui/Note.tsx';
import type { Entry, Group } from './entries.ts';
import styles from './Search.module.css';

export type Answer = {
  readonly groups: readonly Group[];
  readonly indexBehind: number;
  readonly staleSources: readonly string[];
};

type ResultsProps = {
  readonly id: string;
  readonly text: string;
  readonly answer: Answer | undefined;
  readonly error: unknown;
  readonly entries: readonly Entry[];
  readonly active: number;
  readonly onTake: (at: number) => void;
};

export function Results({ id, text, answer, error, entries, active, onTake }: ResultsProps) {
  const t = useText();
  const groups = (answer?.groups ?? []).filter((group) => group.total > 0);
  const total = groups.reduce((sum, group) => sum + group.total, 0);
  return (
    <div className={styles.panel}>
      {error !== null && error !== undefined && (
        <Note kind="alert">
          {t.search.failed}
          {troubleText(t, troubleOf(error))}
        </Note>
      )}
      {answer !== undefined && total === 0 && <p className={styles.none}>{t.search.none(text)}</p>}
      <div id={id} className={styles.list} role="listbox" aria-label={t.search.results}>
        {groups.map((group) => (
          // biome-ignore lint/a11y/useSemanticElements: a group of options has no element of its own
          <div
            key={group.kind}
            role="group"
            aria-label={t.search.group(t.terms.kind[group.kind], group.total, group.capped)}
          >
            <div className={styles.head} aria-hidden="true">
              {t.search.group(t.terms.kind[group.kind], group.total, group.capped)}
            </div>
            {entries.map(
              (entry, at) =>
                entry.of === group.kind && (
                  <Option
                    key={keyOf(entry)}
                    id={`${id}-${at}`}
                    entry={entry}
                    active={at === active}
                    onTake={() => onTake(at)}
                  />
                ),
            )}
          </div>
        ))}
      </div>
      {answer !== undefined && <Scope answer={answer} />}
      {answer !== undefined && <Live>{total === 0 ? t.search.none(text) : t.search.found(total)}</Live>}
    </div>
  );
}

const keyOf = (entry: Entry): string =>
  entry.kind === 'hit' ? `${entry.of} ${entry.hit.id}` : `${entry.of} more`;

type OptionProps = {
  readonly id: string;
  readonly entry: Entry;
  readonly active: boolean;
  readonly onTake: () => void;
};

function Option({ id, entry, active, onTake }: OptionProps) {
  const t = useText();
  const option = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (active) option.current?.scrollIntoView({ block: 'nearest' });
  }, [active]);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the box above handles the keys
    // biome-ignore lint/a11y/useFocusableInteractive: the box keeps the focus and names the option by id
    <div
      ref={option}
      id={id}
      className={styles.option}
      role="option"
      aria-selected={active}
      // Keeps the focus in the box.
      onMouseDown={(event) => event.preventDefault()}
      onClick={onTake}
    >
      {entry.kind === 'hit' ? (
        <Hit hit={entry.hit} />
      ) : (
        <span className={styles.more}>{t.search.more(entry.left)}</span>
      )}
    </div>
  );
}

function Hit({ hit }: { readonly hit: SearchHit }) {
  const t = useText();
  const now = useNow();
  const source = useSources().find(({ id }) => id === hit.sourceId)?.name;
  const note = [source ?? '', hit.note, hit.date ? dayWords(t, hit.date, now) : '']
    .filter((part) => part !== '')
    .join(t.dot);
  return (
    <>
      <span className={styles.line}>
        <span className={styles.title}>
          <Highlight text={hit.title.text} ranges={hit.title.ranges} />
        </span>
        <span className={styles.note}>{note}</span>
      </span>
      {hit.snippet && (
        <span className={styles.snippet}>
          <Highlight text={hit.snippet.text} ranges={hit.snippet.ranges} />
        </span>
      )}
    </>
  );
}

function Scope({ answer }: { readonly answer: Answer }) {
  const t = useText();
  return (
    <p className={styles.scope}>
      {t.search.searched}
      {answer.staleSources.length > 0 && t.search.searchedNot(answer.staleSources.join('、'))}
      {answer.indexBehind > 0 && t.search.behind(answer.indexBehind)}
      <span className={styles.keys}>{t.search.keys}</span>
    </p>
  );
}
