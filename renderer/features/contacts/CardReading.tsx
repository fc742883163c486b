// One card as it is read: a person or a unit, what may not be seen named as such, who answers when this one does not, and
// how old it is.

import { useQuery } from '@tanstack/react-query';
import type { CardRead } from '../../../shared/contract/desk-contacts.ts';
import { desk } from '../../link/doors.ts';
import { useNow } from '../../link/now.ts';
import { useSources } from '../../link/sources.ts';
import { Failed } from '../../records/Failed.tsx';
import { staleCard } from '../../records/stale-card.ts';
import { momentWords } from '../../text/dates.ts';
import { useText } from '../../text/words.tsx';
import { Button } from '../../ui/Button.tsx';
import { Note } from '../../ui/Note.tsx';
import { ReadingPane } from '../../ui/ReadingPane.tsx';
import { insteadWords } from '../../text/called-words.ts';
import { cardElements } from './card-elements.ts';

type CardReadingProps = {
  readonly id: string;
  /** It was opened from elsewhere: reading goes on here. */
  readonly wanted: boolean;
  readonly onOpenCard: (id: string) => void;
};

export function CardReading({ id, wanted, onOpenCard }: CardReadingProps) {
  const t = useText();
  const read = useQuery(desk.contacts.read.queryOptions({ input: { id } }));
  if (read.data !== undefined) return <Shown read={read.data} {...{ wanted, onOpenCard }} />;
  return <Failed error={read.error} before={t.contacts.readFailed} onAgain={() => void read.refetch()} />;
}

type ShownProps = { readonly read: CardRead } & Pick<CardReadingProps, 'wanted' | 'onOpenCard'>;

function Shown({ read, wanted, onOpenCard }: ShownProps) {
  const { card, standIn, unitCard } = read;
  const t = useText();
  const now = useNow();
  const sources = useSources();
  const source = sources.find(({ id }) => id === card.sourceId);
  const stale = staleCard(card, sources, now);
  const instead = standIn ?? unitCard;
  return (
    <ReadingPane
      title={card.name}
      takesFocus={wanted}
      elements={cardElements(t, read, now)}
      foot={t.contacts.fetched(source?.name ?? t.unknownSource, momentWords(t, card.fetchedAt, now))}
    >
      {card.status !== '在岗' && (
        <Note
          kind="plain"
          actions={
            instead && (
              <Button onPress={() => onOpenCard(instead.id)}>{t.contacts.openCard(instead.name)}</Button>
            )
          }
        >
          {insteadWords(t, card, read)}
        </Note>
      )}
      {stale && (
        <Note kind="warn">
          {t.contacts.stale(stale.source ?? t.unknownSource, momentWords(t, stale.since, now))}
        </Note>
      )}
    </ReadingPane>
  );
}
