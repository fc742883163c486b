// One to-do in two lines: the matter and its deadline; where it is from, and what is under way or when it came.

import { memo } from 'react';
import type { SourceStatus } from '../../../shared/contract/desk-sources.ts';
import type { TodoRow } from '../../../shared/contract/desk-todos.ts';
import { openTodoStates } from '../../../shared/domain/closed-lists.ts';
import type { Urgency } from '../../../shared/domain/terms.ts';
import { useNow } from '../../link/now.ts';
import { whenWords } from '../../text/dates.ts';
import { deadlineWords } from '../../text/deadline-words.ts';
import { pendingWords } from '../../text/pending-words.ts';
import { useText } from '../../text/words.tsx';
import { Tag, type TagTone } from '../../ui/Tag.tsx';
import { TwoLines } from '../../ui/TwoLines.tsx';
import styles from './Row.module.css';

type RowProps = { readonly row: TodoRow | undefined; readonly sources: readonly SourceStatus[] };

const urgencyTone: { readonly [U in Exclude<Urgency, '一般'>]: TagTone } = {
  特提: 'alarm-deep',
  特急: 'alarm',
  加急: 'orange',
  平急: 'blue',
};

/** Drawn again only when its record changed: the list is drawn at each step of scrolling. */
export const Row = memo(function Row({ row, sources }: RowProps) {
  const t = useText();
  if (row === undefined) return <TwoLines waiting={t.loadingRows} />;
  return (
    <TwoLines
      title={row.title}
      note={noteOf(row, sources, t.dot, t.todos.draft, t.unknownSource)}
      unread={row.unread}
      lead={
        <>
          {row.urgency !== '一般' && (
            <Tag tone={urgencyTone[row.urgency]}>{t.terms.urgency[row.urgency]}</Tag>
          )}
          {row.unread && <span className="visually-hidden">{t.todos.unread}</span>}
        </>
      }
      end={<Due row={row} />}
      endNote={<Standing row={row} />}
    />
  );
});

function Due({ row }: { readonly row: TodoRow }) {
  const t = useText();
  const now = useNow();
  // What is done is late no more: its state stands where its deadline was.
  if (!openTodoStates.includes(row.state)) return t.terms.todoState[row.state];
  if (row.due === undefined) {
    return row.todoKind === '待办' ? null : t.terms.todoKind[row.todoKind];
  }
  const { sign, words, tone } = deadlineWords(t, row.due, now);
  return (
    <Tag tone={tone}>
      <span aria-hidden="true">{sign} </span>
      {words}
    </Tag>
  );
}

function Standing({ row }: { readonly row: TodoRow }) {
  const t = useText();
  const now = useNow();
  if (row.pending !== undefined) {
    const { words, tone } = pendingWords(t, row.pending);
    return tone === 'amber' ? (
      <Tag tone="amber">{words}</Tag>
    ) : (
      <span className={styles.pending}>{words}</span>
    );
  }
  if (row.presence === 'gone') return <Tag tone="amber">{t.todos.gone}</Tag>;
  return whenWords(t, row.arrivedAt, now);
}

function noteOf(
  row: TodoRow,
  sources: readonly SourceStatus[],
  dot: string,
  draft: string,
  gone: string,
): string {
  const source = sources.find(({ id }) => id === row.sourceId)?.name ?? (sources.length > 0 ? gone : '');
  const parts = [source, row.fromOrg, row.docNo ?? '', row.step, row.hasDraft ? draft : ''];
  return parts.filter((part) => part !== '').join(dot);
}
