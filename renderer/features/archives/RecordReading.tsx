// The chosen record of the archive, to be read and, where the archive allows it, changed.

import { useQuery } from '@tanstack/react-query';
import { desk } from '../../link/doors.ts';
import { NewRecordReading } from '../../records/made/NewRecordReading.tsx';
import type { useNewRecords } from '../../records/made/use-new-records.ts';
import { EditableRecord } from '../../records/EditableRecord.tsx';
import { ReadingFrame } from '../../records/ReadingFrame.tsx';
import { useText } from '../../text/words.tsx';
import type { RecordScreen } from '../../ui/use-opened.ts';
import { ArchiveRecord } from './ArchiveRecord.tsx';

type RecordReadingProps = Pick<
  RecordScreen,
  'chosen' | 'tools' | 'found' | 'onSay' | 'onSettle' | 'onOpenRecord'
> & {
  readonly wanted: boolean;
  readonly fresh: ReturnType<typeof useNewRecords>;
  readonly onChoose: RecordScreen['onChoose'];
  readonly onBack: () => void;
};

export function RecordReading({ chosen, onBack, fresh, onChoose, ...props }: RecordReadingProps) {
  const t = useText();
  const made = fresh.records.find(({ recordId }) => recordId === chosen);
  const read = useQuery({
    ...desk.archives.read.queryOptions({ input: { id: chosen ?? '' } }),
    enabled: chosen !== undefined && fresh.known && made === undefined,
  });
  if (made !== undefined) {
    return (
      <NewRecordReading
        key={made.recordId}
        record={made}
        wanted={props.wanted}
        onSay={props.onSay}
        onSettle={props.onSettle}
        onGone={() => onChoose(undefined)}
      />
    );
  }
  return (
    <ReadingFrame words={t.archives} chosen={chosen} read={read} onBack={onBack}>
      {read.data && (
        <EditableRecord
          key={read.data.row.id}
          {...read.data}
          id={read.data.row.id}
          kind="archive"
          onSay={props.onSay}
          onSettle={props.onSettle}
        >
          <ArchiveRecord read={read.data} {...props} />
        </EditableRecord>
      )}
    </ReadingFrame>
  );
}
