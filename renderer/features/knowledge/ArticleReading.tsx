// One article: what it is and whose word it is, and its text. An imported text can be read as it came, too.

import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import type { ArticleDetail } from '../../../shared/contract/desk-articles.ts';
import { placeLabel } from '../../../shared/domain/provision.ts';
import { desk } from '../../link/doors.ts';
import { useNow } from '../../link/now.ts';
import { useSources } from '../../link/sources.ts';
import { useConflicts } from '../../records/Clash.tsx';
import type { DraftToCheck } from '../../records/norms/draft-to-check.ts';
import { EditableRecord } from '../../records/EditableRecord.tsx';
import { ReadingFrame } from '../../records/ReadingFrame.tsx';
import { History } from '../../records/History.tsx';
import { Related } from '../../records/Related.tsx';
import { type Laid, laidOver, toDecide } from '../../records/laid-over.ts';
import { momentWords } from '../../text/dates.ts';
import { useText } from '../../text/words.tsx';
import { Markdown } from '../../ui/Markdown.tsx';
import { Note } from '../../ui/Note.tsx';
import { ReadingPane } from '../../ui/ReadingPane.tsx';
import type { RecordScreen } from '../../ui/use-opened.ts';
import { AnnotationButtons } from './annotations/AnnotationButtons.tsx';
import { AnnotationCard } from './annotations/AnnotationCard.tsx';
import { PrintNotes } from './annotations/PrintNotes.tsx';
import { type Annotating, type Removal, useAnnotations } from './annotations/use-annotations.ts';
import { describe, withLaid } from './article-elements.tsx';
import { CopyAnswer } from './CopyAnswer.tsx';
import { Imported, type Version } from './Imported.tsx';
import styles from './Knowledge.module.css';
import { NormPart } from './NormPart.tsx';
import { ReportButton } from './ReportButton.tsx';
import { Reports } from './Reports.tsx';
import type { NormReading } from './use-norm.ts';
import { type Reporting, useReport } from './use-report.ts';

type ArticleReadingProps = Pick<
  RecordScreen,
  'chosen' | 'tools' | 'found' | 'onSay' | 'onSettle' | 'onOpenRecord'
> & {
  readonly wanted: boolean;
  readonly reading: NormReading;
  readonly removal: Removal;
  readonly onBack: () => void;
  readonly onRemoved: () => void;
  readonly onOpenText: (id: string) => void;
  readonly onCheck: (draft: DraftToCheck) => void;
};

export function ArticleReading({ chosen, onBack, ...props }: ArticleReadingProps) {
  const t = useText();
  const read = useQuery({
    ...desk.articles.read.queryOptions({ input: { id: chosen ?? '' } }),
    enabled: chosen !== undefined,
  });
  return (
    <ReadingFrame words={t.knowledge} chosen={chosen} read={read} onBack={onBack}>
      {chosen !== undefined && read.data !== undefined && (
        <ReadArticle key={chosen} article={read.data} {...props} />
      )}
    </ReadingFrame>
  );
}

type ReadArticleProps = Omit<ArticleReadingProps, 'chosen' | 'onBack'> & {
  readonly article: ArticleDetail;
};

/** With what may be done to it: changed, and reported to its owner. */
function ReadArticle({ article, onCheck, ...props }: ReadArticleProps) {
  const t = useText();
  const { row, data, editing } = article;
  const { place } = props.reading;
  const reporting = useReport({
    id: row.id,
    revision: editing?.revision ?? '',
    data,
    onSent: () => props.onSay(t.articles.report.sent),
  });
  const anchor = isRead(props.reading, row.id) ? place?.anchor : undefined;
  const annotating = useAnnotations({ id: row.id, anchor, onSay: props.onSay });
  return (
    <EditableRecord
      {...(editing ?? notEditable)}
      id={row.id}
      kind="article"
      data={data}
      onSay={props.onSay}
      onSettle={props.onSettle}
      onCheck={onCheck}
      acts={
        reporting.mayReport && (
          <ReportButton
            data={data}
            reporting={reporting}
            place={place === undefined ? undefined : placeLabel(place)}
          />
        )
      }
      own={<AnnotationButtons annotating={annotating} />}
    >
      <Article article={article} reporting={reporting} annotating={annotating} {...props} />
    </EditableRecord>
  );
}

/** What was imported here belongs to no department. */
const notEditable = { revision: '', editable: [], edits: [] };

