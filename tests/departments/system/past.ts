// What may befall the whole of a system's contents: a backup is put back, a newer version gives every record a field.
import { alwaysRemembered, type Base } from './base.ts';

/** Not what a test has seen (value_seen), nor secrets, sessions and ports. */
const kept = ['item', 'ledger', 'effect', 'held_file', 'sequence'] as const;

export function backUp(base: Base): void {
  base.transaction(() => {
    for (const table of kept)
      base.db.exec(
        `DROP TABLE IF EXISTS backup_${table}; CREATE TABLE backup_${table} AS SELECT * FROM ${table}`,
      );
  });
}

/** Without another epoch the places in the feeds are given out a second time: what the runbook must prevent. */
export function restore(base: Base, epoch = alwaysRemembered(base, 'epoch')): void {
  base.transaction(() => {
    for (const table of kept)
      base.db.exec(`DELETE FROM ${table}; INSERT INTO ${table} SELECT * FROM backup_${table}`);
    base.db.exec(
      `DELETE FROM upload;
       DELETE FROM part WHERE content NOT IN (SELECT content FROM held_file WHERE content IS NOT NULL)`,
    );
    base.remember('epoch', epoch);
  });
}

export function raiseSchema(base: Base, schema: number, field: string, value: unknown): void {
  base.transaction(() => {
    base.remember('schema', String(schema));
    const rows = base.sql(`SELECT kind, id FROM item WHERE presence = 'listed' ORDER BY seq`).all();
    for (const { kind, id } of rows) {
      base
        .sql(
          `UPDATE item SET seq = ?, revision = revision + 1, data = json_set(data, '$.' || ?, json(?))
           WHERE kind = ? AND id = ?`,
        )
        .run(base.nextSeq(), field, JSON.stringify(value), kind, id);
    }
  });
}
