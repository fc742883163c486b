// Which to-do was archived as which record: by the department's id of the to-do, which outlives its row, and by the key
// the record had when it was made here (new-records.ts finds it by that for ever).
import { butShut } from './archive-shut.ts';
import { asRow, int } from './columns.ts';
import type { NaturalKey } from './drafts.ts';
import type { Store } from './store.ts';

type Todo = Pick<NaturalKey, 'source' | 'remoteId'>;

export function keepFiled(store: Store, { source, remoteId }: Todo, record: number): void {
  store
    .sql(
      `INSERT INTO filed (source, remote_id, record) VALUES (?, ?, ?)
       ON CONFLICT DO UPDATE SET record = excluded.record`,
    )
    .run(source, remoteId, record);
}

export function filedAs(store: Store, { source, remoteId }: Todo): number | undefined {
  const row = store.sql('SELECT record FROM filed WHERE source = ? AND remote_id = ?').get(source, remoteId);
  return row === undefined ? undefined : int(asRow(row), 'record');
}

/** Whether what a record here was made of is a to-do that is not here any more (S13). */
export function isFiledFromGone(store: Store, record: number): boolean {
  const sql = `SELECT 1 FROM filed f
    WHERE f.record IN (:record, (SELECT -seq FROM outbox WHERE type = 'create' AND kind = 'archive' AND record = :record))
      AND NOT EXISTS (SELECT 1 FROM todo t WHERE t.source = f.source AND t.remote_id = f.remote_id) LIMIT 1`;
  return store.sql(sql).get({ record }) !== undefined;
}

/** Papers looked at, newest first: this is a proposal, and nobody waits for it. */
const mostLookedAt = 2_000;

/** 机构 under which papers of this unit were last put in a 全宗. */
export function lastOrgOf(
  store: Store,
  { fonds, responsible }: { readonly fonds: string; readonly responsible: string },
): string | undefined {
  const value = store
    .sql(
      `SELECT a.data ->> '$.orgOrTopic' AS org FROM (SELECT key AS picked FROM archive INDEXED BY archive_path
         WHERE level = 3 AND fonds = :fonds AND category = 'WS' AND class_no = '' AND volume_no = '' ${butShut(store, 'archive')}
         ORDER BY year DESC LIMIT ${mostLookedAt}) p
       CROSS JOIN archive a ON a.key = p.picked WHERE a.responsible = :responsible LIMIT 1`,
    )
    .get({ fonds, responsible });
  const org = value === undefined ? null : asRow(value)['org'];
  return typeof org === 'string' ? org : undefined;
}
