// 通讯录: all by unit, or those a question finds by name, pinyin, initials, unit or duty.
import {
  type ContactPlace,
  type ContactRow,
  countByUnit,
  countContacts,
  listContacts as listRows,
  type OrganCount,
  readContact,
} from '../store/contacts.ts';
import type { Desk } from './desk.ts';

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
  const keys = search.keysOf('contact', text, mostFound);
  const rows = keys.slice(offset, offset + limit).flatMap((key) => readContact(store, key) ?? []);
  return { rows, total: keys.length };
}

export function contactTree({ store }: Desk): OrganCount[] {
  return [...countByUnit(store)];
}
