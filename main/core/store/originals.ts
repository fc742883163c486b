// Imported files, byte for byte as they were, beside the article made of them.
import type { ImportFile } from '../../../shared/contract/desk-views.ts';
import { asRow, bytes, json, text } from './columns.ts';
import type { Store } from './store.ts';

export const originalEncodings = ['utf-8', 'gb18030'] as const;
export type OriginalEncoding = (typeof originalEncodings)[number];

export type Original = {
  readonly fileName: string;
  readonly encoding: string;
  readonly report: ImportFile;
  readonly bytes: Uint8Array;
};

export function addOriginal(
  store: Store,
  original: Original & { readonly article: number; readonly hash: string; readonly now: number },
): void {
  const { article, hash, fileName, encoding, now, report, bytes: content } = original;
  store
    .sql(
      `INSERT INTO original (article, hash, file_name, encoding, imported_at, report, bytes)
       VALUES (:article, :hash, :fileName, :encoding, :now, :report, :content)`,
    )
    .run({ article, hash, fileName, encoding, now, report: JSON.stringify(report), content });
}

/** The same bytes were imported before. */
export function isImported(store: Store, hash: string): boolean {
  return store.sql('SELECT 1 FROM original WHERE hash = ?').get(hash) !== undefined;
}

export function readOriginal(store: Store, article: number): Original | undefined {
  const value = store
    .sql('SELECT file_name, encoding, report, bytes FROM original WHERE article = ?')
    .get(article);
  if (value === undefined) return undefined;
  const row = asRow(value);
  return {
    fileName: text(row, 'file_name'),
    encoding: text(row, 'encoding'),
    report: json(row, 'report'),
    bytes: bytes(row, 'bytes'),
  };
}
