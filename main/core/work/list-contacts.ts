// 通讯录: all by unit, or those a question finds by name, pinyin, initials, unit or duty; one card, and who answers when
// its person does not.
import type { Called, Card, CardRead } from '../../../shared/contract/desk-contacts.ts';
import { ok, type Result } from '../../../shared/domain/fault.ts';
import { matterAsked } from '../../../shared/domain/matter-asked.ts';
import type { Id } from '../../../shared/domain/terms.ts';
import {
  type ContactPlace,
  type ContactRow,
  countByUnit,
  countContacts,
  leftLast,
  listContacts as listRows,
  namedCard,
  type OrganCount,
  readContact,
  unitCard,
} from '../store/contacts.ts';
import { parseRecordId } from '../store/ids.ts';
import type { Store } from '../store/store.ts';
import { type Desk, notFound } from './desk.ts';

/** More than anybody scrolls through; a longer answer asks for a better question. */
const mostFound = 500;

export function listContacts(
  { store, search }: Desk,
  {
    text,
    ...asked
  }: ContactPlace & { readonly text: string; readonly offset: number; readonly limit: number },
): { readonly rows: ContactRow[]; readonly total: number } {
  if (text.trim() === '') return { rows: [...listRows(store, asked)], total: countContacts(store, asked) };
  const { offset, limit } = asked;
  const keys = leftLast(store, search.keysOf('contact', matterAsked(text), mostFound));
  const rows = keys.slice(offset, offset + limit).flatMap((key) => readContact(store, key) ?? []);
  return { rows, total: keys.length };
}

export function contactTree({ store }: Desk): OrganCount[] {
  return [...countByUnit(store)];
}

export function readCard({ store }: Desk, { id }: { readonly id: Id }): Result<CardRead> {
  const of = parseRecordId(id);
  const card = of?.kind === 'contact' ? readContact(store, of.key) : undefined;
  return card === undefined ? notFound : ok({ card, ...answeringFor(store, card) });
}

export function calledOf({ id, name, org, unit, post, phone, status }: Card): Called {
  return { id, name, org, unit, post, status, ...(phone === undefined ? {} : { phone }) };
}

/** Who answers instead of one who is not there, and the unit itself; nobody of a card that is a unit's own. */
export function answeringFor(store: Store, card: ContactRow): Pick<CardRead, 'standIn' | 'unitCard'> {
  const instead = standInOf(store, card);
  const own = card.card === '机构' ? undefined : unitCard(store, card);
  return {
    ...(instead === undefined ? {} : { standIn: calledOf(instead) }),
    ...(own === undefined ? {} : { unitCard: calledOf(own) }),
  };
}

/** One who stands in may be away too; further than this nobody has arranged it. */
const mostSteps = 3;

function standInOf(store: Store, away: ContactRow): ContactRow | undefined {
  let found: ContactRow | undefined;
  for (let at = away, step = 0; at.status !== '在岗' && at.ab !== undefined && step < mostSteps; step += 1) {
    const next = namedCard(store, { sourceId: at.sourceId, remoteId: at.ab });
    if (next === undefined || next.id === away.id) break;
    found = next;
    at = next;
  }
  return found;
}
