// One card as it is read: a person or a unit, what may not be seen named as such, who answers when this one does not, and
// how old it is.

import { useQuery } from '@tanstack/react-query';
import type { CardRead } from '../../../shared/contract/desk-contacts.ts';
import { desk } from '../../link/doors.ts';
import { useNow } from '../../link/now.ts';
import { useSources } from '../../link/sources.ts';
import { troubleOf } from '../../link/trouble.ts';
import { momentWords } from '../../text/dates.ts';
import { troubleText } from '../../text/fault-words.ts';
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
  if (!read.isError) return null;
  return (
    <Note kind="alert" actions={<Button onPress={() => void read.refetch()}>{t.again}</Button>}>
      {t.contacts.readFailed}
      {troubleText(t, troubleOf(read.error))}
    </Note>
  );
}

/** Posts and telephones change by the week; what its source was not asked about for longer may be wrong. */
const staleMs = 7 * 86_400_000;

type ShownProps = { readonly read: CardRead } & Pick<CardReadingProps, 'wanted' | 'onOpenCard'>;

function Shown({ read, wanted, onOpenCard }: ShownProps) {
  const { card, standIn, unitCard } = read;
  const t = useText();
  const now = useNow();
  const source = useSources().find(({ id }) => id === card.sourceId);
  const lastOkAt = source?.lastOkAt ?? card.fetchedAt;
  const isStale = now - Date.parse(lastOkAt) > staleMs;
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
      {isStale && (
        <Note kind="warn">
          {t.contacts.stale(source?.name ?? t.unknownSource, momentWords(t, lastOkAt, now))}
        </Note>
      )}
    </ReadingPane>
  );
}
