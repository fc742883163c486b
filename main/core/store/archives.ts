// Archive records as the archive systems state them (DA/T 18-2022): written by pulls alone (S2).
import type { ArchivePath, ArchiveRow } from '../../../shared/contract/desk-archives.ts';
import type { ArchiveData } from '../../../shared/domain/archive.ts';
import { type Above, archiveLevels } from '../../../shared/domain/inherited.ts';
import { readRefCode } from '../../../shared/domain/ref-code.ts';
import { archiveCategories, retentions, secretLevels } from '../../../shared/domain/terms.ts';
import { aboveRecord } from './archive-levels.ts';
import { butShut } from './archive-shut.ts';
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
  'level',
  'class_no',
  'volume_no',
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
    levelNumber(data.level),
    ...volumeOf(data),
    JSON.stringify(data),
  ];
}

const levelNumber = (level: ArchiveData['level'] = '文件级'): number => archiveLevels.indexOf(level);
const piece = levelNumber();

/** 类别号 and 案卷号 of what is numbered by volume: four parts, three of the volume itself. Most are not, and not read. */
function volumeOf({ refCode, level = '文件级' }: ArchiveData): readonly [string, string] {
  if (refCode.split('-').length !== (level === '文件级' ? 4 : 3)) return ['', ''];
  const read = readRefCode(refCode);
  return read.ok && read.value.kind !== 'piece' ? [read.value.classNo, read.value.volumeNo] : ['', ''];
}

export function writeArchive(
  store: Store,
  common: Common,
  data: ArchiveData,
  held?: number,
): number | undefined {
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

/** For the tree too. Of the steps of a path those that are given, and what is left out by them: a 年度 has no volumes in it. */
export function under(path: ArchivePath): {
  readonly where: string;
  readonly values: { readonly [name: string]: string | number };
} {
  const ofPieces = path.year === undefined ? {} : { class_no: '', volume_no: '' };
  const all = {
    level: piece,
    fonds: path.fonds,
    category: path.category,
    class_no: path.classNo,
    volume_no: path.volumeNo,
    ...ofPieces,
    year: path.year,
    retention: path.retention,
  };
  const values = Object.fromEntries(
    Object.entries(all).flatMap(([column, value]) => (value === undefined ? [] : [[column, value] as const])),
  );
  const where = Object.keys(values).map((column) => `${column} = :${column}`);
  return { where: `WHERE ${where.join(' AND ')}`, values };
}

const order = 'fonds, category, class_no, volume_no, year, retention, ref_code';

type Query = { readonly sql: string; readonly values: ReturnType<typeof under>['values'] };

/** Exported for the test that pins the plan. Later columns of the index stand behind the text in the row. */
export function archiveListQuery(path: ArchivePath, also = ''): Query {
  const { where, values } = under(path);
  const sql = `SELECT ${rowColumns} FROM (SELECT key AS picked, class_no, volume_no FROM archive INDEXED BY archive_path
      ${where} ${also} ORDER BY ${order} LIMIT :limit OFFSET :offset) p
    CROSS JOIN archive a ON a.key = p.picked JOIN source s ON s.key = a.source
    ORDER BY a.fonds, a.category, p.class_no, p.volume_no, a.year, a.retention, a.ref_code`;
  return { sql, values };
}

export function listArchives(
  store: Store,
  path: ArchivePath,
  page: { readonly offset: number; readonly limit: number },
): readonly ArchiveRow[] {
  const { sql: list, values } = archiveListQuery(path, butShut(store, 'archive'));
  return store
    .sql(list)
    .all({ ...values, ...page })
    .map((row) => fromRow(asRow(row)));
}

export function countArchives(store: Store, path: ArchivePath): number {
  const { where, values } = under(path);
  return int(
    asRow(
      store
        .sql(
          `SELECT count(*) AS n FROM archive INDEXED BY archive_path ${where} ${butShut(store, 'archive')}`,
        )
        .get(values),
    ),
    'n',
  );
}

/** Of every 件 under it, in order. */
export function archiveKeys(store: Store, path: ArchivePath): readonly number[] {
  const { where, values } = under(path);
  return store
    .sql(
      `SELECT key FROM archive INDEXED BY archive_path ${where} ${butShut(store, 'archive')} ORDER BY ${order}`,
    )
    .all(values)
    .map((row) => int(asRow(row), 'key'));
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
      /** What stands above it, in no order. */
      readonly above: readonly Above[];
    }
  | undefined {
  const value = store
    .sql(
      `SELECT ${rowColumns}, a.data, a.revision, a.fetched_at, a.source FROM archive a JOIN source s ON s.key = a.source WHERE a.key = ?
         ${butShut(store, 'a')}`,
    )
    .get(key);
  if (value === undefined) return undefined;
  const row = asRow(value);
  return {
    row: fromRow(row),
    data: json(row, 'data'),
    revision: text(row, 'revision'),
    fetchedAt: int(row, 'fetched_at'),
    above: aboveRecord(store, int(row, 'source'), text(row, 'ref_code')),
  };
}
