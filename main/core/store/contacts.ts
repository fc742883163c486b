// 通讯录 as the departments state it: written by pulls alone (S2). A value a department withholds is never written, so
// nothing made of the row (index, excerpts, lists) can hold it either.
import type { ContactData, Shift } from '../../../shared/domain/contact.ts';
import type { Id } from '../../../shared/domain/terms.ts';
import { asMayBeSeen } from '../../../shared/domain/withheld.ts';
import { asRow, int, isoOf, json, type Row, text } from './columns.ts';
import { recordId } from './ids.ts';
import { type Common, commonValues, writeRecord, writeSql } from './records.ts';
import type { Store } from './store.ts';

export type ContactRow = ContactData & { readonly id: Id; readonly sourceId: Id; readonly fetchedAt: string };

const sql = writeSql('contact', ['name', 'org', 'unit', 'sort', 'data']);

/** Of the unit itself, of who is there, of who has left. */
const sorts = { unit: 0, here: 1, left: 2 } as const;

function sortOf({ card, status }: ContactData): number {
  if (card === '机构') return sorts.unit;
  return status === '调离' ? sorts.left : sorts.here;
}

export function writeContact(
  store: Store,
  common: Common,
  stated: ContactData,
  held?: number,
): number | undefined {
  const data = asMayBeSeen(stated);
  const values = [data.name, data.org, data.unit, sortOf(data), JSON.stringify(data)];
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

const at = `WHERE (:org IS NULL OR org = :org) AND (:unit IS NULL OR unit = :unit) AND sort < ${sorts.left}`;
const placeOf = ({ org, unit }: ContactPlace) => ({ org: org ?? null, unit: unit ?? null });

/** By unit, its own card first, then by name: as the printed list stands on the desk. Without those who have left. */
export function listContacts(
  store: Store,
  { offset, limit, ...place }: ContactPlace & { readonly offset: number; readonly limit: number },
): readonly ContactRow[] {
  return store
    .sql(
      `SELECT ${rowColumns} FROM (SELECT key AS picked FROM contact INDEXED BY contact_place ${at}
         ORDER BY org, unit, sort, name LIMIT :limit OFFSET :offset) p
       CROSS JOIN contact c ON c.key = p.picked JOIN source s ON s.key = c.source
       ORDER BY c.org, c.unit, c.sort, c.name`,
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
  const rows = store
    .sql(
      `SELECT org, unit, sum(sort = ${sorts.here}) AS n FROM contact WHERE sort < ${sorts.left} GROUP BY org, unit`,
    )
    .all()
    .map(asRow);
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

/** The same cards in the same order, those who have left after all others. */
export function leftLast(store: Store, keys: readonly number[]): readonly number[] {
  const left = new Set(
    store
      .sql(`SELECT key FROM contact WHERE key IN (SELECT value FROM json_each(?)) AND sort = ${sorts.left}`)
      .all(JSON.stringify(keys))
      .map((row) => int(asRow(row), 'key')),
  );
  return left.size === 0
    ? keys
    : [...keys.filter((key) => !left.has(key)), ...keys.filter((key) => left.has(key))];
}

/** The card that another of the same source names by its id there. */
export function namedCard(
  store: Store,
  { sourceId, remoteId }: { readonly sourceId: Id; readonly remoteId: string },
): ContactRow | undefined {
  const value = store
    .sql(
      `SELECT ${rowColumns} FROM source s JOIN contact c ON c.source = s.key AND c.remote_id = :remoteId
       WHERE s.id = :sourceId`,
    )
    .get({ sourceId, remoteId });
  return value === undefined ? undefined : fromRow(asRow(value));
}

/** The card of a unit itself; of its organ when `unit` is empty. */
export function unitCard(
  store: Store,
  { org, unit }: { readonly org: string; readonly unit: string },
): ContactRow | undefined {
  const value = store
    .sql(
      `SELECT ${rowColumns} FROM contact c INDEXED BY contact_place JOIN source s ON s.key = c.source
       WHERE c.org = ? AND c.unit = ? AND c.sort = ${sorts.unit} LIMIT 1`,
    )
    .get(org, unit);
  return value === undefined ? undefined : fromRow(asRow(value));
}

export type Turn = { readonly card: ContactRow; readonly shift: Shift };

/** Every turn on a roster that is held, in the order of time. */
export function listTurns(store: Store): readonly Turn[] {
  return store
    .sql(
      `SELECT ${rowColumns} FROM contact c INDEXED BY contact_on_duty JOIN source s ON s.key = c.source
       WHERE json_array_length(c.data, '$.duty') > 0`,
    )
    .all()
    .map((row) => fromRow(asRow(row)))
    .flatMap((card) => card.duty.map((shift) => ({ card, shift })))
    .toSorted((a, b) => a.shift.from.localeCompare(b.shift.from) || a.card.org.localeCompare(b.card.org));
}
