// 待上传（未编号）: the records made here that no department has shown yet. What stands above them is the screen's.

import type { NewRecord } from '../../../shared/contract/desk-create.ts';
import type { CreatedKind } from '../../../shared/domain/create.ts';
import { useSources } from '../../link/sources.ts';
import { useText } from '../../text/words.tsx';
import { Empty } from '../../ui/Empty.tsx';
import { RowList } from '../../ui/RowList.tsx';
import { Tag } from '../../ui/Tag.tsx';
import { TwoLines } from '../../ui/TwoLines.tsx';
import { markOf, titleOf } from './new-records.ts';

type NewRecordsProps = {
  readonly kind: CreatedKind;
  readonly rowHeight: number;
  readonly records: readonly NewRecord[];
  readonly chosen: string | undefined;
  readonly onChoose: (id: string) => void;
  readonly onOpen: () => void;
};

export function NewRecords({ kind, rowHeight, records, chosen, onChoose, onOpen }: NewRecordsProps) {
  const t = useText();
  const sources = useSources();
  return (
    <>
      {records.length === 0 ? (
        <Empty>{t.creates.byKind[kind].none}</Empty>
      ) : (
        <RowList
          label={t.creates.branch}
          count={records.length}
          rowHeight={rowHeight}
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
