// Files the records speak of: metadata only. What is known of their bytes is in file-held.ts.
import type { FileRef } from '../../../shared/domain/file-ref.ts';
import { fileRoles } from '../../../shared/domain/file-ref.ts';
import type { Id } from '../../../shared/domain/terms.ts';
import { asRow, int, type Row, text, word } from './columns.ts';
import { kindNumber, type RecordKey } from './ids.ts';
import type { Store } from './store.ts';

export function replaceFiles(store: Store, of: RecordKey, files: readonly FileRef[]): void {
  const owner = { kind: kindNumber(of.kind), record: of.key };
  store.sql('DELETE FROM file WHERE kind = :kind AND record = :record').run(owner);
  const add = store.sql(
    `INSERT INTO file (kind, record, position, hash, name, mime, size, role)
     VALUES (:kind, :record, :position, :hash, :name, :mime, :size, :role)`,
  );
  files.forEach((file, position) => {
    const { hash, name, mime, size, role } = file;
    add.run({ ...owner, position, hash, name, mime, size, role });
  });
}

export function listFiles(store: Store, of: RecordKey): readonly FileRef[] {
  return store
    .sql(
      'SELECT hash, name, mime, size, role FROM file WHERE kind = :kind AND record = :record ORDER BY position',
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
  };
}

/** A file under the name by which some record speaks of it; undefined when none does. */
export function fileNamed(store: Store, hash: string): FileRef | undefined {
  const row = store.sql('SELECT hash, name, mime, size, role FROM file WHERE hash = ? LIMIT 1').get(hash);
  return row === undefined ? undefined : fromRow(asRow(row));
}

/** The source a record came from; undefined for what was imported here, and for a record that is no more. */
export function sourceOfRecord(store: Store, of: RecordKey): Id | undefined {
  const row = store
    .sql(`SELECT s.id FROM ${of.kind} r JOIN source s ON s.key = r.source WHERE r.key = ?`)
    .get(of.key);
  return row === undefined ? undefined : text(asRow(row), 'id');
}
