// The records of a branch, by pages.

import { useQuery } from '@tanstack/react-query';
import { memo, type ReactNode, useState } from 'react';
import type { ArchivePath, ArchiveRow } from '../../../shared/contract/desk-archives.ts';
import { desk } from '../../link/doors.ts';
import { pageSize, type Range, usePages } from '../../link/pages.ts';
import { Failed } from '../../records/Failed.tsx';
import { scaled, useAppearance } from '../../style/appearance.ts';
import { ymdWords } from '../../text/dates.ts';
import { useText } from '../../text/words.tsx';
import { Button } from '../../ui/Button.tsx';
import { Empty } from '../../ui/Empty.tsx';
import { WhenOneColumn } from '../../ui/Folded.tsx';
import { Heading } from '../../ui/Heading.tsx';
import { RowList } from '../../ui/RowList.tsx';
import { TwoLines } from '../../ui/TwoLines.tsx';
import { keyOf } from './branches.ts';

type RecordListProps = {
  readonly path: ArchivePath;
  readonly chosen: string | undefined;
  readonly onChoose: (id: string) => void;
  readonly onOpen: () => void;
  readonly onBack: () => void;
  /** Beside the heading, where there are records. */
  readonly examining?: ReactNode;
};

const start: Range = { first: 0, last: 0 };

export function RecordList({ path, chosen, onChoose, onOpen, onBack, examining }: RecordListProps) {
  const t = useText();
  const { fontSize } = useAppearance();
  const [range, setRange] = useState(start);
  const list = usePages<ArchiveRow>(range, (offset, limit) =>
    desk.archives.list.queryOptions({ input: { path, offset, limit } }),
  );
  // The same question as for the first page: it is asked once.
  const first = useQuery(desk.archives.list.queryOptions({ input: { path, offset: 0, limit: pageSize } }));
  const whole = first.data?.whole;
  const place = chosen === undefined ? -1 : list.indexOf((row) => row.id === chosen);
  const choose = (index: number) => {
    const row = list.row(index);
    if (row !== undefined) onChoose(row.id);
  };
  return (
    <>
      <WhenOneColumn>
        <Button kind="quiet" icon="back" onPress={onBack}>
          {t.archives.tree}
        </Button>
      </WhenOneColumn>
      <Heading title={list.total > 0 ? t.archives.count(list.total) : t.archives.list}>
        {whole !== undefined && (
          <Button
            kind="quiet"
            onPress={() => {
              onChoose(whole.id);
              onOpen();
            }}
          >
            {t.levels.openWhole[whole.level]}
          </Button>
        )}
        {list.total > 0 && examining}
      </Heading>
      <Failed error={list.error} before={t.archives.listFailed} onAgain={list.again} />
      {list.total === 0 && !list.loading && list.error === undefined && <Empty>{t.archives.none}</Empty>}
      {list.total > 0 && (
        <RowList
          key={keyOf(path)}
          label={t.archives.list}
          count={list.total}
          rowHeight={scaled(62, fontSize)}
          chosen={place}
          onChoose={choose}
          onOpen={onOpen}
          onRange={setRange}
          row={(index) => <Record row={list.row(index)} />}
        />
      )}
    </>
  );
}

const Record = memo(function Record({ row }: { readonly row: ArchiveRow | undefined }) {
  const t = useText();
  if (row === undefined) return <TwoLines waiting={t.loadingRows} />;
  const note = [row.refCode, row.docNo ?? '', row.responsible].filter((part) => part !== '').join(t.dot);
  return (
    <TwoLines
      title={row.title}
      note={note}
      end={t.terms.retention[row.retention]}
      endNote={ymdWords(t, row.date)}
    />
  );
});
