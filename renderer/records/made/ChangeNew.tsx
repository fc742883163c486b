// A record that waits, described anew in the form of a new one.

import { useQuery } from '@tanstack/react-query';
import type { NewRecord } from '../../../shared/contract/desk-create.ts';
import { desk, deskClient } from '../../link/doors.ts';
import { useSources } from '../../link/sources.ts';
import { NewRecordForm } from '../NewRecordForm.tsx';
import { useText } from '../../text/words.tsx';
import { keptNumber } from './new-records.ts';
import { useFormLists } from './use-new-records.ts';

type ChangeNewProps = {
  readonly record: NewRecord;
  readonly onSay: (words: string) => void;
  readonly onClose: () => void;
};

export function ChangeNew({ record, onSay, onClose }: ChangeNewProps) {
  const t = useText();
  const lists = useFormLists();
  const { recordId: id, kind, fields: shown, creatable, sourceId } = record;
  const source = useSources().find((each) => each.id === sourceId)?.name ?? t.unknownSource;
  const draft = useQuery(desk.records.draft.queryOptions({ input: { id } }));
  if (draft.isPending) return null;
  return (
    <NewRecordForm
      {...{ id, kind, shown, creatable, lists, onSay, onClose }}
      title={t.creates.byKind[kind].changeForm}
      about={t.creates.notes(source, t.creates.byKind[kind].numberNote)}
      draft={draft.data ?? null}
      leaveWords={t.creates.backToRecord}
      save={async (fields) => {
        await deskClient.creates.change({
          recordId: id,
          fields: { ...fields, ...keptNumber(record, fields) },
        });
        onSay(t.creates.changed);
        onClose();
      }}
    />
  );
}
