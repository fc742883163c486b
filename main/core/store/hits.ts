// The few columns a hit of the search shows, of any kind, and what it opens.
import type { ArticleData } from '../../../shared/domain/article.ts';
import { must } from '../../../shared/domain/must.ts';
import {
  articleTypes,
  type Id,
  type IndexedKind,
  type RecordKind,
  validities,
} from '../../../shared/domain/terms.ts';
import { butShut, butShutFiles, countShutAway } from './archive-shut.ts';
import { asRow, int, isoOf, optionalText, type Row, text, word } from './columns.ts';
import { kindOfNumber, type RecordKey } from './ids.ts';
import { type IndexedKey, isRecordKind } from './indexed.ts';
import type { Store } from './store.ts';

export type HitRow = {
  readonly sourceId?: Id;
  readonly title: string;
  /** 文号, 档号, unit: the quiet second line. */
  readonly note: string;
  readonly date?: string;
  /** A number beside the one in the note. */
  readonly docNo?: string;
};

const recordSelects: { readonly [K in RecordKind]: string } = {
  todo: `SELECT s.id AS source_id, r.title, coalesce(r.doc_no, r.from_org) AS note, r.arrived_at AS date
    FROM todo r JOIN source s ON s.key = r.source WHERE r.key = ?`,
  archive: `SELECT s.id AS source_id, r.title, r.ref_code AS note, r.date, r.doc_no
    FROM archive r JOIN source s ON s.key = r.source WHERE r.key = ?`,
  article: `SELECT s.id AS source_id, r.title, coalesce(r.doc_no, r.issuer, r.owner_org, r.topic) AS note,
      r.published_on AS date FROM article r LEFT JOIN source s ON s.key = r.source WHERE r.key = ?`,
  contact: `SELECT s.id AS source_id, r.name AS title, trim(r.org || ' ' || r.unit) AS note, NULL AS date
    FROM contact r JOIN source s ON s.key = r.source WHERE r.key = ?`,
};

const provisionSelect = `SELECT s.id AS source_id, a.title || ' ' || p.heading AS title,
    coalesce(a.doc_no, a.issuer, '') AS note, coalesce(n.effective_on, a.published_on) AS date
  FROM provision p JOIN norm n ON n.article = p.article JOIN article a ON a.key = p.article
  LEFT JOIN source s ON s.key = a.source WHERE p.key = ?`;

export function readHit(store: Store, of: IndexedKey): HitRow | undefined {
  if (of.kind === 'file') return readFileHit(store, of.key);
  const select = isRecordKind(of.kind) ? recordSelects[of.kind] : provisionSelect;
  const but = of.kind === 'archive' ? butShut(store, 'r') : '';
  const value = store.sql(`${select} ${but}`).get(of.key);
  return value === undefined ? undefined : fromRow(asRow(value));
}

function fromRow(row: Row): HitRow {
  return {
    ...optionalText('sourceId', row, 'source_id'),
    title: text(row, 'title'),
    note: text(row, 'note'),
    ...dateOf(row),
    ...(typeof row['doc_no'] === 'string' ? { docNo: row['doc_no'] } : {}),
  };
}

function dateOf(row: Row): { readonly date?: string } {
  if (row['date'] === null) return {};
  return { date: typeof row['date'] === 'number' ? isoOf(int(row, 'date')) : text(row, 'date') };
}

/** By the name a record gives it; the record stands in the second line. */
function readFileHit(store: Store, key: number): HitRow | undefined {
  const naming = namingRecords(store, key)[0];
  const record = naming === undefined ? undefined : readHit(store, naming.of);
  if (naming === undefined || record === undefined) return undefined;
  return { ...record, title: naming.name, note: record.title };
}

type Naming = { readonly of: RecordKey; readonly name: string; readonly hash: string };

