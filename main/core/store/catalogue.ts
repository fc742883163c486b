// 编目: the rows of a grid as they are being written, and the batches that came of them. A row is text we wrote ourselves;
// what it says of a record is checked where it is made (work/make-catalogue.ts).
import type { CatalogueRow } from '../../../shared/contract/desk-catalogue.ts';
import type { Id } from '../../../shared/domain/terms.ts';
import { asRow, int, json, text } from './columns.ts';
import type { Store } from './store.ts';

export function countCatalogueRows(store: Store, source: number): number {
  return int(
    asRow(
      store.sql('SELECT coalesce(max(place) + 1, 0) AS n FROM catalogue_row WHERE source = ?').get(source),
    ),
    'n',
  );
}

export function readCatalogueRows(
  store: Store,
  source: number,
  { from, most }: { readonly from: number; readonly most: number },
): CatalogueRow[] {
  return store
    .sql('SELECT row FROM catalogue_row WHERE source = ? AND place >= ? ORDER BY place LIMIT ?')
    .all(source, from, most)
    .map((row) => json<CatalogueRow>(asRow(row), 'row'));
}

export type PlacedRow = { readonly place: number; readonly row: CatalogueRow };

/** Places without a row are none: whoever leaves one out has not read the grid. */
export function writeCatalogueRows(
  store: Store,
  source: number,
  { changed, total }: { readonly changed: readonly PlacedRow[]; readonly total: number },
): void {
  const write = store.sql(
    'INSERT INTO catalogue_row (source, place, row) VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET row = excluded.row',
  );
  for (const { place, row } of changed) if (place < total) write.run(source, place, JSON.stringify(row));
  store.sql('DELETE FROM catalogue_row WHERE source = ? AND place >= ?').run(source, total);
}

/** What made it is in the outbox, one after the other: the first and the last key of its records. */
type NewBatch = {
  readonly id: Id;
  readonly source: number;
  readonly first: number;
  readonly last: number;
  readonly now: number;
};

export function addBatch(store: Store, batch: NewBatch): void {
  store
    .sql(
      'INSERT INTO catalogue_batch (id, source, made_at, first, last) VALUES (:id, :source, :now, :first, :last)',
    )
    .run(batch);
}

type BatchStanding = {
  readonly id: Id;
  readonly sourceId: Id;
  readonly madeAt: number;
  readonly records: number;
  readonly unsent: number;
  readonly refused: number;
};

/** Those of which something has not ended, newest first. */
export function listBatches(store: Store): readonly BatchStanding[] {
  return store
    .sql(
      `SELECT b.id, s.id AS source_id, b.made_at, b.first - b.last + 1 AS records,
         sum(o.state = 'waiting' AND o.may_have_arrived = 0) AS unsent, sum(o.state = 'refused') AS refused
       FROM catalogue_batch b JOIN source s ON s.key = b.source
         JOIN outbox o INDEXED BY outbox_record ON o.kind = 'archive' AND o.record BETWEEN b.last AND b.first
       WHERE o.ended = 0 AND o.type = 'create'
       GROUP BY b.id ORDER BY b.first, b.id`,
    )
    .all()
    .map((value) => {
      const row = asRow(value);
      return {
        id: text(row, 'id'),
        sourceId: text(row, 'source_id'),
        madeAt: int(row, 'made_at'),
        records: int(row, 'records'),
        unsent: int(row, 'unsent'),
        refused: int(row, 'refused'),
      };
    });
}

/** What makes its records and has not ended, in the order made. */
export function unfinishedOfBatch(
  store: Store,
  id: Id,
): { readonly source: number; readonly actions: readonly Id[] } | undefined {
  const batch = store.sql('SELECT source, first, last FROM catalogue_batch WHERE id = ?').get(id);
  if (batch === undefined) return undefined;
  const { first, last } = { first: int(asRow(batch), 'first'), last: int(asRow(batch), 'last') };
  const actions = store
    .sql(
      `SELECT id FROM outbox INDEXED BY outbox_record WHERE kind = 'archive' AND record BETWEEN ? AND ?
         AND ended = 0 AND type = 'create' ORDER BY record DESC`,
    )
    .all(last, first)
    .map((row) => text(asRow(row), 'id'));
  return { source: int(asRow(batch), 'source'), actions };
}
