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
  const cards = useCards(wanted);
  const tree = usePaneWidth('contacts.tree', 240);
  const shownPlace = filter === '' ? place : {};
  const goTo = (to: Place) => {
    onFilter('');
    setPlace(to);
    cards.choose(undefined);
    setPlaceOpened(true);
  };
  const openFromTree = (id: string) => {
    setPlaceOpened(true);
    cards.open(id);
  };
  return (
    <Panes
      names={{ list: t.contacts.tree, main: t.contacts.list, side: '' }}
      opened={placeOpened || filter !== ''}
      listWidth={{ ...tree, least: 160, most: 420, label: t.frame.listWidth }}
      list={
        <OrganTree place={shownPlace} onPlace={goTo}>
          <WhenOneColumn>
            <OnDuty org={undefined} onOpenCard={openFromTree} />
          </WhenOneColumn>
        </OrganTree>
      }
      main={<People {...{ filter, onFilter, place, cards }} onBack={() => setPlaceOpened(false)} />}
    />
  );
}

/** Which card is looked at, and whether it is in front where there is room for one column. */
function useCards(wanted: ContactsProps['wanted']) {
  const [chosen, setChosen] = useState<string>();
  const [opened, setOpened] = useState(false);
  const [isWanted, setIsWanted] = useState(false);
  const [met, setMet] = useState<ContactsProps['wanted']>();
  const choose = (id: string | undefined) => {
    setChosen(id);
    setIsWanted(false);
  };
  const open = (id: string) => {
    choose(id);
    setOpened(true);
  };
  if (wanted !== undefined && wanted !== met) {
    setMet(wanted);
    open(wanted.id);
    setIsWanted(true);
  }
  return { chosen, opened, setOpened, isWanted, choose, open };
}

type PeopleProps = Pick<ContactsProps, 'filter' | 'onFilter'> & {
  readonly place: Place;
  readonly cards: ReturnType<typeof useCards>;
  readonly onBack: () => void;
};

function People({ filter, onFilter, place, cards, onBack }: PeopleProps) {
  const t = useText();
  const list = usePaneWidth('contacts.list', 400);
  const ofPlace = useUnitCard(filter === '' ? place : {});
  const shown = cards.chosen ?? ofPlace;
  return (
    <Panes
      names={{ list: t.contacts.list, main: t.contacts.reading, side: '' }}
      opened={cards.opened}
      listWidth={{ ...list, least: 300, most: 720, label: t.frame.listWidth }}
      list={
        <ContactList
          {...{ filter, onFilter, place, onBack }}
          chosen={cards.chosen}
          onChoose={cards.choose}
          onOpen={() => cards.setOpened(true)}
          onOpenCard={cards.open}
        />
      }
      main={
        <>
          <WhenOneColumn>
            <Button kind="quiet" icon="back" onPress={() => cards.setOpened(false)}>
              {t.backToList}
            </Button>
          </WhenOneColumn>
          {shown === undefined ? (
            <Empty>{t.contacts.pickOne}</Empty>
          ) : (
            <CardReading key={shown} id={shown} wanted={cards.isWanted} onOpenCard={cards.open} />
          )}
        </>
      }
    />
  );
}
