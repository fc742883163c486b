// Files the records speak of: metadata only. What is known of their bytes is in file-held.ts.
import type { FileRef } from '../../../shared/domain/file-ref.ts';
import { fileRoles } from '../../../shared/domain/file-ref.ts';
import type { Id } from '../../../shared/domain/terms.ts';
import { butShutFiles } from './archive-shut.ts';
import { asRow, int, optionalText, type Row, text, word } from './columns.ts';
import { kindNumber, type RecordKey } from './ids.ts';
import type { Store } from './store.ts';

/** `lent`: hashes of those that are given out on loan only. */
export function replaceFiles(
  store: Store,
  of: RecordKey,
  files: readonly FileRef[],
  lent: readonly string[] = [],
): void {
  const owner = { kind: kindNumber(of.kind), record: of.key };
  store.sql('DELETE FROM file WHERE kind = :kind AND record = :record').run(owner);
  const add = store.sql(
    `INSERT INTO file (kind, record, position, hash, name, mime, size, role, lent, sm3)
     VALUES (:kind, :record, :position, :hash, :name, :mime, :size, :role, :lent, :sm3)`,
  );
  files.forEach((file, position) => {
    const { hash, name, mime, size, role, sm3 = null } = file;
    add.run({ ...owner, position, hash, name, mime, size, role, lent: lent.includes(hash) ? 1 : 0, sm3 });
  });
}

export function listFiles(store: Store, of: RecordKey): readonly FileRef[] {
  return store
    .sql(
      `SELECT hash, name, mime, size, role, sm3 FROM file WHERE kind = :kind AND record = :record
         ${butShutFiles(store, 'file')} ORDER BY position`,
    )
    .all({ kind: kindNumber(of.kind), record: of.key })
    .map((value) => fromRow(asRow(value)));
}

function fromRow(row: Row): FileRef {
  return {
    hash: text(row, 'hash'),
    name: text(row, 'name'),
    mime: text(row, 'mime'),
    size: int(row, 'size'),
    role: word(fileRoles, row, 'role'),
    ...optionalText('sm3', row, 'sm3'),
  };
}

/** A file under the name by which some record speaks of it; undefined when none does. */
export function fileNamed(store: Store, hash: string): FileRef | undefined {
  const row = store
    .sql(
      `SELECT hash, name, mime, size, role, sm3 FROM file WHERE hash = ? ${butShutFiles(store, 'file')} LIMIT 1`,
    )
    .get(hash);
  return row === undefined ? undefined : fromRow(asRow(row));
}

export type FileOfSource = { readonly hash: string; readonly size: number; readonly sourceId: Id };

/** Of many records of one kind, each where it can be had. */
export function filesOfRecords(
  store: Store,
  kind: RecordKey['kind'],
  keys: readonly number[],
): readonly FileOfSource[] {
  return store
    .sql(
      `SELECT DISTINCT f.hash, f.size, s.id AS source_id FROM json_each(:keys) k
         JOIN file f ON f.kind = :kind AND f.record = k.value
         JOIN ${kind} r ON r.key = f.record JOIN source s ON s.key = r.source WHERE true ${butShutFiles(store, 'f')}`,
    )
    .all({ keys: JSON.stringify(keys), kind: kindNumber(kind) })
    .map((value) => {
      const row = asRow(value);
      return { hash: text(row, 'hash'), size: int(row, 'size'), sourceId: text(row, 'source_id') };
    });
}

/** SM3 of a file as records state it. */
export function statedSm3(store: Store, hash: string): readonly string[] {
  return store
    .sql('SELECT DISTINCT sm3 FROM file WHERE hash = ? AND sm3 IS NOT NULL')
    .all(hash)
    .map((row) => text(asRow(row), 'sm3'));
}

/** The source a record came from; undefined for what was imported here, and for a record that is no more. */
export function sourceOfRecord(store: Store, of: RecordKey): Id | undefined {
  const row = store
    .sql(`SELECT s.id FROM ${of.kind} r JOIN source s ON s.key = r.source WHERE r.key = ?`)
    .get(of.key);
  return row === undefined ? undefined : text(asRow(row), 'id');
}
