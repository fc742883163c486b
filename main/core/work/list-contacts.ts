// 通讯录: all by unit, or those a question finds by name, pinyin, initials, unit or duty.
import { countContacts, type ContactRow, listContacts as listRows, readContact } from '../store/contacts.ts';
import type { Desk } from './desk.ts';

/** More than anybody scrolls through; a longer answer asks for a better question. */
const mostFound = 500;

export function listContacts(
  { store, search }: Desk,
  { text, offset, limit }: { readonly text: string; readonly offset: number; readonly limit: number },
): { readonly rows: ContactRow[]; readonly total: number } {
  if (text.trim() === '')
    return { rows: [...listRows(store, { offset, limit })], total: countContacts(store) };
  const keys = search.keysOf('contact', text, mostFound);
  const rows = keys.slice(offset, offset + limit).flatMap((key) => readContact(store, key) ?? []);
  return { rows, total: keys.length };
}
