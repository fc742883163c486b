// The fields of a card in the order they are asked for. What is withheld says so: an empty line would look forgotten.

import type { Card, CardRead } from '../../../shared/contract/desk-contacts.ts';
import { type Withholdable, withheldOf } from '../../../shared/domain/withheld.ts';
import { dayWords } from '../../text/dates.ts';
import type { Text } from '../../text/zh.ts';
import type { Element } from '../../ui/Elements.tsx';
import { spanWords } from './duty-words.ts';

/** Turns to come; a roster of a month is read where it is kept. */
const mostTurns = 5;

export function cardElements(t: Text, { card, unitCard }: CardRead, now: number): readonly Element[] {
  const names = t.fields.contact;
  const isUnit = card.card === '机构';
  const withheld = withheldOf(card);
  const seen = (field: Withholdable): string =>
    withheld.includes(field) ? withheldWords(t, card, field) : (card[field] ?? '');
  const pairs: readonly (readonly [string, string])[] = [
    [names.org, card.org === card.name ? '' : card.org],
    [names.unit, isUnit ? '' : [card.unit, unitCard?.phone ?? ''].filter(Boolean).join(t.gap)],
    [names.post, seen('post')],
    [names.phone, seen('phone')],
    [names.mobile, seen('mobile')],
    [names.office, seen('office')],
    [names.address, seen('address')],
    [names.hours, seen('hours')],
    [names.status, isUnit ? '' : t.terms.contactStatus[card.status]],
    [names.items, card.items.join(t.comma)],
    [names.duties, seen('duties')],
    [names.duty, turnWords(t, card, now)],
  ];
  const wide: readonly string[] = [names.duties, names.items, names.duty];
  return pairs
    .filter(([, value]) => value !== '')
    .map(([term, value]) => ({ term, value, wide: wide.includes(term) }));
}

function withheldWords(t: Text, { mobileMask, through }: Card, field: Withholdable): string {
  if (field === 'mobile' && mobileMask !== undefined) return t.contacts.masked(mobileMask);
  const isNumber = field === 'mobile' || field === 'phone';
  return isNumber && through !== undefined ? t.contacts.withheldThrough(through) : t.contacts.withheld;
}

function turnWords(t: Text, { duty }: Card, now: number): string {
  return duty
    .filter(({ to }) => Date.parse(to) > now)
    .slice(0, mostTurns)
    .map((turn) => t.contacts.dutyTurn(dayWords(t, turn.from, now), spanWords(t, turn), turn.post))
    .join(t.comma);
}
