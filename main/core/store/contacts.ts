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

/** A unit of an organ, or all of it; everything when neither is said. */
export type ContactPlace = { readonly org?: string | undefined; readonly unit?: string | undefined };

const at = 'WHERE (:org IS NULL OR org = :org) AND (:unit IS NULL OR unit = :unit)';
const placeOf = ({ org, unit }: ContactPlace) => ({ org: org ?? null, unit: unit ?? null });

/** By unit, then name: as the printed list stands on the desk. */
export function listContacts(
  store: Store,
  { offset, limit, ...place }: ContactPlace & { readonly offset: number; readonly limit: number },
): readonly ContactRow[] {
  return store
    .sql(
      `SELECT ${rowColumns} FROM (SELECT key AS picked FROM contact INDEXED BY contact_place ${at}
         ORDER BY org, unit, name LIMIT :limit OFFSET :offset) p
       CROSS JOIN contact c ON c.key = p.picked JOIN source s ON s.key = c.source ORDER BY c.org, c.unit, c.name`,
    )
    .all({ ...placeOf(place), offset, limit })
    .map((row) => fromRow(asRow(row)));
}

export function countContacts(store: Store, place: ContactPlace = {}): number {
  return int(asRow(store.sql(`SELECT count(*) AS n FROM contact ${at}`).get(placeOf(place))), 'n');
}

export type OrganCount = {
  readonly org: string;
  readonly count: number;
  readonly units: { readonly unit: string; readonly count: number }[];
};

/** The organs and their units, with how many people are in each. */
export function countByUnit(store: Store): readonly OrganCount[] {
  const organs = new Map<string, { unit: string; count: number }[]>();
  const rows = store.sql('SELECT org, unit, count(*) AS n FROM contact GROUP BY org, unit').all().map(asRow);
  for (const row of rows) {
    const units = organs.get(text(row, 'org')) ?? [];
    units.push({ unit: text(row, 'unit'), count: int(row, 'n') });
    organs.set(text(row, 'org'), units);
  }
  return [...organs].map(([org, units]) => ({
    org,
    count: units.reduce((sum, { count }) => sum + count, 0),
    units,
  }));
}

export function readContact(store: Store, key: number): ContactRow | undefined {
  const value = store
    .sql(`SELECT ${rowColumns} FROM contact c JOIN source s ON s.key = c.source WHERE c.key = ?`)
    .get(key);
  return value === undefined ? undefined : fromRow(asRow(value));
}
