// 新建 in the place of the record: to which department, then its form.

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { CreatedKind } from '../../../shared/domain/create.ts';
import { desk, deskClient } from '../../link/doors.ts';
import { useSources } from '../../link/sources.ts';
import type { Shown } from '../form-fields.ts';
import { NewRecordForm } from '../NewRecordForm.tsx';
import { useText } from '../../text/words.tsx';
import { ChoiceField } from '../../ui/ChoiceField.tsx';
import styles from './NewRecordPane.module.css';
import { useFormLists, useOffers } from './use-new-records.ts';

type NewRecordPaneProps = {
  readonly kind: CreatedKind;
  /** What stands in the form before anything is typed. */
  readonly shown: Shown;
  readonly onSay: (words: string) => void;
  readonly onMade: (recordId: string) => void;
  readonly onClose: () => void;
};

export function NewRecordPane({ kind, shown, onSay, onMade, onClose }: NewRecordPaneProps) {
  const t = useText();
  const offers = useOffers(kind);
  const sources = useSources();
  const lists = useFormLists();
  const [wanted, setWanted] = useState<string>();
  const offer = offers.find(({ sourceId }) => sourceId === wanted) ?? offers[0];
  const id = `${kind}@${offer?.sourceId ?? ''}`;
  const draft = useQuery({
    ...desk.records.draft.queryOptions({ input: { id } }),
    enabled: offer !== undefined,
  });
  if (offer === undefined || draft.isPending) return null;
  const { sourceId, fields: creatable } = offer;
  const nameOf = (of: string) => sources.find((source) => source.id === of)?.name ?? t.unknownSource;
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
        {...{ id, kind, creatable, lists, onSay, onClose }}
        title={t.creates.byKind[kind].open}
        about={t.creates.notes(nameOf(sourceId), t.creates.byKind[kind].numberNote)}
        shown={shown}
        draft={draft.data ?? null}
        leaveWords={t.creates.cancel}
        save={async (fields) => {
          const { recordId } = await deskClient.creates.make({ sourceId, kind, fields });
          onSay(t.creates.made);
          onMade(recordId);
        }}
      />
    </>
  );
}
