// 通讯录 as the departments state it: written by pulls alone (S2).
import type { ContactData } from '../../../shared/domain/contact.ts';
import type { Id } from '../../../shared/domain/terms.ts';
import { asRow, int, isoOf, json, type Row, text } from './columns.ts';
import { recordId } from './ids.ts';
import { type Common, commonValues, writeRecord, writeSql } from './records.ts';
import type { Store } from './store.ts';

export type ContactRow = ContactData & { readonly id: Id; readonly sourceId: Id; readonly fetchedAt: string };

const sql = writeSql('contact', ['name', 'org', 'unit', 'data']);

export function writeContact(store: Store, common: Common, data: ContactData, held?: number): number {
  const values = [data.name, data.org, data.unit, JSON.stringify(data)];
  return writeRecord(store, sql, [...commonValues(common), ...values], held);
}

const rowColumns = 'c.key, s.id AS source_id, c.fetched_at, c.data';

function fromRow(row: Row): ContactRow {
  return {
    ...json<ContactData>(row, 'data'),
    id: recordId('contact', int(row, 'key')),
    sourceId: text(row, 'source_id'),
    fetchedAt: isoOf(int(row, 'fetched_at')),
  };
}

/** By unit, then name: as the printed list stands on the desk. */
export function listContacts(
  store: Store,
  page: { readonly offset: number; readonly limit: number },
): readonly ContactRow[] {
  return store
    .sql(
      `SELECT ${rowColumns} FROM (SELECT key AS picked FROM contact INDEXED BY contact_place
         ORDER BY org, unit, name LIMIT :limit OFFSET :offset) p
       CROSS JOIN contact c ON c.key = p.picked JOIN source s ON s.key = c.source ORDER BY c.org, c.unit, c.name`,
    )
    .all(page)
    .map((row) => fromRow(asRow(row)));
}

export function countContacts(store: Store): number {
  return int(asRow(store.sql('SELECT count(*) AS n FROM contact').get()), 'n');
}

export function readContact(store: Store, key: number): ContactRow | undefined {
  const value = store
    .sql(`SELECT ${rowColumns} FROM contact c JOIN source s ON s.key = c.source WHERE c.key = ?`)
    .get(key);
  return value === undefined ? undefined : fromRow(asRow(value));
}
