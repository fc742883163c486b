// 关联: what stands beside a record, in the order of the question a person has: who answers for this, on which
// provisions does it rest, what is in the archive, where else is the same matter. Each line says why it is shown.

import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type {
  Related as Found,
  RelatedContact,
  RelatedProvision,
  RelatedRecord,
} from '../../shared/contract/desk-related.ts';
import { desk } from '../link/doors.ts';
import { useNow } from '../link/now.ts';
import { useSources } from '../link/sources.ts';
import { troubleOf } from '../link/trouble.ts';
import { insteadWords } from '../text/called-words.ts';
import { titleWords } from '../text/citation-words.ts';
import { dayWords, ymdWords } from '../text/dates.ts';
import { troubleText } from '../text/fault-words.ts';
import { useText } from '../text/words.tsx';
import { Keep } from '../ui/Keep.tsx';
import { LineButton } from '../ui/LineButton.tsx';
import { Tag } from '../ui/Tag.tsx';
import type { Opening } from '../ui/use-opened.ts';
import { standingMark } from './norms/standing.ts';
import { staleCard } from './stale-card.ts';
import styles from './Related.module.css';

type RelatedProps = { readonly id: string; readonly onOpen: (to: Opening) => void };

export function Related({ id, onOpen }: RelatedProps) {
  const t = useText();
  const related = useQuery(desk.related.of.queryOptions({ input: { id } }));
  if (related.isError && related.data === undefined)
    return (
      <p className={styles.quiet}>
        {t.related.failed}
        {troubleText(t, troubleOf(related.error))}
      </p>
    );
  if (related.data === undefined || isBare(related.data)) return null;
  const { contacts, provisions, records } = related.data;
  const archives = records.filter(({ kind }) => kind === 'archive');
  const same = records.filter(({ kind, reason }) => kind !== 'archive' && reason.kind === 'same-matter');
  const others = records.filter(({ kind, reason }) => kind !== 'archive' && reason.kind !== 'same-matter');
  return (
    <div className={styles.related} data-print-hide>
      <Part title={t.related.contacts} count={contacts.length}>
        {contacts.map((contact) => (
          <Contact key={contact.id} contact={contact} onOpen={onOpen} />
        ))}
      </Part>
      <Part title={t.related.provisions} count={provisions.length}>
        {provisions.map((provision) => (
          <Provision
            key={`${provision.id} ${provision.anchor} ${provision.words}`}
            provision={provision}
            onOpen={onOpen}
          />
        ))}
      </Part>
      {(
        [
          [t.related.sameMatter, same],
          [t.related.archives, archives],
          [t.related.others, others],
        ] as const
      ).map(([title, part]) => (
        <Part key={title} title={title} count={part.length}>
          {part.map((record) => (
            <Record key={record.id} record={record} onOpen={onOpen} />
          ))}
        </Part>
      ))}
    </div>
  );
}

const isBare = ({ contacts, provisions, records }: Found): boolean =>
  contacts.length + provisions.length + records.length === 0;

type PartProps = { readonly title: string; readonly count: number; readonly children: ReactNode };

function Part({ title, count, children }: PartProps) {
  if (count === 0) return null;
  return (
    <section className={styles.part}>
      <h3 className={styles.head}>{title}</h3>
      {children}
    </section>
  );
}

type LineProps = {
  readonly title: ReactNode;
  /** The quiet second line, and the third that says why it is shown. */
  readonly about: ReactNode;
  readonly why?: string;
  readonly onPress: () => void;
};

function Line({ title, about, why, onPress }: LineProps) {
  return (
    <LineButton onPress={onPress}>
      <span className={styles.title}>{title}</span>
      {about !== '' && about !== false && <span className={styles.quiet}>{about}</span>}
      {why !== undefined && <span className={styles.quiet}>{why}</span>}
    </LineButton>
  );
}

type ContactProps = { readonly contact: RelatedContact } & Pick<RelatedProps, 'onOpen'>;

function Contact({ contact, onOpen }: ContactProps) {
  const t = useText();
  const now = useNow();
  const { id, name, org, unit, post, phone, status, standIn, reason } = contact;
  const stale = staleCard(contact, useSources(), now);
  const place = [org, unit].filter((part) => part !== '').join(' ');
  const isHere = status === '在岗' || standIn === undefined;
  const about = isHere
    ? [post, phone, t.terms.contactStatus[status]].filter((part) => part).join(t.dot)
    : insteadWords(t, contact, contact);
  return (
    <Line
      title={
        <>
          {name} {place} {stale && <Tag tone="amber">{t.related.stale(dayWords(t, stale.since, now))}</Tag>}
        </>
      }
      about={about}
      why={reason.kind === 'named' ? t.related.named : t.related.duty(reason.words)}
      onPress={() => onOpen({ kind: 'contact', id, title: name })}
    />
  );
}

type ProvisionProps = { readonly provision: RelatedProvision } & Pick<RelatedProps, 'onOpen'>;

function Provision({ provision, onOpen }: ProvisionProps) {
  const t = useText();
  const { id, anchor, title, label, text, standing, words } = provision;
  const mark = standing === undefined ? undefined : standingMark(t, standing);
  const name = `${titleWords(title)}${label}`;
  return (
    <Line
      title={
        <>
          {name} {mark && <Tag tone={mark.tone}>{mark.words}</Tag>}
        </>
      }
      about={text !== '' && <span className={styles.two}>{text}</span>}
      why={t.related.citedAs(words)}
      onPress={() => onOpen({ kind: 'article', id, anchor, title })}
    />
  );
}

type RecordProps = { readonly record: RelatedRecord } & Pick<RelatedProps, 'onOpen'>;

/** A day of the calendar; anything longer is an instant. */
const ymdLength = 10;

function Record({ record, onOpen }: RecordProps) {
  const t = useText();
  const now = useNow();
  const sources = useSources();
  const { kind, id, sourceId, title, note, date, reason } = record;
  const from =
    sourceId === undefined ? t.knowledge.importedBy : sources.find((source) => source.id === sourceId)?.name;
  const about = [from, note].filter((part) => part).join(t.dot);
  return (
    <Line
      title={title}
      about={
        <>
          {about}
          {date !== undefined && (
            <>
              {t.dot}
              <Keep>{date.length === ymdLength ? ymdWords(t, date) : dayWords(t, date, now)}</Keep>
            </>
          )}
        </>
      }
      why={t.related.reasons[reason.kind](reason.words)}
      onPress={() => onOpen({ kind, id, title })}
    />
  );
}
