// For tests: a backup taken and put back, rows changed without a trace, and every value a record's fields ever had.
import { fieldClasses } from '../../../shared/domain/edit.ts';
import type { RecordKind } from '../../../shared/domain/terms.ts';
import type { Database, Transaction } from './database.ts';
import { plan } from './profile.ts';

/** What one must be emptied before, last. */
const kept = ['ds_effect', 'ds_loan_use', 'ds_action', 'ds_file_viewer', 'ds_file', 'ds_item'] as const;

export async function backUp(sql: Database): Promise<void> {
  await sql.begin(async (tx) => {
    for (const table of kept)
      await tx.unsafe(
        `DROP TABLE IF EXISTS sample_${table}; CREATE TABLE sample_${table} AS SELECT * FROM ${table}`,
      );
  });
}

/** As from a copy of the files: stamps as they were then, and no new epoch until ds_restored() is run. */
export async function restore(sql: Database): Promise<void> {
  await unseen(sql, async (tx) => {
    for (const table of kept) await tx.unsafe(`DELETE FROM ${table}`);
    for (const table of [...kept].reverse()) {
      await tx.unsafe(`INSERT INTO ${table} OVERRIDING SYSTEM VALUE SELECT * FROM sample_${table}`);
    }
    await tx`DELETE FROM ds_upload`;
    await tx`DELETE FROM ds_part WHERE content NOT IN (SELECT content FROM ds_file)`;
  });
}

/** No stamp, no tombstone. */
export async function unseen(sql: Database, work: (tx: Transaction) => PromiseLike<unknown>): Promise<void> {
  await sql.begin(async (tx) => {
    await tx`ALTER TABLE ds_item DISABLE TRIGGER USER`;
    await work(tx);
    await tx`ALTER TABLE ds_item ENABLE TRIGGER USER`;
  });
}

export async function valuesOf(
  sql: Database,
  kind: RecordKind,
  id: string,
): Promise<Record<string, unknown[]>> {
  const seen =
    await sql`SELECT field, value FROM sample_value WHERE kind = ${kind} AND item = ${id} ORDER BY n`;
  const [item] = await sql`
    SELECT data FROM ds_item WHERE viewer = ${plan.account} AND kind = ${kind} AND id = ${id}`;
  const values: Record<string, unknown[]> = {};
  for (const field of Object.keys(fieldClasses[kind])) {
    const of = seen.filter((row) => row.field === field).map(({ value }) => value);
    values[field] = of.length > 0 ? of : [item?.data[field] ?? null];
  }
  return values;
}
