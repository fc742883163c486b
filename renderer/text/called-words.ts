// Whom to call, in words: a person by name, post and number; who answers for one who is away or has left.

import type { Called, CardRead } from '../../shared/contract/desk-contacts.ts';
import type { Text } from './zh.ts';

/** Somebody away is called away wherever they are named. */
export function calledWords(t: Text, { name, post, phone, status }: Called): string {
  const away = status === '在岗' ? '' : t.contacts.isAway(t.terms.contactStatus[status]);
  return [`${name}${away}`, post, phone ?? ''].filter((part) => part !== '').join(t.gap);
}

export function insteadWords(
  t: Text,
  { name, status }: Pick<Called, 'name' | 'status'>,
  { standIn, unitCard }: Partial<Pick<CardRead, 'standIn' | 'unitCard'>>,
): string {
  const hasLeft = status === '调离';
  const gone = hasLeft ? t.contacts.left(name) : t.contacts.away(name, t.terms.contactStatus[status]);
  if (standIn !== undefined) {
    const whom = calledWords(t, standIn);
    return gone + (hasLeft ? t.contacts.successor(whom) : t.contacts.standIn(whom));
  }
  return (
    gone + (unitCard === undefined ? t.contacts.nobodyStated : t.contacts.askUnit(calledWords(t, unitCard)))
  );
}
