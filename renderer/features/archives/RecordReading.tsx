// One record of the archive: its description (著录) in full, and its text where the archive gives it.

import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { ArchiveData } from '../../../shared/domain/archive.ts';
import { desk } from '../../link/doors.ts';
import { useNow } from '../../link/now.ts';
import { useSources } from '../../link/sources.ts';
import { troubleOf } from '../../link/trouble.ts';
import { momentWords, ymdWords } from '../../text/dates.ts';
import { troubleText } from '../../text/fault-words.ts';
import { useText } from '../../text/words.tsx';
import type { Text } from '../../text/zh.ts';
import { Button } from '../../ui/Button.tsx';
import type { Element } from '../../ui/Elements.tsx';
import { Empty } from '../../ui/Empty.tsx';
import { WhenOneColumn } from '../../ui/Folded.tsx';
import { Note } from '../../ui/Note.tsx';
import { Paper } from '../../ui/Paper.tsx';
import { ReadingPane } from '../../ui/ReadingPane.tsx';

type RecordReadingProps = {
  readonly chosen: string | undefined;
  readonly wanted: boolean;
  readonly tools: ReactNode;
  readonly found: string;
  readonly onBack: () => void;
  readonly onSay: (words: string) => void;
};

export function RecordReading({ chosen, wanted, tools, found, onBack, onSay }: RecordReadingProps) {
  const t = useText();
  const now = useNow();
  const sources = useSources();
  const read = useQuery({
    ...desk.archives.read.queryOptions({ input: { id: chosen ?? '' } }),
    enabled: chosen !== undefined,
  });
  const back = (
    <WhenOneColumn>
      <Button kind="quiet" icon="back" onPress={onBack}>
        {t.backToList}
      </Button>
    </WhenOneColumn>
  );
  if (read.data === undefined) {
    return (
      <>
        {back}
        {read.isError && (
          <Note kind="alert" actions={<Button onPress={() => void read.refetch()}>{t.again}</Button>}>
            {t.archives.readFailed}
            {troubleText(t, troubleOf(read.error))}
          </Note>
        )}
        {chosen === undefined && <Empty>{t.archives.pickOne}</Empty>}
      </>
    );
  }
  const { data, row, fetchedAt } = read.data;
  const source = sources.find(({ id }) => id === row.sourceId);
  return (
    <>
      {back}
      <ReadingPane
        key={row.id}
        title={data.title}
        takesFocus={wanted}
        tools={tools}
        elements={describe(t, data)}
        foot={[
          source?.name ?? t.unknownSource,
          source?.organ ? t.todos.providedBy(source.organ) : '',
          t.todos.fetchedAt(momentWords(t, fetchedAt, now)),
        ]
          .filter((part) => part !== '')
          .join(t.dot)}
      >
        {data.body === '' ? (
          <Note kind="plain">{t.archives.noBody}</Note>
        ) : (
          <Paper
            text={data.body}
            found={found}
            place={t.search.inText}
            notFound={t.search.notInText}
            onSay={onSay}
          />
        )}
      </ReadingPane>
    </>
  );
}

/** 著录项 in the order of DA/T 18, nothing empty. */
function describe(t: Text, data: ArchiveData): readonly Element[] {
  const names = t.archives.elements;
  const pairs: readonly (readonly [string, string])[] = [
    [names.refCode, data.refCode],
    [names.fonds, t.archives.fonds(data.fonds, data.fondsName)],
    [names.category, t.terms.category[data.category]],
    [names.year, t.archives.year(data.year)],
    [names.retention, t.terms.retention[data.retention]],
    [names.orgOrTopic, data.orgOrTopic ?? ''],
    [names.itemNo, data.itemNo],
    [names.date, ymdWords(t, data.date)],
    [names.responsible, data.responsible.join('、')],
    [names.docNo, data.docNo ?? ''],
    [names.pages, data.pages === undefined ? '' : t.archives.pages(data.pages)],
    [names.secretLevel, t.terms.secretLevel[data.secretLevel]],
    [names.openMark, t.terms.openMark[data.openMark]],
    [names.carrier, data.carrier ?? ''],
    [names.location, data.location ?? ''],
    [names.abstract, data.abstract ?? ''],
  ];
  return pairs
    .filter(([, value]) => value !== '')
    .map(([term, value]) => ({ term, value, wide: term === names.abstract || term === names.refCode }));
}
