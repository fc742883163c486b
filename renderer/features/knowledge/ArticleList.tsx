// The articles, narrowed by type, by pages.

import { useQuery } from '@tanstack/react-query';
import { memo, useState } from 'react';
import type { ArticleRow } from '../../../shared/contract/desk-views.ts';
import type { ArticleType } from '../../../shared/domain/terms.ts';
import { desk } from '../../link/doors.ts';
import { useNow } from '../../link/now.ts';
import { type Range, usePages } from '../../link/pages.ts';
import { useSources } from '../../link/sources.ts';
import { troubleOf } from '../../link/trouble.ts';
import { scaled, useAppearance } from '../../style/appearance.ts';
import { dayWords, todayYmd } from '../../text/dates.ts';
import { troubleText } from '../../text/fault-words.ts';
import { articleTypes } from '../../text/term-lists.ts';
import { useText } from '../../text/words.tsx';
import { Button } from '../../ui/Button.tsx';
import { Chip } from '../../ui/Chip.tsx';
import { ChipBar } from '../../ui/ChipBar.tsx';
import { Empty } from '../../ui/Empty.tsx';
import { Heading } from '../../ui/Heading.tsx';
import { Note } from '../../ui/Note.tsx';
import { RowList } from '../../ui/RowList.tsx';
import { Tag } from '../../ui/Tag.tsx';
import { TwoLines } from '../../ui/TwoLines.tsx';
import { validityMark } from './validity.ts';

type ArticleListProps = {
  readonly chosen: string | undefined;
  readonly onChoose: (id: string) => void;
  readonly onOpen: () => void;
  readonly onImport: () => void;
  readonly onCheck: () => void;
};

const start: Range = { first: 0, last: 0 };

export function ArticleList({ chosen, onChoose, onOpen, onImport, onCheck }: ArticleListProps) {
  const t = useText();
  const { fontSize } = useAppearance();
  const [type, setType] = useState<ArticleType>();
  const [range, setRange] = useState(start);
  const counts = useQuery(desk.articles.counts.queryOptions()).data;
  const list = usePages<ArticleRow>(range, (offset, limit) =>
    desk.articles.list.queryOptions({
      input: { ...(type === undefined ? {} : { articleType: type }), offset, limit },
    }),
  );
  const importing = <Button onPress={onImport}>{t.knowledge.import}</Button>;
  const choose = (index: number) => {
    const row = list.row(index);
    if (row !== undefined) onChoose(row.id);
  };
  const empty = list.total === 0 && !list.loading && list.error === undefined;
  return (
    <>
      <Heading title={t.knowledge.title}>
        <Button onPress={onCheck}>{t.norms.check.open}</Button>
        {importing}
      </Heading>
      <Types type={type} onType={setType} counts={counts} />
      {list.error !== undefined && (
        <Note kind="alert" actions={<Button onPress={list.again}>{t.again}</Button>}>
          {t.knowledge.listFailed}
          {troubleText(t, troubleOf(list.error))}
        </Note>
      )}
      {empty &&
        (type === undefined ? (
          <Empty actions={importing}>{t.knowledge.noneYet}</Empty>
        ) : (
          <Empty>{t.knowledge.none}</Empty>
        ))}
      {list.total > 0 && (
        <RowList
          key={type ?? ''}
          label={t.knowledge.list}
          count={list.total}
          rowHeight={scaled(62, fontSize)}
          chosen={chosen === undefined ? -1 : list.indexOf((row) => row.id === chosen)}
          onChoose={choose}
          onOpen={onOpen}
          onRange={setRange}
          row={(index) => <Article row={list.row(index)} />}
        />
      )}
    </>
  );
}

type TypesProps = {
  readonly type: ArticleType | undefined;
  readonly onType: (type: ArticleType | undefined) => void;
  readonly counts: { readonly all: number; readonly byType: Readonly<Record<string, number>> } | undefined;
};

function Types({ type, onType, counts }: TypesProps) {
  const t = useText();
  if (counts === undefined || counts.all === 0) return null;
  const present = articleTypes.filter((each) => (counts.byType[each] ?? 0) > 0);
  return (
    <ChipBar label={t.knowledge.filters}>
      <Chip on={type === undefined} onPress={() => onType(undefined)}>
        {t.knowledge.all(counts.all)}
      </Chip>
      {present.map((each) => (
        <Chip key={each} on={type === each} onPress={() => onType(each)}>
          {t.knowledge.byType(t.terms.articleType[each], counts.byType[each] ?? 0)}
        </Chip>
      ))}
    </ChipBar>
  );
}

const Article = memo(function Article({ row }: { readonly row: ArticleRow | undefined }) {
  const t = useText();
  const now = useNow();
  const sources = useSources();
  if (row === undefined) return <TwoLines waiting={t.loadingRows} />;
  const source =
    row.sourceId === undefined ? t.knowledge.importedBy : sources.find(({ id }) => id === row.sourceId)?.name;
  const note = [source ?? '', row.issuer ?? row.ownerOrg ?? '', row.docNo ?? '']
    .filter((part) => part !== '')
    .join(t.dot);
  const mark = validityMark(t, row, todayYmd(now));
  return (
    <TwoLines
      title={row.title}
      note={note}
      end={
        mark === undefined ? t.terms.articleType[row.articleType] : <Tag tone={mark.tone}>{mark.words}</Tag>
      }
      endNote={dayWords(t, row.updatedAt, now)}
    />
  );
});
