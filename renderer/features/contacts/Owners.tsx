// Who owns the matter that was asked for: unit, A 岗, and B 岗 while A 岗 is away. Nothing where no card says so.

import { useQuery } from '@tanstack/react-query';
import type { Owner } from '../../../shared/contract/desk-contacts.ts';
import { desk } from '../../link/doors.ts';
import { useNow } from '../../link/now.ts';
import { useSources } from '../../link/sources.ts';
import { momentWords } from '../../text/dates.ts';
import { useText } from '../../text/words.tsx';
import { calledWords, insteadWords } from '../../text/called-words.ts';
import { LineButton } from '../../ui/LineButton.tsx';
import styles from './Contacts.module.css';

type OwnersProps = { readonly text: string; readonly onOpenCard: (id: string) => void };

export function Owners({ text, onOpenCard }: OwnersProps) {
  const t = useText();
  const owners = useQuery(desk.contacts.owners.queryOptions({ input: { text } }));
  if (owners.data === undefined || owners.data.length === 0) return null;
  return (
    <section className={styles.block} aria-label={t.contacts.owners}>
      <h2 className={styles.head}>{t.contacts.owners}</h2>
      {owners.data.map((owner) => (
        <OneOwner key={`${owner.matter} ${answeringOf(owner)}`} owner={owner} onOpenCard={onOpenCard} />
      ))}
    </section>
  );
}

type OneOwnerProps = { readonly owner: Owner } & Pick<OwnersProps, 'onOpenCard'>;

function OneOwner({ owner, onOpenCard }: OneOwnerProps) {
  const t = useText();
  const now = useNow();
  const source = useSources().find(({ id }) => id === owner.sourceId);
  const { person, unitCard, matter, org, unit } = owner;
  const id = answeringOf(owner);
  const whom =
    person === undefined ? (unitCard?.phone ?? '') : person.status === '在岗' ? calledWords(t, person) : '';
  return (
    <LineButton onPress={() => id !== undefined && onOpenCard(id)}>
      <span className={styles.what}>{matter}</span>
      <span className={styles.who}>{t.contacts.ownedBy([org, unit].filter(Boolean).join(t.dot), whom)}</span>
      {person !== undefined && person.status !== '在岗' && (
        <span className={styles.who}>{insteadWords(t, person, owner)}</span>
      )}
      <span className={styles.quiet}>
        {t.contacts.asOf(momentWords(t, source?.lastOkAt ?? owner.fetchedAt, now))}
      </span>
    </LineButton>
  );
}

/** Whose card is opened: of the one who answers now. */
function answeringOf({ person, standIn, unitCard }: Owner): string | undefined {
  if (person?.status === '在岗') return person.id;
  return (standIn ?? person ?? unitCard)?.id;
}
