// The chosen to-do as it is read: title, elements, the paper; and at the foot what can be done with it.

import { useMutation, type UseQueryResult } from '@tanstack/react-query';
import { Suspense, startTransition, useEffect, useState } from 'react';
import type { TodoDetail } from '../../../shared/contract/desk-todos.ts';
import { desk } from '../../link/doors.ts';
import type { DraftToCheck } from '../../records/norms/draft-to-check.ts';
import { ReadingFrame } from '../../records/ReadingFrame.tsx';
import { useText } from '../../text/words.tsx';
import { WhenSideIsFolded } from '../../ui/Folded.tsx';
import { Note } from '../../ui/Note.tsx';
import { Paper } from '../../ui/Paper.tsx';
import { ReadingPane } from '../../ui/ReadingPane.tsx';
import { late } from '../../ui/late.ts';
import type { RecordScreen } from '../../ui/use-opened.ts';
import { Acting } from './Acting.tsx';
import { isLeft } from './acts.ts';
import { useElements } from './elements.tsx';
import styles from './Reading.module.css';
import { Side } from './Side.tsx';

const FileMatter = late(async () => (await import('./FileMatter.tsx')).FileMatter);

type ReadingProps = Pick<
  RecordScreen,
  'chosen' | 'tools' | 'found' | 'onSay' | 'onSettle' | 'onOpenRecord'
> & {
  readonly wanted: boolean;
  readonly detail: UseQueryResult<TodoDetail>;
  readonly onBack: () => void;
  readonly onDone: () => void;
  readonly onCheck: (draft: DraftToCheck) => void;
};

export function Reading({ chosen, detail, onBack, onDone, onCheck, ...props }: ReadingProps) {
  const t = useText();
  const { pickOne, pickHint, readFailed } = t.todos;
  const [filed, setFiled] = useState<string>();
  return (
    <ReadingFrame words={{ pickOne, pickHint, readFailed }} chosen={chosen} read={detail} onBack={onBack}>
      {chosen !== undefined && detail.data !== undefined && filed === detail.data.row.id && (
        <Suspense>
          <FileMatter detail={detail.data} onSay={props.onSay} onClose={() => setFiled(undefined)} />
        </Suspense>
      )}
      {chosen !== undefined && detail.data !== undefined && filed !== detail.data.row.id && (
        <>
          <Article key={detail.data.row.id} detail={detail.data} {...props} />
          <Acting
            key={`act ${detail.data.row.id}`}
            detail={detail.data}
            onSay={props.onSay}
            onSettle={props.onSettle}
            onDone={onDone}
            onCheck={onCheck}
            onOpenRecord={props.onOpenRecord}
            onFile={() => startTransition(() => setFiled(detail.data.row.id))}
          />
        </>
      )}
    </ReadingFrame>
  );
}

type ArticleProps = Pick<ReadingProps, 'found' | 'wanted' | 'tools' | 'onSay' | 'onOpenRecord'> & {
  readonly detail: TodoDetail;
};

function Article({ detail, wanted, tools, found, onSay, onOpenRecord }: ArticleProps) {
  const t = useText();
  const elements = useElements(detail);
  const { data, row } = detail;
  // What vanished with words of the person on it is seen when they say so (GoneNote), not by passing over it.
  useMarkRead(row.id, row.unread && !isLeft(row));
  const body = data.paper?.body ?? '';
  return (
    <ReadingPane title={data.title} elements={elements} takesFocus={wanted} tools={tools}>
      {body === '' ? (
        <Note kind="plain">{data.paper === undefined ? t.todos.thin : t.todos.noBody}</Note>
      ) : (
        <Paper text={body} found={found} foundWords={t.search.inDocument} onSay={onSay} />
      )}
      <AttachmentsNote notes={data.paper?.attachmentsNote ?? []} />
      <WhenSideIsFolded>
        <Side detail={detail} onSay={onSay} onOpenRecord={onOpenRecord} />
      </WhenSideIsFolded>
    </ReadingPane>
  );
}

/** 附件说明, below the body as official papers have it. */
function AttachmentsNote({ notes }: { readonly notes: readonly string[] }) {
  const t = useText();
  if (notes.length === 0) return null;
  return (
    <p className={styles.attachments} data-print-body>
      {t.todos.attachmentsNote}
      {notes.map((note, at) => (
        <span key={note}>{notes.length === 1 ? note : `${at + 1}. ${note}　`}</span>
      ))}
    </p>
  );
}

function useMarkRead(id: string, unread: boolean): void {
  const { mutate } = useMutation(desk.todos.markRead.mutationOptions());
  useEffect(() => {
    if (unread) mutate({ id });
  }, [id, unread, mutate]);
}
