// Imported files, byte for byte as they were, beside the article made of them. They have no part in the second file:
// they came with their article and go with it.
import type { ImportFile } from '../../../shared/contract/desk-imports.ts';
import type { Id } from '../../../shared/domain/terms.ts';
import { asRow, bytes, int, json, optionalText, type Row, text } from './columns.ts';
import { recordId } from './ids.ts';
import type { Store } from './store.ts';

type Original = {
  readonly fileName: string;
  /** Of a text; of a document its format. */
  readonly encoding: string;
  readonly report: ImportFile;
  readonly bytes: Uint8Array;
  /** Of a document: as it was taken out, before anything was repaired. */
  readonly text?: string | undefined;
};

export function addOriginal(
  store: Store,
  original: Original & { readonly article: number; readonly hash: string; readonly now: number },
): void {
  const { article, hash, fileName, encoding, now, report, bytes: content, text: taken } = original;
  store
    .sql(
      `INSERT INTO original (article, hash, file_name, encoding, imported_at, report, bytes, text)
       VALUES (:article, :hash, :fileName, :encoding, :now, :report, :content, :taken)`,
    )
    .run({
      article,
      hash,
      fileName,
      encoding,
      now,
      report: JSON.stringify(report),
      content,
      taken: taken ?? null,
    });
}

/** The same bytes were imported before. */
export function isImported(store: Store, hash: string): boolean {
  return store.sql('SELECT 1 FROM original WHERE hash = ?').get(hash) !== undefined;
}

export function readOriginal(store: Store, article: number): Original | undefined {
  const value = store
    .sql('SELECT file_name, encoding, report, bytes, text FROM original WHERE article = ?')
    .get(article);
  if (value === undefined) return undefined;
  const row = asRow(value);
  return {
    fileName: text(row, 'file_name'),
    encoding: text(row, 'encoding'),
    report: json(row, 'report'),
    bytes: bytes(row, 'bytes'),
    ...optionalText('text', row, 'text'),
  };
}

/** What an original is known by as a file. Its hash is that of its bytes, or of the line of the file it came in. */
export type OriginalFile = {
  readonly article: Id;
  readonly hash: string;
  readonly name: string;
  readonly size: number;
};

const asFile = 'SELECT article, hash, file_name, length(bytes) AS size FROM original';

function fileFromRow(row: Row): OriginalFile {
  return {
    article: recordId('article', int(row, 'article')),
    hash: text(row, 'hash'),
    name: text(row, 'file_name'),
    size: int(row, 'size'),
  };
}

export function originalOf(store: Store, article: number): OriginalFile | undefined {
  const row = store.sql(`${asFile} WHERE article = ?`).get(article);
  return row === undefined ? undefined : fileFromRow(asRow(row));
}

export function originalNamed(store: Store, hash: string): OriginalFile | undefined {
  const row = store.sql(`${asFile} WHERE hash = ?`).get(hash);
  return row === undefined ? undefined : fileFromRow(asRow(row));
}

/** Bytes `from` up to, not with, `to`. */
export function originalBytes(
  store: Store,
  hash: string,
  { from, to }: { readonly from: number; readonly to: number },
): Uint8Array<ArrayBuffer> {
  const row = store
    .sql('SELECT substr(bytes, :start, :length) AS bytes FROM original WHERE hash = :hash')
    .get({ hash, start: from + 1, length: to - from });
  return row === undefined ? new Uint8Array() : new Uint8Array(bytes(asRow(row), 'bytes'));
}
