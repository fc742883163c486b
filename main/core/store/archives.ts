// Archive records as the archive systems state them (DA/T 18-2022): written by pulls alone (S2).
import type { ArchivePath, ArchiveRow } from '../../../shared/contract/desk-views.ts';
import type { ArchiveData } from '../../../shared/domain/archive.ts';
import { archiveCategories, retentions, secretLevels } from '../../../shared/domain/terms.ts';
import { asRow, int, json, optionalInt, optionalText, type Row, text, word } from './columns.ts';
import { recordId } from './ids.ts';
import { type Common, commonValues, type Value, writeRecord, writeSql } from './records.ts';
import type { Store } from './store.ts';

const columns = [
  'ref_code',
  'fonds',
  'fonds_name',
  'category',
  'year',
  'retention',
  'title',
  'date',
  'responsible',
  'doc_no',
  'pages',
  'secret_level',
  'data',
] as const;
const sql = writeSql('archive', columns);

/** In the order of `columns`. */
function toRow(data: ArchiveData): readonly Value[] {
  return [
    data.refCode,
    data.fonds,
    data.fondsName,
    data.category,
    data.year,
    data.retention,
    data.title,
    data.date,
    data.responsible.join('、'),
    data.docNo ?? null,
    data.pages ?? null,
    data.secretLevel,
    JSON.stringify(data),
  ];
}

export function writeArchive(store: Store, common: Common, data: ArchiveData, held?: number): number {
  return writeRecord(store, sql, [...commonValues(common), ...toRow(data)], held);
}

const rowColumns = `a.key, s.id AS source_id, a.ref_code, a.fonds, a.category, a.year, a.retention, a.title, a.date,
  a.responsible, a.doc_no, a.pages, a.secret_level`;

function fromRow(row: Row): ArchiveRow {
  return {
    id: recordId('archive', int(row, 'key')),
    sourceId: text(row, 'source_id'),
    refCode: text(row, 'ref_code'),
    fonds: text(row, 'fonds'),
    category: word(archiveCategories, row, 'category'),
    year: int(row, 'year'),
    retention: word(retentions, row, 'retention'),
    title: text(row, 'title'),
    date: text(row, 'date'),
    responsible: text(row, 'responsible'),
    ...optionalText('docNo', row, 'doc_no'),
    ...optionalInt('pages', row, 'pages'),
    secretLevel: word(secretLevels, row, 'secret_level'),
  };
}

const levels = ['fonds', 'category', 'year', 'retention'] as const;

function under(path: ArchivePath): {
  readonly where: string;
  readonly values: { readonly [name: string]: string | number };
} {
  const given = levels.filter((level) => path[level] !== undefined);
  return {
    where: given.length === 0 ? '' : `WHERE ${given.map((level) => `${level} = :${level}`).join(' AND ')}`,
    values: Object.fromEntries(given.map((level) => [level, path[level] ?? ''])),
  };
}

/** Exported for the test that pins the plan. */
export function archiveListSql(path: ArchivePath): string {
  return `SELECT ${rowColumns} FROM (SELECT key AS picked FROM archive INDEXED BY archive_path ${under(path).where}
      ORDER BY fonds, category, year, retention, ref_code LIMIT :limit OFFSET :offset) p
    CROSS JOIN archive a ON a.key = p.picked JOIN source s ON s.key = a.source
    ORDER BY a.fonds, a.category, a.year, a.retention, a.ref_code`;
}

export function listArchives(
  store: Store,
  path: ArchivePath,
  page: { readonly offset: number; readonly limit: number },
): readonly ArchiveRow[] {
  return store
    .sql(archiveListSql(path))
    .all({ ...under(path).values, ...page })
    .map((row) => fromRow(asRow(row)));
}

export function countArchives(store: Store, path: ArchivePath): number {
  const { where, values } = under(path);
  return int(
    asRow(store.sql(`SELECT count(*) AS n FROM archive INDEXED BY archive_path ${where}`).get(values)),
    'n',
  );
}

export type ArchiveBranch = {
  readonly path: ArchivePath;
  readonly label: string;
  readonly count: number;
  readonly leaf: boolean;
};

/** The branches right below a path: 全宗, then 门类, 年度, 保管期限; each with what is under it. */
export function archiveBranches(store: Store, path: ArchivePath): readonly ArchiveBranch[] {
  const level = levels.find((candidate) => path[candidate] === undefined);
  if (level === undefined) return [];
  const { where, values } = under(path);
  return store
    .sql(
      `SELECT ${level} AS step, count(*) AS n FROM archive INDEXED BY archive_path ${where} GROUP BY ${level} ORDER BY ${level}`,
    )
    .all(values)
    .map((value) => {
      const row = asRow(value);
      const step = level === 'year' ? int(row, 'step') : text(row, 'step');
      return {
        path: { ...path, [level]: step },
        label: level === 'fonds' ? fondsName(store, String(step)) : String(step),
        count: int(row, 'n'),
        leaf: level === 'retention',
      };
    });
}

function fondsName(store: Store, fonds: string): string {
  return text(
    asRow(store.sql('SELECT fonds_name FROM archive WHERE fonds = ? LIMIT 1').get(fonds)),
    'fonds_name',
  );
}

export function readArchive(
  store: Store,
  key: number,
):
  | {
      readonly row: ArchiveRow;
      readonly data: ArchiveData;
      readonly revision: string;
      readonly fetchedAt: number;
    }
  | undefined {
  const value = store
    .sql(
      `SELECT ${rowColumns}, a.data, a.revision, a.fetched_at FROM archive a JOIN source s ON s.key = a.source WHERE a.key = ?`,
    )
    .get(key);
  if (value === undefined) return undefined;
  const row = asRow(value);
  return {
    row: fromRow(row),
    data: json(row, 'data'),
    revision: text(row, 'revision'),
    fetchedAt: int(row, 'fetched_at'),
  };
}
