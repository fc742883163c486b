// 谁主管: a few words → the unit and the person who own the matter, as the cards say it; who stands in for one who is
// away. Nothing is guessed: a card that only sounds alike answers for nothing.
import type { Owner } from '../../../shared/contract/desk-contacts.ts';
import { matterAsked } from '../../../shared/domain/matter-asked.ts';
import { fold } from '../../../shared/text/fold.ts';
import { type ContactRow, leftLast, readContact } from '../store/contacts.ts';
import type { Desk } from './desk.ts';
import { answeringFor, calledOf } from './list-contacts.ts';

/** Cards looked at, and owners shown: more is a question that names no matter. */
const mostRead = 100;
const mostOwners = 5;

/** Stated as a 事项, or spoken of among the duties. */
type Owned = { readonly card: ContactRow; readonly matter: string; readonly stated: boolean };

export function whoOwns({ store, search }: Desk, { text }: { readonly text: string }): Owner[] {
  const words = fold(matterAsked(text))
    .split(/\s+/u)
    .filter((word) => word !== '');
  if (words.length === 0) return [];
  const keys = leftLast(store, search.keysOf('contact', words.join(' '), mostRead));
  const owned = keys
    .flatMap((key) => readContact(store, key) ?? [])
    .flatMap((card) => ownedBy(card, words) ?? []);
  return owned
    .filter((one) => !isNamedWithin(one, owned))
    .toSorted((a, b) => Number(b.stated) - Number(a.stated))
    .slice(0, mostOwners)
    .map(({ card, matter }) => {
      const { org, unit, sourceId, fetchedAt } = card;
      const of = { matter, org, unit, sourceId, fetchedAt };
      return card.card === '机构'
        ? { ...of, unitCard: calledOf(card) }
        : { ...of, person: calledOf(card), ...answeringFor(store, card) };
    });
}

function ownedBy(card: ContactRow, words: readonly string[]): Owned | undefined {
  const holds = (text: string): boolean => {
    const folded = fold(text);
    return words.every((word) => folded.includes(word));
  };
  const item = card.items.find(holds);
  if (item !== undefined) return { card, matter: item, stated: true };
  const duty = card.duties.split(/[；;。\n]/u).find(holds);
  return duty === undefined ? undefined : { card, matter: duty.trim(), stated: false };
}

/** Where the 事项 is stated of somebody in the unit, neither its own card nor who only helps with it says more. */
function isNamedWithin({ card, stated }: Owned, all: readonly Owned[]): boolean {
  return all.some(
    (other) =>
      other.card.id !== card.id &&
      other.card.card === '人员' &&
      other.card.status !== '调离' &&
      (card.card === '机构' ? other.stated || !stated : other.stated && !stated) &&
      other.card.org === card.org &&
      (card.unit === '' || other.card.unit === card.unit),
  );
}
