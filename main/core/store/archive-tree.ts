// The tree of the archive: 全宗 → 门类 → 年度 → 保管期限 of what is numbered by piece, 类别 → 案卷 of what is by volume, each
// with how many 件 are under it; read from the index alone.
import type { ArchivePath } from '../../../shared/contract/desk-archives.ts';
import { type ArchiveLevel, archiveLevels } from '../../../shared/domain/inherited.ts';
import { butShut } from './archive-shut.ts';
import { under } from './archives.ts';
import { asRow, int, text } from './columns.ts';
import { recordId } from './ids.ts';
import type { Store } from './store.ts';

/** The record that describes a branch itself: the 全宗, the 类别, the 案卷. */
export function wholeOf(
  store: Store,
  path: ArchivePath,
): { readonly id: string; readonly level: ArchiveLevel } | undefined {
  const refCode = refCodeOf(path);
  if (refCode === undefined) return undefined;
  const value = store
    .sql(
      `SELECT key, level FROM archive INDEXED BY archive_path
       WHERE level IN (0, 1, 2) AND fonds = :fonds AND ref_code = :refCode ${butShut(store, 'archive')}
       ORDER BY level LIMIT 1`,
    )
    .get({ fonds: path.fonds, refCode });
  if (value === undefined) return undefined;
  const row = asRow(value);
  return {
    id: recordId('archive', int(row, 'key')),
    level: archiveLevels[int(row, 'level')] ?? '文件级',
  };
}

/** How the 档号 of everything in it begins; undefined of everything there is. */
function refCodeOf({ fonds, category, year, retention, classNo, volumeNo }: ArchivePath): string | undefined {
  if (fonds === undefined) return undefined;
  const middle = classNo ?? [category, year, retention].filter((part) => part !== undefined).join('·');
  return [fonds, middle, volumeNo].filter((part) => part !== undefined && part !== '').join('-');
}

export type ArchiveBranch = {
  readonly path: ArchivePath;
  readonly label: string;
  /** Of a volume, where its archive describes it. */
  readonly title?: string;
  readonly count: number;
  readonly leaf: boolean;
};

type Step = { readonly value: string | number; readonly count: number };

/** The branches right below a path, each with how many 件 are under it: below a 门类 its 年度, then its 类别 of volumes. */
export function archiveBranches(store: Store, path: ArchivePath): readonly ArchiveBranch[] {
  const { fonds, category, year, classNo } = path;
  if (fonds === undefined)
    return steps(store, path, 'fonds').map(({ value, count }) => ({
      ...{ path: { fonds: String(value) }, label: fondsName(store, String(value)), count, leaf: false },
    }));
  if (category === undefined) return named(path, 'category', false, steps(store, path, 'category'));
  if (year !== undefined) return named(path, 'retention', true, steps(store, path, 'retention'));
  if (classNo !== undefined) {
    const titles = volumeTitles(store, path);
    return named(path, 'volumeNo', true, steps(store, path, 'volume_no')).map((branch) => {
      const title = titles.get(branch.label);
      return title === undefined ? branch : { ...branch, title };
    });
  }
  // Of those without a volume the index goes on with the year.
  const years = steps(store, { ...path, classNo: '', volumeNo: '' }, 'year').map(({ value, count }) => ({
    ...{ path: { ...path, year: Number(value) }, label: String(value), count, leaf: false },
  }));
  const classes = steps(store, path, 'class_no', "AND class_no > ''");
  return [...years, ...named(path, 'classNo', false, classes)];
}

/** `also`: a narrower part of the index, so that only what is counted is read. */
function steps(store: Store, path: ArchivePath, column: string, also = ''): readonly Step[] {
  const { where, values } = under(path);
  return store
    .sql(
      `SELECT ${column} AS step, count(*) AS n FROM archive INDEXED BY archive_path ${where} ${also}
         ${butShut(store, 'archive')}
       GROUP BY ${column} ORDER BY ${column}`,
    )
    .all(values)
    .map((value) => {
      const row = asRow(value);
      return { value: column === 'year' ? int(row, 'step') : text(row, 'step'), count: int(row, 'n') };
    });
}

function named(
  path: ArchivePath,
  step: 'category' | 'retention' | 'classNo' | 'volumeNo',
  leaf: boolean,
  found: readonly Step[],
): readonly ArchiveBranch[] {
  return found.map(({ value, count }) => ({
    ...{ path: { ...path, [step]: String(value) }, label: String(value), count, leaf },
  }));
}

/** By 案卷号. */
function volumeTitles(store: Store, path: ArchivePath): ReadonlyMap<string, string> {
  const { where, values } = under(path);
  const rows = store
    .sql(`SELECT volume_no, title FROM archive INDEXED BY archive_path ${where} ${butShut(store, 'archive')}`)
    .all({ ...values, level: archiveLevels.indexOf('案卷级') });
  return new Map(rows.map((row) => [text(asRow(row), 'volume_no'), text(asRow(row), 'title')]));
}

function fondsName(store: Store, fonds: string): string {
  return text(
    asRow(store.sql(`${fondsNameSql} ${butShut(store, 'archive')} LIMIT 1`).get(fonds)),
    'fonds_name',
  );
}

/** All levels are named, for the index begins with them: otherwise all rows before the first of the fonds are read. */
export const fondsNameSql =
  'SELECT fonds_name FROM archive INDEXED BY archive_path WHERE level IN (0, 1, 2, 3) AND fonds = ?';
