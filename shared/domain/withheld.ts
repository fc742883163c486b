// Which fields of a card this person may not see. The department decides; here it is only kept to. Without schemas: the
// window names these fields too.
import type { ContactData } from './contact.ts';

/** What a card may hold back. Who it is of and where they belong is not among it: then the card is not sent at all. */
const withholdable = ['post', 'duties', 'office', 'phone', 'mobile', 'address', 'hours'] as const;
export type Withholdable = (typeof withholdable)[number];

export const withheldOf = ({ withheld }: Pick<ContactData, 'withheld'>): readonly Withholdable[] =>
  withholdable.filter((field) => withheld.includes(field));

/** Without the values of what is withheld, should a department have sent one all the same: they are not kept here. */
export function asMayBeSeen(data: ContactData): ContactData {
  const fields = withheldOf(data);
  if (fields.length === 0) return data;
  const seen = { ...data };
  for (const field of fields) {
    if (field === 'post' || field === 'duties') seen[field] = '';
    else delete seen[field];
  }
  return seen;
}
