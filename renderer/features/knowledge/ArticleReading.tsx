// One article: what it is and whose word it is, and its text. An imported text can be read as it came, too.

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { PendingEdit } from '../../../shared/contract/desk-views.ts';
import type { ArticleData } from '../../../shared/domain/article.ts';
import { desk } from '../../link/doors.ts';
import { useNow } from '../../link/now.ts';
import { useSources } from '../../link/sources.ts';
import { useConflicts } from '../../records/Clash.tsx';
import { EditableRecord } from '../../records/EditableRecord.tsx';
import { ReadingFrame } from '../../records/ReadingFrame.tsx';
import { History } from '../../records/History.tsx';
import { LaidValue } from '../../records/LaidValue.tsx';
import { type Laid, laidOver, statedValue, toDecide } from '../../records/laid-over.ts';
import { valueInLine } from '../../records/named.ts';
import { markWords } from '../../records/PendingEdits.tsx';
import { dayWords, momentWords, todayYmd, ymdWords } from '../../text/dates.ts';
import { useText } from '../../text/words.tsx';
import type { Text } from '../../text/zh.ts';
import type { Element } from '../../ui/Elements.tsx';
import { Markdown } from '../../ui/Markdown.tsx';
import { ReadingPane } from '../../ui/ReadingPane.tsx';
import { Tag } from '../../ui/Tag.tsx';
import type { RecordScreen } from '../../ui/use-opened.ts';
import { Imported, type ImportedText, type Version } from './Imported.tsx';
import styles from './Knowledge.module.css';
import { validityInFull } from './validity.ts';

type ArticleReadingProps = Pick<RecordScreen, 'chosen' | 'tools' | 'found' | 'onSay' | 'onSettle'> & {
  readonly wanted: boolean;
  readonly onBack: () => void;
  readonly onRemoved: () => void;
};

export function ArticleReading({ chosen, onBack, onSettle, ...props }: ArticleReadingProps) {
  const t = useText();
  const read = useQuery({
    ...desk.articles.read.queryOptions({ input: { id: chosen ?? '' } }),
    enabled: chosen !== undefined,
  });
  return (
    <ReadingFrame words={t.knowledge} chosen={chosen} read={read} onBack={onBack}>
      {chosen !== undefined && read.data !== undefined && (
        <EditableRecord
          key={chosen}
          {...(read.data.editing ?? notEditable)}
          id={read.data.row.id}
          kind="article"
          data={read.data.data}
          onSay={props.onSay}
          onSettle={onSettle}
        >
          <Article key={chosen} article={read.data} {...props} />
        </EditableRecord>
      )}
    </ReadingFrame>
  );
}

/** What was imported here belongs to no department. */
const notEditable = { revision: '', editable: [], edits: [] };

type ArticleProps = Omit<ArticleReadingProps, 'chosen' | 'onBack' | 'onSettle'> & {
  readonly article: {
    readonly row: { readonly id: string; readonly sourceId?: string | undefined };
    readonly data: ArticleData;
    readonly fetchedAt: string;
    readonly imported?: ImportedText | undefined;
    readonly editing?: { readonly edits: readonly PendingEdit[] } | undefined;
  };
};

function Article({ article, wanted, tools, found, onSay, onRemoved }: ArticleProps) {
  const t = useText();
  const now = useNow();
  const source = useSources().find(({ id }) => id === article.row.sourceId);
  const [version, setVersion] = useState<Version>('repaired');
  const { data, imported, fetchedAt } = article;
  const laid = laidOver(article.editing?.edits ?? [], toDecide(useConflicts()));
  const whole =
    imported !== undefined && version === 'original' ? imported.original : mineOf(laid, 'body', data.body);
  const origin =
    imported === undefined
      ? (source?.name ?? t.unknownSource)
      : `${t.knowledge.importedBy}${t.dot}${imported.fileName}`;
  return (
    <ReadingPane
      title={mineOf(laid, 'title', data.title)}
      takesFocus={wanted}
      tools={tools}
      elements={withLaid(t, describe(t, data, now, fetchedAt, imported !== undefined), data, laid)}
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
      <Markdown
        text={whole}
        found={found}
        place={t.search.inText}
        notFound={t.search.notInText}
        onSay={onSay}
      />
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

/** A text as it is shown: the person's own while it is on its way. */
function mineOf(laid: ReadonlyMap<string, Laid>, field: string, stated: string): string {
  const own = laid.get(field);
  return own?.over && typeof own.mine === 'string' ? own.mine : stated;
}

/** What this person changed, over what is stated. A text of its own stands below: here it only says so. */
function withLaid(
  t: Text,
  elements: readonly Element[],
  data: ArticleData,
  laid: ReadonlyMap<string, Laid>,
): readonly Element[] {
  const names: Readonly<Record<string, string>> = t.fields.article;
  const rest = elements.filter(({ term }) => ![...laid.keys()].some((field) => names[field] === term));
  return [
    ...rest,
    ...[...laid].map(([field, own]) => ({
      term: names[field] ?? t.edits.other,
      value:
        field === 'body' ? (
          <Tag tone={own.over ? 'blue' : 'amber'}>{markWords(t, own.state)}</Tag>
        ) : (
          <LaidValue laid={own} stated={valueInLine(t, statedValue(data, field), Date.now())} />
        ),
      wide: true,
    })),
  ];
}

function describe(
  t: Text,
  data: ArticleData,
  now: number,
  fetchedAt: string,
  imported: boolean,
): readonly Element[] {
  const names = t.fields.article;
  const validity = validityInFull(t, data, todayYmd(now), dayWords(t, fetchedAt, now));
  const pairs: readonly Element[] = [
    { term: names.articleType, value: t.terms.articleType[data.articleType] },
    { term: names.issuer, value: data.issuer ?? '' },
    { term: names.docNo, value: data.docNo ?? '' },
    { term: names.publishedOn, value: data.publishedOn ? ymdWords(t, data.publishedOn) : '' },
    { term: names.effectiveOn, value: data.effectiveOn ? ymdWords(t, data.effectiveOn) : '' },
    {
      term: names.validity,
      wide: true,
      value: imported && data.validity === undefined ? '' : <Tag tone={validity.tone}>{validity.words}</Tag>,
    },
    { term: names.ownerOrg, value: data.ownerOrg ?? '' },
    { term: names.reviewer, value: data.reviewer ?? '' },
    { term: names.reviewBy, value: data.reviewBy ? ymdWords(t, data.reviewBy) : '' },
    { term: names.audience, value: imported ? '' : t.terms.audience[data.audience] },
    { term: names.topic, value: data.topic },
    { term: names.secretLevel, value: t.terms.secretLevel[data.secretLevel] },
  ];
  return pairs.filter(({ value }) => value !== '');
}
