// 收藏与批注 of articles and of their 条, under the department's id of the article: they outlive its row.
import { type SecretLevel, secretLevels } from '../../../shared/domain/terms.ts';
import { asRow, int, optionalInt, optionalText, type Row, text, word } from './columns.ts';
import type { Store } from './store.ts';

/** `anchor`: '' of the article as a whole. */
type AnnotatedPlace = { readonly article: number; readonly anchor: string; readonly hash: string };

export type AnnotationRow = {
  readonly key: number;
  readonly anchor: string;
  readonly marked: boolean;
  readonly words: string;
  /** Of the 条 when it was written; '' where it may not be known any more. */
  readonly hash: string;
  readonly changedAt: number;
};

export type ListedAnnotation = AnnotationRow & {
  /** Its key, while it is here. */
  readonly article?: number;
  readonly title?: string;
  readonly isImported: boolean;
  readonly isAboveCeiling: boolean;
};

const columns = 'n.key, n.anchor, n.marked, n.words, n.hash, n.changed_at';

function fromRow(row: Row): AnnotationRow {
  return {
    key: int(row, 'key'),
    anchor: text(row, 'anchor'),
    marked: int(row, 'marked') === 1,
    words: text(row, 'words'),
    hash: text(row, 'hash'),
    changedAt: int(row, 'changed_at'),
  };
}

export function annotationsOn(store: Store, article: number): readonly AnnotationRow[] {
  return store
    .sql(
      `SELECT ${columns} FROM article a JOIN annotation n ON n.remote_id = a.remote_id AND n.source IS a.source
       WHERE a.key = ? AND n.removed_at IS NULL ORDER BY n.key`,
    )
    .all(article)
    .map((row) => fromRow(asRow(row)));
}

/** Newest first; it is for people, so it is bounded. */
export function listAnnotations(store: Store, limit = 1000): readonly ListedAnnotation[] {
  return store
    .sql(
      `SELECT ${columns}, a.key AS article, coalesce(a.title, n.title) AS title, n.source IS NULL AS imported,
         EXISTS (SELECT 1 FROM set_aside x WHERE x.source = n.source AND x.kind = 'article'
           AND x.remote_id = n.remote_id AND x.reason ->> '$.kind' = 'above-ceiling') AS above
       FROM annotation n LEFT JOIN article a ON a.remote_id = n.remote_id AND a.source IS n.source
       WHERE n.removed_at IS NULL ORDER BY n.changed_at DESC, n.key DESC LIMIT ?`,
    )
    .all(limit)
    .map((value) => {
      const row = asRow(value);
      return {
        ...fromRow(row),
        ...optionalInt('article', row, 'article'),
        ...optionalText('title', row, 'title'),
        isImported: int(row, 'imported') === 1,
        isAboveCeiling: int(row, 'above') === 1,
      };
    });
}

export type WrittenNote = AnnotationRow & {
  /** Of its article, while that is here. */
  readonly article?: number;
  readonly title?: string;
  readonly secretLevel?: SecretLevel;
};

/** Those with words, the newest first. */
export function notesWritten(store: Store, limit = 2000): readonly WrittenNote[] {
  return store
    .sql(
      `SELECT ${columns}, a.key AS article, a.title, a.data ->> '$.secretLevel' AS secret_level
       FROM annotation n LEFT JOIN article a ON a.remote_id = n.remote_id AND a.source IS n.source
       WHERE n.removed_at IS NULL AND n.words <> '' ORDER BY n.changed_at DESC, n.key DESC LIMIT ?`,
    )
    .all(limit)
    .map((value) => {
      const row = asRow(value);
      return {
        ...fromRow(row),
        ...optionalInt('article', row, 'article'),
        ...optionalText('title', row, 'title'),
        ...(row['secret_level'] === null ? {} : { secretLevel: word(secretLevels, row, 'secret_level') }),
      };
    });
}

/** False when the article is not here. What was removed and is written anew begins empty. */
export function annotate(
  store: Store,
  { article, anchor, hash }: AnnotatedPlace,
  what: { readonly words: string } | { readonly marked: boolean },
  now: number,
): boolean {
  const kept = "CASE WHEN removed_at IS NULL THEN words ELSE '' END";
  const was = 'CASE WHEN removed_at IS NULL THEN marked ELSE 0 END';
  const set =
    'words' in what ? `words = excluded.words, marked = ${was}` : `marked = excluded.marked, words = ${kept}`;
  const { changes } = store
    .sql(
      `INSERT INTO annotation (source, remote_id, anchor, marked, words, hash, changed_at)
       SELECT source, remote_id, :anchor, :marked, :words, :hash, :now FROM article WHERE key = :article
       ON CONFLICT DO UPDATE SET ${set}, hash = excluded.hash, changed_at = excluded.changed_at, removed_at = NULL`,
    )
    .run({
      article,
      anchor,
      hash,
      now,
      words: 'words' in what ? what.words : '',
      marked: 'marked' in what && what.marked ? 1 : 0,
    });
  store.sql("DELETE FROM annotation WHERE marked = 0 AND words = ''").run();
  return changes > 0;
}

/** It can be put back for a while: those removed before `tooLate` go for good. */
export function removeAnnotation(store: Store, key: number, now: number, tooLate: number): boolean {
  store.sql('DELETE FROM annotation WHERE removed_at < ?').run(tooLate);
  const { changes } = store
    .sql('UPDATE annotation SET removed_at = ? WHERE key = ? AND removed_at IS NULL')
    .run(now, key);
  return changes > 0;
}

export function putBackAnnotation(store: Store, key: number): boolean {
  return store.sql('UPDATE annotation SET removed_at = NULL WHERE key = ?').run(key).changes > 0;
}

/** Of an article above the ceiling nothing of its own is kept, not even its name; the person's words are. */
export function forgetAnnotated(store: Store, source: number, remoteId: string): void {
  store
    .sql(`UPDATE annotation SET title = NULL, hash = '' WHERE source = ? AND remote_id = ?`)
    .run(source, remoteId);
}

/** Of one source: kept in the audit trail when the source is removed. */
export function wordsOfSource(
  store: Store,
  source: number,
): readonly { readonly remoteId: string; readonly anchor: string; readonly words: string }[] {
  return store
    .sql(
      `SELECT remote_id, anchor, words FROM annotation
       WHERE source = ? AND words <> '' AND removed_at IS NULL ORDER BY remote_id, anchor`,
    )
    .all(source)
    .map((value) => {
      const row = asRow(value);
      return { remoteId: text(row, 'remote_id'), anchor: text(row, 'anchor'), words: text(row, 'words') };
    });
}
