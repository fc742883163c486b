// 导出给主管: what was written into a file and when, and what had not been sent of a source that was removed since. Neither
// hangs on a source: both outlive it.
import type { KeptWork } from '../../../shared/contract/desk-handover.ts';
import { type SecretLevel, secretLevels } from '../../../shared/domain/terms.ts';
import { asRow, int, isoOf, json, text } from './columns.ts';
import type { NaturalKey } from './drafts.ts';
import { findRecord } from './records.ts';
import type { Store } from './store.ts';

type HandedOver = { readonly at: string; readonly name: string };

export function handedOver(store: Store): ReadonlyMap<string, HandedOver> {
  return new Map(
    store
      .sql('SELECT item, at, name FROM handed_over')
      .all()
      .map(asRow)
      .map((row) => [text(row, 'item'), { at: isoOf(int(row, 'at')), name: text(row, 'name') }]),
  );
}

export function markHandedOver(store: Store, items: readonly string[], name: string, now: number): void {
  const mark = store.sql('INSERT OR REPLACE INTO handed_over (item, at, name) VALUES (?, ?, ?)');
  for (const item of items) mark.run(item, now, name);
}

/** As it is to be shown once its source is gone. */
export function keepLeft(store: Store, { handedOver: _, ...work }: KeptWork): void {
  store.sql('INSERT OR REPLACE INTO left_work (id, work) VALUES (?, ?)').run(work.id, JSON.stringify(work));
}

export function listLeft(store: Store): readonly KeptWork[] {
  return store
    .sql('SELECT work FROM left_work')
    .all()
    .map((row) => json<KeptWork>(asRow(row), 'work'));
}

export function forgetLeft(store: Store, id: string): boolean {
  return store.sql('DELETE FROM left_work WHERE id = ?').run(id).changes === 1;
}

/** Of a record that is here, as its department states it. */
export function statedLevelOf(store: Store, { kind, source, remoteId }: NaturalKey): SecretLevel | undefined {
  const held = findRecord(store, kind, source, remoteId);
  if (held === undefined) return undefined;
  const sql = `SELECT data ->> '$.secretLevel' AS level FROM ${kind} WHERE key = ?`;
  const { level } = asRow(store.sql(sql).get(held.key));
  return secretLevels.find((one) => one === level);
}
