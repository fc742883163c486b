// The chosen record of the archive, to be read and, where the archive allows it, changed.

import { useQuery } from '@tanstack/react-query';
import { desk } from '../../link/doors.ts';
import { troubleOf } from '../../link/trouble.ts';
import { EditableRecord } from '../../records/EditableRecord.tsx';
import { troubleText } from '../../text/fault-words.ts';
import { useText } from '../../text/words.tsx';
import { Button } from '../../ui/Button.tsx';
import { Empty } from '../../ui/Empty.tsx';
import { WhenOneColumn } from '../../ui/Folded.tsx';
import { Note } from '../../ui/Note.tsx';
import type { RecordScreen } from '../../ui/use-opened.ts';
import { ArchiveRecord } from './ArchiveRecord.tsx';

type RecordReadingProps = Pick<RecordScreen, 'chosen' | 'tools' | 'found' | 'onSay' | 'onSettle'> & {
  readonly wanted: boolean;
  readonly onBack: () => void;
};

export function RecordReading({ chosen, onBack, ...props }: RecordReadingProps) {
  const t = useText();
  const read = useQuery({
    ...desk.archives.read.queryOptions({ input: { id: chosen ?? '' } }),
    enabled: chosen !== undefined,
  });
  return (
    <>
      <WhenOneColumn>
        <Button kind="quiet" icon="back" onPress={onBack}>
          {t.backToList}
        </Button>
      </WhenOneColumn>
      {chosen === undefined && <Empty>{t.archives.pickOne}</Empty>}
      {read.isError && read.data === undefined && (
        <Note kind="alert" actions={<Button onPress={() => void read.refetch()}>{t.again}</Button>}>
          {t.archives.readFailed}
          {troubleText(t, troubleOf(read.error))}
        </Note>
      )}
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
    </>
  );
}
