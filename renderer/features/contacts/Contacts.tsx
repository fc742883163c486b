// 通讯录: organs and units on the left, their people or those found by name, unit, matter or pinyin, and the one looked at.

import { useState } from 'react';
import { usePaneWidth } from '../../link/panes.ts';
import { useText } from '../../text/words.tsx';
import { Button } from '../../ui/Button.tsx';
import { Empty } from '../../ui/Empty.tsx';
import { WhenOneColumn } from '../../ui/Folded.tsx';
import { Panes } from '../../ui/Panes.tsx';
import { CardReading } from './CardReading.tsx';
import { ContactList } from './ContactList.tsx';
import { OnDuty } from './OnDuty.tsx';
import { OrganTree, type Place } from './OrganTree.tsx';
import { useUnitCard } from './use-unit-card.ts';

type ContactsProps = {
  readonly filter: string;
  readonly onFilter: (text: string) => void;
  /** A card that was opened from elsewhere: it is shown at once and takes the focus. Each opening is one of its own. */
  readonly wanted: { readonly id: string } | undefined;
};

export function Contacts({ filter, onFilter, wanted }: ContactsProps) {
  const t = useText();
  const [place, setPlace] = useState<Place>({});
  const [placeOpened, setPlaceOpened] = useState(false);
  const [chosen, setChosen] = useState<string>();
  const [opened, setOpened] = useState(false);
  const [isWanted, setIsWanted] = useState(false);
  const [met, setMet] = useState<ContactsProps['wanted']>();
  const ofPlace = useUnitCard(filter === '' ? place : {});
  const tree = usePaneWidth('contacts.tree', 240);
  const list = usePaneWidth('contacts.list', 400);
  const shown = chosen ?? ofPlace;
  const choose = (id: string | undefined) => {
    setChosen(id);
    setIsWanted(false);
  };
  const openCard = (id: string) => {
    choose(id);
    setOpened(true);
  };
  if (wanted !== undefined && wanted !== met) {
    setMet(wanted);
    openCard(wanted.id);
    setIsWanted(true);
  }
  const openFromTree = (id: string) => {
    setPlaceOpened(true);
    openCard(id);
  };
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
            choose(undefined);
            setPlaceOpened(true);
          }}
        >
          <WhenOneColumn>
            <OnDuty org={undefined} onOpenCard={openFromTree} />
          </WhenOneColumn>
        </OrganTree>
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
              chosen={chosen}
              onChoose={choose}
              onOpen={() => setOpened(true)}
              onOpenCard={openCard}
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
              {shown === undefined ? (
                <Empty>{t.contacts.pickOne}</Empty>
              ) : (
                <CardReading key={shown} id={shown} wanted={isWanted} onOpenCard={openCard} />
              )}
            </>
          }
        />
      }
    />
  );
}
