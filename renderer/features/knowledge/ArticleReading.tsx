// One article: what it is and whose word it is, and its text. An imported text can be read as it came, too.

import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import type { ArticleData } from '../../../shared/domain/article.ts';
import { desk } from '../../link/doors.ts';
import { useNow } from '../../link/now.ts';
import { useSources } from '../../link/sources.ts';
import { troubleOf } from '../../link/trouble.ts';
import { dayWords, momentWords, todayYmd, ymdWords } from '../../text/dates.ts';
import { troubleText } from '../../text/fault-words.ts';
import { useText } from '../../text/words.tsx';
import type { Text } from '../../text/zh.ts';
import { Button } from '../../ui/Button.tsx';
import type { Element } from '../../ui/Elements.tsx';
import { Empty } from '../../ui/Empty.tsx';
import { WhenOneColumn } from '../../ui/Folded.tsx';
import { Markdown } from '../../ui/Markdown.tsx';
import { Note } from '../../ui/Note.tsx';
import { ReadingPane } from '../../ui/ReadingPane.tsx';
import { Tag } from '../../ui/Tag.tsx';
import { Imported, type ImportedText, type Version } from './Imported.tsx';
import styles from './Knowledge.module.css';
import { validityInFull } from './validity.ts';

type ArticleReadingProps = {
  readonly chosen: string | undefined;
  readonly wanted: boolean;
  readonly tools: ReactNode;
  readonly found: string;
  readonly onBack: () => void;
  readonly onSay: (words: string) => void;
  readonly onRemoved: () => void;
};

export function ArticleReading({
  chosen,
  wanted,
  tools,
  found,
  onBack,
  onSay,
  onRemoved,
}: ArticleReadingProps) {
  const t = useText();
  const read = useQuery({
    ...desk.articles.read.queryOptions({ input: { id: chosen ?? '' } }),
    enabled: chosen !== undefined,
  });
  return (
    <>
      <WhenOneColumn>
        <Button kind="quiet" icon="back" onPress={onBack}>
          {t.backToList}
        </Button>
      </WhenOneColumn>
      {chosen === undefined && <Empty>{t.knowledge.pickOne}</Empty>}
      {read.isError && read.data === undefined && (
        <Note kind="alert" actions={<Button onPress={() => void read.refetch()}>{t.again}</Button>}>
          {t.knowledge.readFailed}
          {troubleText(t, troubleOf(read.error))}
        </Note>
      )}
      {chosen !== undefined && read.data !== undefined && (
        <Article
          key={chosen}
          article={read.data}
          wanted={wanted}
          tools={tools}
          found={found}
          onSay={onSay}
          onRemoved={onRemoved}
        />
      )}
    </>
  );
}

type ArticleProps = {
  readonly wanted: boolean;
  readonly tools: ReactNode;
  readonly article: {
    readonly row: { readonly id: string; readonly sourceId?: string | undefined };
    readonly data: ArticleData;
    readonly fetchedAt: string;
    readonly imported?: ImportedText | undefined;
  };
  readonly found: string;
  readonly onSay: (words: string) => void;
  readonly onRemoved: () => void;
};

function Article({ article, wanted, tools, found, onSay, onRemoved }: ArticleProps) {
  const t = useText();
  const now = useNow();
  const source = useSources().find(({ id }) => id === article.row.sourceId);
  const [version, setVersion] = useState<Version>('repaired');
  const { data, imported, fetchedAt } = article;
  const whole = imported !== undefined && version === 'original' ? imported.original : data.body;
  const origin =
    imported === undefined
      ? (source?.name ?? t.unknownSource)
      : `${t.knowledge.importedBy}${t.dot}${imported.fileName}`;
  return (
    <ReadingPane
      title={data.title}
      takesFocus={wanted}
      tools={tools}
      elements={describe(t, data, now, fetchedAt, imported !== undefined)}
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

function describe(
  t: Text,
  data: ArticleData,
  now: number,
  fetchedAt: string,
  imported: boolean,
): readonly Element[] {
  const names = t.knowledge.elements;
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
