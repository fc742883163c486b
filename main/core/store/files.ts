// Files the records speak of: metadata only. The bytes are fetched by content hash, later.
import type { FileRef } from '../../../shared/domain/file-ref.ts';
import { fileRoles } from '../../../shared/domain/file-ref.ts';
import { asRow, int, text, word } from './columns.ts';
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
    .map((value) => {
      const row = asRow(value);
      return {
        hash: text(row, 'hash'),
        name: text(row, 'name'),
        mime: text(row, 'mime'),
        size: int(row, 'size'),
        role: word(fileRoles, row, 'role'),
      };
    });
}
