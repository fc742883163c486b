// The few columns a hit of the search shows, of any kind.
import type { Id, RecordKind } from '../../../shared/domain/terms.ts';
import { asRow, int, isoOf, optionalText, type Row, text } from './columns.ts';
import type { RecordKey } from './ids.ts';
import type { Store } from './store.ts';

export type HitRow = {
  readonly sourceId?: Id;
  readonly title: string;
  /** 文号, 档号, unit: the quiet second line. */
  readonly note: string;
  readonly date?: string;
};

const selects: { readonly [K in RecordKind]: string } = {
  todo: `SELECT s.id AS source_id, r.title, coalesce(r.doc_no, r.from_org) AS note, r.arrived_at AS date
    FROM todo r JOIN source s ON s.key = r.source WHERE r.key = ?`,
  archive: `SELECT s.id AS source_id, r.title, r.ref_code AS note, r.date
    FROM archive r JOIN source s ON s.key = r.source WHERE r.key = ?`,
  article: `SELECT s.id AS source_id, r.title, coalesce(r.doc_no, r.issuer, r.owner_org, r.topic) AS note,
      r.published_on AS date FROM article r LEFT JOIN source s ON s.key = r.source WHERE r.key = ?`,
  contact: `SELECT s.id AS source_id, r.name AS title, trim(r.org || ' ' || r.unit) AS note, NULL AS date
    FROM contact r JOIN source s ON s.key = r.source WHERE r.key = ?`,
};

export function readHit(store: Store, of: RecordKey): HitRow | undefined {
  const value = store.sql(selects[of.kind]).get(of.key);
  if (value === undefined) return undefined;
  const row = asRow(value);
  return {
    ...optionalText('sourceId', row, 'source_id'),
    title: text(row, 'title'),
    note: text(row, 'note'),
    ...dateOf(row),
  };
}

function dateOf(row: Row): { readonly date?: string } {
  if (row['date'] === null) return {};
  return { date: typeof row['date'] === 'number' ? isoOf(int(row, 'date')) : text(row, 'date') };
}
