// 待上传（未编号）: the records made here that no archive has shown yet.

import type { NewRecord } from '../../../shared/contract/desk-create.ts';
import { useSources } from '../../link/sources.ts';
import { scaled, useAppearance } from '../../style/appearance.ts';
import { useText } from '../../text/words.tsx';
import { Button } from '../../ui/Button.tsx';
import { Empty } from '../../ui/Empty.tsx';
import { WhenOneColumn } from '../../ui/Folded.tsx';
import { Heading } from '../../ui/Heading.tsx';
import { RowList } from '../../ui/RowList.tsx';
import { Tag } from '../../ui/Tag.tsx';
import { TwoLines } from '../../ui/TwoLines.tsx';
import { markOf, titleOf } from './new-records.ts';

type NewRecordsProps = {
  readonly records: readonly NewRecord[];
  readonly chosen: string | undefined;
  readonly onChoose: (id: string) => void;
  readonly onOpen: () => void;
  readonly onBack: () => void;
};

export function NewRecords({ records, chosen, onChoose, onOpen, onBack }: NewRecordsProps) {
  const t = useText();
  const { fontSize } = useAppearance();
  const sources = useSources();
  return (
    <>
      <WhenOneColumn>
        <Button kind="quiet" icon="back" onPress={onBack}>
          {t.archives.tree}
        </Button>
      </WhenOneColumn>
      <Heading title={t.creates.branch} />
      {records.length === 0 ? (
        <Empty>{t.creates.none}</Empty>
      ) : (
        <RowList
          label={t.creates.branch}
          count={records.length}
          rowHeight={scaled(62, fontSize)}
          chosen={records.findIndex(({ recordId }) => recordId === chosen)}
          onChoose={(index) => {
            const record = records[index];
            if (record !== undefined) onChoose(record.recordId);
          }}
          onOpen={onOpen}
          row={(index) => {
            const record = records[index];
            if (record === undefined) return <TwoLines waiting={t.loadingRows} />;
            const source = sources.find(({ id }) => id === record.sourceId);
            return (
              <TwoLines
                title={titleOf(t, record)}
                note={source?.name ?? t.unknownSource}
                end={<Tag tone={markOf(t, record).tone}>{markOf(t, record).words}</Tag>}
              />
            );
          }}
        />
      )}
    </>
  );
}
