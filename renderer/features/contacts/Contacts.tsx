// 通讯录: organs and units on the left, their people or those found by name, unit, duty or pinyin, and the one looked at.

import { memo, useState } from 'react';
import type { ContactData } from '../../../shared/domain/contact.ts';
import { desk } from '../../link/doors.ts';
import { useNow } from '../../link/now.ts';
import { type Range, usePages } from '../../link/pages.ts';
import { usePaneWidth } from '../../link/panes.ts';
import { useSources } from '../../link/sources.ts';
import { troubleOf } from '../../link/trouble.ts';
import { scaled, useAppearance } from '../../style/appearance.ts';
import { momentWords } from '../../text/dates.ts';
import { troubleText } from '../../text/fault-words.ts';
import { useText } from '../../text/words.tsx';
import { Button } from '../../ui/Button.tsx';
import { Empty } from '../../ui/Empty.tsx';
import { WhenOneColumn } from '../../ui/Folded.tsx';
import { Heading } from '../../ui/Heading.tsx';
import { Note } from '../../ui/Note.tsx';
import { Panes } from '../../ui/Panes.tsx';
import { ReadingPane } from '../../ui/ReadingPane.tsx';
import { RowList } from '../../ui/RowList.tsx';
import { SearchField } from '../../ui/SearchField.tsx';
import { TwoLines } from '../../ui/TwoLines.tsx';
import { OrganTree, type Place } from './OrganTree.tsx';

type Contact = ContactData & { readonly id: string; readonly sourceId: string; readonly fetchedAt: string };

type ContactsProps = { readonly filter: string; readonly onFilter: (text: string) => void };

const start: Range = { first: 0, last: 0 };

export function Contacts({ filter, onFilter }: ContactsProps) {
  const t = useText();
  const [place, setPlace] = useState<Place>({});
  const [placeOpened, setPlaceOpened] = useState(false);
  const [chosen, setChosen] = useState<Contact>();
  const [opened, setOpened] = useState(false);
  const tree = usePaneWidth('contacts.tree', 240);
  const list = usePaneWidth('contacts.list', 400);
  return (
    <Panes
      names={{ list: t.contacts.tree, main: t.contacts.list, side: '' }}
      opened={placeOpened || filter !== ''}
      listWidth={{ ...tree, least: 160, most: 420, label: t.frame.listWidth }}
      list={
        <OrganTree
          place={filter === '' ? place : {}}
          onPlace={(to) => {
            onFilter('');
            setPlace(to);
            setPlaceOpened(true);
          }}
        />
      }
      main={
        <Panes
          names={{ list: t.contacts.list, main: t.contacts.reading, side: '' }}
          opened={opened}
          listWidth={{ ...list, least: 300, most: 720, label: t.frame.listWidth }}
          list={
            <ContactList
              filter={filter}
              onFilter={onFilter}
              place={place}
              chosen={chosen?.id}
              onChoose={setChosen}
              onOpen={() => setOpened(true)}
              onBack={() => setPlaceOpened(false)}
            />
          }
          main={
            <>
              <WhenOneColumn>
                <Button kind="quiet" icon="back" onPress={() => setOpened(false)}>
                  {t.backToList}
                </Button>
              </WhenOneColumn>
              {chosen === undefined ? <Empty>{t.contacts.pickOne}</Empty> : <Card contact={chosen} />}
            </>
          }
        />
      }
    />
  );
}

type ContactListProps = ContactsProps & {
  readonly place: Place;
  readonly onBack: () => void;
  readonly chosen: string | undefined;
  readonly onChoose: (contact: Contact) => void;
  readonly onOpen: () => void;
};

function ContactList({ filter, onFilter, place, chosen, onChoose, onOpen, onBack }: ContactListProps) {
  const t = useText();
  const { fontSize } = useAppearance();
  const [range, setRange] = useState(start);
  const list = usePages<Contact>(range, (offset, limit) =>
    desk.contacts.list.queryOptions({ input: { text: filter, ...place, offset, limit } }),
  );
  const choose = (index: number) => {
    const contact = list.row(index);
    if (contact !== undefined) onChoose(contact);
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
      {list.error !== undefined && (
        <Note kind="alert" actions={<Button onPress={list.again}>{t.again}</Button>}>
          {t.contacts.listFailed}
          {troubleText(t, troubleOf(list.error))}
        </Note>
      )}
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

const Person = memo(function Person({ contact }: { readonly contact: Contact | undefined }) {
  const t = useText();
  if (contact === undefined) return <TwoLines waiting={t.loadingRows} />;
  const { name, org, unit, post, phone, status } = contact;
  return (
    <TwoLines
      title={post === '' ? name : `${name}${t.gap}${post}`}
      note={[org, unit].filter((part) => part !== '').join(t.dot)}
      end={phone ?? ''}
      endNote={t.terms.contactStatus[status]}
    />
  );
});

/** Posts and telephones change by the week; what its source was not asked about for longer may be wrong. */
const staleMs = 7 * 86_400_000;

function Card({ contact }: { readonly contact: Contact }) {
  const t = useText();
  const now = useNow();
  const source = useSources().find(({ id }) => id === contact.sourceId);
  const lastOkAt = source?.lastOkAt ?? contact.fetchedAt;
  const isStale = now - Date.parse(lastOkAt) > staleMs;
  const names = t.fields.contact;
  const pairs: readonly (readonly [string, string])[] = [
    [names.org, contact.org],
    [names.unit, contact.unit],
    [names.post, contact.post],
    [names.phone, contact.phone ?? ''],
    [names.office, contact.office ?? ''],
    [names.status, t.terms.contactStatus[contact.status]],
    [names.duties, contact.duties],
  ];
  return (
    <ReadingPane
      key={contact.id}
      title={contact.name}
      elements={pairs
        .filter(([, value]) => value !== '')
        .map(([term, value]) => ({ term, value, wide: term === names.duties }))}
      foot={t.contacts.fetched(source?.name ?? t.unknownSource, momentWords(t, contact.fetchedAt, now))}
    >
      {isStale && (
        <Note kind="warn">
          {t.contacts.stale(source?.name ?? t.unknownSource, momentWords(t, lastOkAt, now))}
        </Note>
      )}
    </ReadingPane>
  );
}
