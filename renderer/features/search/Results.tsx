// What was found, by kind, with how many there are of each and of when they are.

import { useMemo } from 'react';
import { useNow } from '../../link/now.ts';
import { useSources } from '../../link/sources.ts';
import type { SearchAnswer } from '../../../shared/contract/desk-search.ts';
import { parseQuestion, wordsOf } from '../../../shared/domain/question.ts';
import { Failed } from '../../records/Failed.tsx';
import { whenWords } from '../../text/dates.ts';
import { useText } from '../../text/words.tsx';
import { Live } from '../../ui/Live.tsx';
import { Option } from '../../ui/Option.tsx';
import type { Entry, FoundEntry, Group } from './entries.ts';
import { Hit, NoteLine } from './Hit.tsx';
import styles from './Search.module.css';

type ResultsProps = {
  readonly id: string;
  readonly question: string;
  readonly answer: SearchAnswer | undefined;
  readonly error: unknown;
  readonly entries: readonly FoundEntry[];
  readonly active: number;
  readonly onTake: (at: number) => void;
};

export function Results({ id, question, answer, error, entries, active, onTake }: ResultsProps) {
  const t = useText();
  const now = useNow();
  const sources = useSources();
  const names = useMemo(() => new Map(sources.map(({ id: of, name }) => [of, name])), [sources]);
  const groups = (answer?.groups ?? []).filter((group) => group.total > 0);
  const notes = answer?.notes.total ?? 0;
  const total = groups.reduce((sum, group) => sum + group.total, notes);
  const news = entries.filter(({ of }) => of === 'new').length;
  const optionsOf = (of: Entry['of']) =>
    entries.map(
      (entry, at) =>
        entry.of === of && (
          <Option key={keyOf(entry)} id={`${id}-${at}`} active={at === active} onTake={() => onTake(at)}>
            <Line entry={entry} names={names} now={now} />
          </Option>
        ),
    );
  return (
    <>
      <Failed error={error} before={t.search.failed} />
      {answer !== undefined && total === 0 && <None question={question} />}
      <div id={id} className={styles.list} role="listbox" aria-label={t.search.results}>
        {news > 0 && (
          // biome-ignore lint/a11y/useSemanticElements: a group of options has no element of its own
          <div role="group" aria-label={t.search.news(news)}>
            <div className={styles.head} aria-hidden="true">
              {t.search.news(news)}
            </div>
            {optionsOf('new')}
          </div>
        )}
        {groups.map((group) => (
          // biome-ignore lint/a11y/useSemanticElements: a group of options has no element of its own
          <div key={group.kind} role="group" aria-label={groupWords(t, group)}>
            <Head group={group} freshAt={answer?.searched.find(({ kind }) => kind === group.kind)?.freshAt} />
            {optionsOf(group.kind)}
          </div>
        ))}
        {notes > 0 && (
          // biome-ignore lint/a11y/useSemanticElements: a group of options has no element of its own
          <div role="group" aria-label={t.search.notes(notes)}>
            <div className={styles.head} aria-hidden="true">
              {t.search.notes(notes)}
            </div>
            {optionsOf('notes')}
          </div>
        )}
      </div>
      {answer !== undefined && (
        <Live>
          {total === 0
            ? t.search.none(question)
            : t.search.found(
                total,
                groups.some(({ capped }) => capped),
              )}
        </Live>
      )}
    </>
  );
}

const groupWords = (t: ReturnType<typeof useText>, { kind, total, capped }: Group): string =>
  t.search.group(t.terms.kind[kind], total, capped);

type HeadProps = { readonly group: Group; readonly freshAt: string | undefined };

function Head({ group, freshAt }: HeadProps) {
  const t = useText();
  const now = useNow();
  return (
    <div className={styles.head} aria-hidden="true">
      <span>{groupWords(t, group)}</span>
      {freshAt !== undefined && (
        <span className={styles.fresh}>{t.search.fresh(whenWords(t, freshAt, now))}</span>
      )}
    </div>
  );
}

type LineProps = {
  readonly entry: FoundEntry;
  readonly names: ReadonlyMap<string, string>;
  readonly now: number;
};

function Line({ entry, names, now }: LineProps) {
  const t = useText();
  if (entry.kind === 'hit')
    return <Hit hit={entry.hit} isNew={entry.isNew} source={names.get(entry.hit.sourceId ?? '')} now={now} />;
  if (entry.kind === 'note') return <NoteLine note={entry.note} now={now} />;
  const words = entry.left === undefined ? t.search.moreCapped : t.search.more(entry.left);
  return <span className={styles.more}>{words}</span>;
}

function None({ question }: { readonly question: string }) {
  const t = useText();
  const parts = parseQuestion(question);
  const hasFilters = parts.some(({ part }) => part === 'filter');
  if (wordsOf(parts).length === 0) return <p className={styles.none}>{t.search.onlyFilters}</p>;
  return (
    <p className={styles.none}>
      {t.search.none(question)}
      {hasFilters && t.search.noneFiltered}
    </p>
  );
}

function keyOf(entry: FoundEntry): string {
  if (entry.kind === 'hit') return `${entry.of} ${entry.hit.id}`;
  return entry.kind === 'note' ? `note ${entry.note.id}` : `${entry.of} more`;
}
