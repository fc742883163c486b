// 新建著录 in the place of the record: to which archive, then its form.

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ArchivePath } from '../../../shared/contract/desk-views.ts';
import { desk, deskClient } from '../../link/doors.ts';
import { useNow } from '../../link/now.ts';
import { useSources } from '../../link/sources.ts';
import { NewRecordForm } from '../../records/NewRecordForm.tsx';
import { useText } from '../../text/words.tsx';
import { ChoiceField } from '../../ui/ChoiceField.tsx';
import styles from './NewRecordPane.module.css';
import { useFormLists, useOffers } from './use-new-records.ts';

type NewRecordPaneProps = {
  /** The branch that is looked at: the new record most likely belongs there. */
  readonly path: ArchivePath;
  readonly onSay: (words: string) => void;
  readonly onMade: (recordId: string) => void;
  readonly onClose: () => void;
};

export function NewRecordPane({ path, onSay, onMade, onClose }: NewRecordPaneProps) {
  const t = useText();
  const now = useNow();
  const offers = useOffers();
  const sources = useSources();
  const lists = useFormLists();
  const [wanted, setWanted] = useState<string>();
  const offer = offers.find(({ sourceId }) => sourceId === wanted) ?? offers[0];
  const id = `archive@${offer?.sourceId ?? ''}`;
  const draft = useQuery({
    ...desk.records.draft.queryOptions({ input: { id } }),
    enabled: offer !== undefined,
  });
  if (offer === undefined || draft.isPending) return null;
  const { sourceId, fields: creatable } = offer;
  const nameOf = (of: string) => sources.find((source) => source.id === of)?.name ?? t.unknownSource;
  const thisYear = new Date(now).getFullYear();
  return (
    <>
      {offers.length > 1 && (
        <div className={styles.to}>
          <ChoiceField
            label={t.creates.source}
            none={t.creates.choose}
            value={sourceId}
            choices={offers.map((each) => ({ value: each.sourceId, label: nameOf(each.sourceId) }))}
            onChange={setWanted}
          />
        </div>
      )}
      <NewRecordForm
        key={id}
        {...{ id, creatable, lists, onSay, onClose }}
        title={t.creates.form}
        about={t.creates.notes(nameOf(sourceId)) + t.creates.numberNote}
        shown={{ secretLevel: '内部', category: 'WS', year: thisYear, ...path }}
        draft={draft.data ?? null}
        leaveWords={t.creates.cancel}
        save={async (fields) => {
          const { recordId } = await deskClient.creates.make({ sourceId, kind: 'archive', fields });
          onSay(t.creates.made);
          onMade(recordId);
        }}
      />
    </>
  );
}
