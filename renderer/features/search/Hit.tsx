// One thing that was found: its title with what was asked for marked, whether it holds, where it comes from, and the words
// around the place in its text. Text only ever becomes text nodes.

import { memo } from 'react';
import type { NoteHit, SearchHit } from '../../../shared/contract/desk-search.ts';
import { standingMark } from '../../records/norms/standing.ts';
import { dayWords } from '../../text/dates.ts';
import { useText } from '../../text/words.tsx';
import { Highlight } from '../../ui/Highlight.tsx';
import { Tag } from '../../ui/Tag.tsx';
import { provisionTitle } from './provision-title.ts';
import styles from './Hit.module.css';

type HitProps = {
  readonly hit: SearchHit;
  readonly isNew: boolean;
  readonly source: string | undefined;
  readonly now: number;
};

export const Hit = memo(function Hit({ hit, isNew, source, now }: HitProps) {
  const t = useText();
  const title = hit.kind === 'provision' ? provisionTitle(hit.title) : hit.title;
  const mark = hit.standing && standingMark(t, hit.standing);
  const note = hit.kind === 'file' && hit.note !== '' ? t.search.inRecord(hit.note) : hit.note;
  const notes = [note, hit.date ? dayWords(t, hit.date, now) : ''].filter((part) => part !== '');
  return (
    <>
      <span className={styles.line}>
        <span className={mark?.ended ? styles.ended : styles.title}>
          <Highlight text={title.text} ranges={title.ranges} />
        </span>
        {isNew && <Tag tone="blue">{t.search.newTag}</Tag>}
        {mark && <Tag tone={mark.tone}>{mark.words}</Tag>}
        <span className={styles.note}>{notes.join(t.dot)}</span>
        {source !== undefined && <span className={styles.source}>{source}</span>}
      </span>
      {hit.snippet && (
        <span className={styles.snippet}>
          <Highlight text={hit.snippet.text} ranges={hit.snippet.ranges} />
        </span>
      )}
    </>
  );
});

type NoteLineProps = { readonly note: NoteHit; readonly now: number };

/** What this person wrote, and beside what. */
export function NoteLine({ note, now }: NoteLineProps) {
  const t = useText();
  const beside = [note.title, note.label ?? ''].filter((part) => part !== '').join(' ');
  return (
    <>
      <span className={styles.line}>
        <span className={styles.title}>{beside}</span>
        <Tag tone="grey">{t.search.noteTag}</Tag>
        <span className={styles.note}>{dayWords(t, note.changedAt, now)}</span>
      </span>
      <span className={styles.snippet}>
        <Highlight text={note.words.text} ranges={note.words.ranges} />
      </span>
    </>
  );
}
