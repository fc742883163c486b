// Imported files, byte for byte as they were, beside the article made of them.
import type { ImportFile } from '../../../shared/contract/desk-imports.ts';
import { asRow, bytes, json, optionalText, text } from './columns.ts';
import type { Store } from './store.ts';

export type Original = {
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
