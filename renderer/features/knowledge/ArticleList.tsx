// The articles, narrowed by the view, by pages; what was made here and waits is a list of its own.

import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import type { ListedAnnotation } from '../../../shared/contract/desk-annotations.ts';
import type { ArticleRow } from '../../../shared/contract/desk-articles.ts';
import type { NewRecord } from '../../../shared/contract/desk-create.ts';
import { desk } from '../../link/doors.ts';
import { type Range, usePages } from '../../link/pages.ts';
import { Failed } from '../../records/Failed.tsx';
import { NewRecords } from '../../records/made/NewRecords.tsx';
import { scaled, useAppearance } from '../../style/appearance.ts';
import { useText } from '../../text/words.tsx';
import { Button } from '../../ui/Button.tsx';
import { Empty } from '../../ui/Empty.tsx';
import { Heading } from '../../ui/Heading.tsx';
import { RowList } from '../../ui/RowList.tsx';
import { MyAnnotations } from './annotations/MyAnnotations.tsx';
import { ArticleLine } from './ArticleLine.tsx';
import { ArticleViews } from './ArticleViews.tsx';
import { MyReports } from './MyReports.tsx';
import { askedFor, keyOfView, type View } from './views.ts';

type ArticleListProps = {
  readonly view: View;
  readonly onView: (view: View) => void;
  /** Made here and not numbered yet. */
  readonly fresh: readonly NewRecord[];
  readonly chosen: string | undefined;
  readonly onChoose: (id: string) => void;
  readonly onOpen: () => void;
  /** Of 收藏 the row that is chosen: several may be of one article. */
  readonly picked: string | undefined;
  readonly onPick: (annotation: ListedAnnotation) => void;
  readonly onImport: () => void;
  readonly onCheck: () => void;
  readonly making: ReactNode;
};

export function ArticleList(props: ArticleListProps) {
  const { view, onView, fresh, chosen, onChoose, onOpen, onImport, onCheck, making } = props;
  const t = useText();
  const { fontSize } = useAppearance();
  const counts = useQuery(desk.articles.counts.queryOptions()).data;
  const reports = useQuery(desk.articles.reports.queryOptions()).data?.length ?? 0;
  const annotated = useQuery(desk.annotations.list.queryOptions()).data?.length ?? 0;
  return (
    <>
      <Heading title={t.knowledge.title}>
        <Button onPress={onCheck}>{t.norms.check.open}</Button>
        <Button onPress={onImport}>{t.knowledge.import}</Button>
        {making}
      </Heading>
      <ArticleViews
        view={view}
        onView={onView}
        madeHere={fresh.length}
        reports={reports}
        annotated={annotated}
        counts={counts}
      />
      {view.kind === 'made-here' ? (
        <NewRecords
          kind="article"
          rowHeight={scaled(62, fontSize)}
          records={fresh}
          {...{ chosen, onChoose, onOpen }}
        />
      ) : view.kind === 'reports' ? (
        <MyReports {...{ chosen, onChoose, onOpen }} />
      ) : view.kind === 'annotated' ? (
        <MyAnnotations picked={props.picked} onPick={props.onPick} onOpen={onOpen} />
      ) : (
        <Articles key={keyOfView(view)} {...props} />
      )}
    </>
  );
}

const start: Range = { first: 0, last: 0 };

function Articles({ view, chosen, onChoose, onOpen, onImport }: ArticleListProps) {
  const t = useText();
  const { fontSize } = useAppearance();
  const [range, setRange] = useState(start);
  const list = usePages<ArticleRow>(range, (offset, limit) =>
    desk.articles.list.queryOptions({ input: { ...askedFor(view), offset, limit } }),
  );
  const choose = (index: number) => {
    const row = list.row(index);
    if (row !== undefined) onChoose(row.id);
  };
  if (list.error !== undefined)
    return <Failed error={list.error} before={t.knowledge.listFailed} onAgain={list.again} />;
  if (list.total === 0) return list.loading ? null : <None view={view} onImport={onImport} />;
  return (
    <RowList
      label={t.knowledge.list}
      count={list.total}
      rowHeight={scaled(84, fontSize)}
      chosen={chosen === undefined ? -1 : list.indexOf((row) => row.id === chosen)}
      onChoose={choose}
      onOpen={onOpen}
      onRange={setRange}
      row={(index) => <ArticleLine row={list.row(index)} />}
    />
  );
}

function None({ view, onImport }: Pick<ArticleListProps, 'view' | 'onImport'>) {
  const t = useText();
  if (view.kind === 'to-review') return <Empty>{t.articles.noneToReview}</Empty>;
  if (view.kind !== 'all') return <Empty>{t.knowledge.none}</Empty>;
  return (
    <Empty actions={<Button onPress={onImport}>{t.knowledge.import}</Button>}>{t.knowledge.noneYet}</Empty>
  );
}