/** The records that name a file whose text was read. Nobody may see a file that no record here names. */
export function namingRecords(store: Store, key: number): readonly Naming[] {
  return store
    .sql(
      `SELECT f.kind, f.record, f.name, f.hash FROM file_part p JOIN file f ON f.hash = p.hash
       WHERE p.key = ? ${butShutFiles(store, 'f')} ORDER BY f.kind, f.record, f.position`,
    )
    .all(key)
    .map((value) => {
      const row = asRow(value);
      return {
        of: { kind: kindOfNumber(int(row, 'kind')), key: int(row, 'record') },
        name: text(row, 'name'),
        hash: text(row, 'hash'),
      };
    });
}

/** What a hit opens. */
type Opened = { readonly of: RecordKey; readonly anchor?: string; readonly fileHash?: string };

export function openedBy(store: Store, of: IndexedKey): Opened | undefined {
  if (of.kind === 'file') {
    const naming = namingRecords(store, of.key)[0];
    return naming === undefined ? undefined : { of: naming.of, fileHash: naming.hash };
  }
  if (of.kind !== 'provision') return { of: { kind: of.kind, key: of.key } };
  const value = store.sql('SELECT article, anchor FROM provision WHERE key = ?').get(of.key);
  if (value === undefined) return undefined;
  const row = asRow(value);
  return { of: { kind: 'article', key: int(row, 'article') }, anchor: text(row, 'anchor') };
}

/** The norm a provision belongs to, the article itself; undefined of anything else. */
export function articleOf(store: Store, of: IndexedKey): number | undefined {
  if (of.kind === 'article') return of.key;
  if (of.kind !== 'provision') return undefined;
  const value = store.sql('SELECT article FROM provision WHERE key = ?').get(of.key);
  return value === undefined ? undefined : int(asRow(value), 'article');
}

type StatedOfArticle = Pick<ArticleData, 'articleType' | 'validity' | 'reviewBy'>;

/** What the source of an article states of it; undefined of anything else. */
export function statedOf(store: Store, of: IndexedKey): StatedOfArticle | undefined {
  if (of.kind !== 'article') return undefined;
  const value = store.sql('SELECT article_type, validity, review_by FROM article WHERE key = ?').get(of.key);
  if (value === undefined) return undefined;
  const row = asRow(value);
  return {
    articleType: word(articleTypes, row, 'article_type'),
    ...(row['validity'] === null ? {} : { validity: word(validities, row, 'validity') }),
    ...optionalText('reviewBy', row, 'review_by'),
  };
}

const heldCounts: { readonly [K in Exclude<IndexedKind, 'file'>]: string } = {
  todo: 'SELECT coalesce(sum(n), 0) AS n FROM record_count WHERE kind = 0',
  archive: 'SELECT coalesce(sum(n), 0) AS n FROM record_count WHERE kind = 1',
  article: `SELECT coalesce((SELECT sum(n) FROM record_count WHERE kind = 2), 0)
    + (SELECT count(*) FROM article WHERE source IS NULL) AS n`,
  contact: 'SELECT coalesce(sum(n), 0) AS n FROM record_count WHERE kind = 3',
  provision: 'SELECT count(*) AS n FROM provision',
};

const filesHeld = (store: Store): string => `SELECT count(*) AS n FROM file_text t WHERE t.state = 'read'
  AND EXISTS (SELECT 1 FROM file f WHERE f.hash = t.hash ${butShutFiles(store, 'f')})`;

/** How many there are to be searched. */
export function countHeld(store: Store, kind: IndexedKind): number {
  const count = kind === 'file' ? filesHeld(store) : heldCounts[kind];
  const all = int(asRow(must(store.sql(count).get(), 'a count has a row')), 'n');
  return kind === 'archive' ? all - countShutAway(store) : all;
}

/** When the source asked longest ago, of those that give this kind, was last asked; undefined when one never was. */
export function heldSince(store: Store, kind: RecordKind): number | undefined {
  const row = asRow(
    store
      .sql(
        `SELECT min(coalesce(s.last_ok_at, 0)) AS at FROM source s WHERE EXISTS
           (SELECT 1 FROM feed f, json_each(f.kinds) k WHERE f.source = s.key AND k.value = ?)`,
      )
      .get(kind),
  );
  return row['at'] === null || row['at'] === 0 ? undefined : int(row, 'at');
}
