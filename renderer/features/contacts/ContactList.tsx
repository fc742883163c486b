// The people of a place, or those a question finds; above them who owns what was asked for, or who is on duty today.

import { memo, useState } from 'react';
import type { Card } from '../../../shared/contract/desk-contacts.ts';
import { desk } from '../../link/doors.ts';
import { type Range, usePages } from '../../link/pages.ts';
import { Failed } from '../../records/Failed.tsx';
import { scaled, useAppearance } from '../../style/appearance.ts';
import { useText } from '../../text/words.tsx';
import { Button } from '../../ui/Button.tsx';
import { Empty } from '../../ui/Empty.tsx';
import { WhenOneColumn } from '../../ui/Folded.tsx';
import { Heading } from '../../ui/Heading.tsx';
import { RowList } from '../../ui/RowList.tsx';
import { SearchField } from '../../ui/SearchField.tsx';
import { TwoLines } from '../../ui/TwoLines.tsx';
import { OnDuty } from './OnDuty.tsx';
import type { Place } from './OrganTree.tsx';
import { Owners } from './Owners.tsx';

type ContactListProps = {
  readonly filter: string;
  readonly onFilter: (text: string) => void;
  readonly place: Place;
  readonly onBack: () => void;
  readonly chosen: string | undefined;
  readonly onChoose: (id: string) => void;
  readonly onOpen: () => void;
  readonly onOpenCard: (id: string) => void;
};

const start: Range = { first: 0, last: 0 };

export function ContactList(props: ContactListProps) {
  const { filter, onFilter, place, chosen, onChoose, onOpen, onOpenCard, onBack } = props;
  const t = useText();
  const { fontSize } = useAppearance();
  const [range, setRange] = useState(start);
  const list = usePages<Card>(range, (offset, limit) =>
    desk.contacts.list.queryOptions({ input: { text: filter, ...place, offset, limit } }),
  );
  const choose = (index: number) => {
    const contact = list.row(index);
    if (contact !== undefined) onChoose(contact.id);
  };
  const empty = list.total === 0 && !list.loading && list.error === undefined;
  return (
    <>
      <WhenOneColumn>
        <Button kind="quiet" icon="back" onPress={onBack}>
          {t.contacts.tree}
        </Button>
      </WhenOneColumn>
      <Heading title={place.unit ?? place.org ?? t.contacts.everyone}>
        <SearchField label={t.contacts.find} clear={t.contacts.clear} value={filter} onChange={onFilter} />
      </Heading>
      {filter.trim() === '' ? (
        <OnDuty org={place.org} onOpenCard={onOpenCard} />
      ) : (
        <Owners text={filter} onOpenCard={onOpenCard} />
      )}
      <Failed error={list.error} before={t.contacts.listFailed} onAgain={list.again} />
      {empty && filter === '' && <Empty>{t.contacts.noneYet}</Empty>}
      {empty && filter !== '' && (
        <Empty actions={<Button onPress={() => onFilter('')}>{t.contacts.clear}</Button>}>
          {t.contacts.none(filter)}
        </Empty>
      )}
      {list.total > 0 && (
        <RowList
          key={`${filter} ${place.org} ${place.unit}`}
          label={t.contacts.list}
          count={list.total}
          rowHeight={scaled(62, fontSize)}
          chosen={chosen === undefined ? -1 : list.indexOf((row) => row.id === chosen)}
          onChoose={choose}
          onOpen={onOpen}
          onRange={setRange}
          row={(index) => <Person contact={list.row(index)} />}
        />
      )}
    </>
  );
}

const Person = memo(function Person({ contact }: { readonly contact: Card | undefined }) {
  const t = useText();
  if (contact === undefined) return <TwoLines waiting={t.loadingRows} />;
  const { card, name, org, unit, post, phone, status } = contact;
  const isUnit = card === '机构';
  const places = isUnit ? [org === name ? '' : org, contact.items.join(t.comma)] : [org, unit];
  return (
    <TwoLines
      title={post === '' ? name : `${name}${t.gap}${post}`}
      note={places.filter((part) => part !== '').join(t.dot)}
      end={status === '调离' ? '' : (phone ?? '')}
      endNote={isUnit ? t.contacts.isUnit : t.terms.contactStatus[status]}
    />
  );
});