type ArticleProps = Omit<ReadArticleProps, 'onCheck'> & {
  readonly reporting: Reporting;
  readonly annotating: Annotating;
};

function Article(props: ArticleProps) {
  const { article, wanted, tools, found, onSay, onRemoved } = props;
  const t = useText();
  const now = useNow();
  const source = useSources().find(({ id }) => id === article.row.sourceId);
  const [version, setVersion] = useState<Version>('repaired');
  const { data, imported, fetchedAt } = article;
  const laid = laidOver(article.editing?.edits ?? [], toDecide(useConflicts()));
  const whole =
    imported !== undefined && version === 'original' ? imported.original : mineOf(laid, 'body', data.body);
  const isNorm = version === 'repaired' && isRead(props.reading, article.row.id);
  const origin =
    imported === undefined
      ? (source?.name ?? t.unknownSource)
      : `${t.knowledge.importedBy}${t.dot}${imported.fileName}`;
  return (
    <ReadingPane
      title={mineOf(laid, 'title', data.title)}
      takesFocus={wanted}
      tools={
        <>
          {tools}
          <PrintNotes annotating={props.annotating} />
        </>
      }
      elements={withLaid(
        t,
        describe(t, data, { now, fetchedAt, imported: imported !== undefined, standing: isNorm }),
        data,
        laid,
      )}
      foot={`${origin}${t.dot}${momentWords(t, fetchedAt, now)}`}
    >
      {imported && (
        <Imported
          id={article.row.id}
          title={data.title}
          imported={imported}
          version={version}
          onVersion={setVersion}
          onSay={onSay}
          onRemoved={onRemoved}
        />
      )}
      <Reports
        feedback={data.feedback ?? []}
        reporting={props.reporting}
        onSay={onSay}
        onSettle={props.onSettle}
      />
      <AnnotationCard annotating={props.annotating} removal={props.removal} onOpenText={props.onOpenText} />
      <Body
        {...props}
        asProvisions={version === 'repaired' && whole === data.body}
        whole={<Markdown text={whole} found={found} foundWords={t.search.inDocument} onSay={onSay} />}
      />
      <Related id={article.row.id} onOpen={props.onOpenRecord} />
      {imported === undefined && <History id={article.row.id} />}
      {data.asks.length > 0 && (
        <p className={styles.asks} data-print-hide>
          {t.knowledge.asks}
          {t.colon}
          {data.asks.join(t.dot)}
        </p>
      )}
    </ReadingPane>
  );
}

type BodyProps = ArticleProps & {
  /** Not where another text is shown than the one the provisions were read from. */
  readonly asProvisions: boolean;
  readonly whole: ReactNode;
};

/** It is a norm that was read by 条. */
const isRead = ({ norm }: NormReading, id: string): boolean =>
  norm !== undefined && norm !== null && norm.id === id && norm.provisions.length > 0;

/** A norm by 条, anything else as one text. */
function Body({ article, reading, asProvisions, whole, found, onSay, ...props }: BodyProps) {
  const t = useText();
  const { onOpenText, onOpenRecord, annotating, removal } = props;
  const { norm, error } = reading;
  if (!asProvisions) return whole;
  if (error !== null && error !== undefined)
    return (
      <>
        <Note kind="warn">{t.norms.reader.loadFailed}</Note>
        {whole}
      </>
    );
  // Both answers come from this machine: nothing is shown for a moment rather than the one text and then the other.
  if (norm === undefined) return null;
  if (norm === null || !isRead(reading, article.row.id))
    return (
      <>
        {whole}
        <CopyAnswer article={article} onSay={onSay} />
      </>
    );
  return (
    <NormPart
      norm={norm}
      reading={reading}
      found={found}
      onSay={onSay}
      onOpen={onOpenText}
      onOpenPlace={({ id, title, place }) =>
        onOpenRecord({ kind: 'article', id, title, anchor: place?.anchor })
      }
      whole={whole}
      below={(anchor) => <AnnotationCard {...{ annotating, removal, anchor, onOpenText }} />}
    />
  );
}

/** A text as it is shown: the person's own while it is on its way. */
function mineOf(laid: ReadonlyMap<string, Laid>, field: string, stated: string): string {
  const own = laid.get(field);
  return own?.over && typeof own.mine === 'string' ? own.mine : stated;
}
