// The path of a branch as a key, and its name in words. Pure.

import type { ArchivePath } from '../../../shared/contract/desk-views.ts';
import type { Text } from '../../text/zh.ts';

const parted = '\u001f';

/** 全宗, 门类, 年度, 期限 in order; the root is the empty key. */
export function keyOf(path: ArchivePath): string {
  const parts = [path.fonds, path.category, path.year?.toString(), path.retention];
  const depth = parts.indexOf(undefined);
  return parts.slice(0, depth < 0 ? parts.length : depth).join(parted);
}

export function pathOf(key: string): ArchivePath {
  if (key === '') return {};
  const [fonds, category, year, retention] = key.split(parted);
  return {
    ...(fonds === undefined ? {} : { fonds }),
    ...(category === undefined ? {} : { category }),
    ...(year === undefined ? {} : { year: Number(year) }),
    ...(retention === undefined ? {} : { retention }),
  };
}

/** The last part of the path in words; a 全宗 keeps the name the archive gave it. */
export function branchName(t: Text, path: ArchivePath, label: string): string {
  const categories: Readonly<Record<string, string>> = t.terms.category;
  const retentions: Readonly<Record<string, string>> = t.terms.retention;
  if (path.retention !== undefined) return retentions[path.retention] ?? label;
  if (path.year !== undefined) return t.archives.year(path.year);
  if (path.category !== undefined) return categories[path.category] ?? label;
  return label;
}

/** The whole path in words; the root is everything. */
export function pathWords(t: Text, path: ArchivePath): string {
  const { fonds, category, year, retention } = path;
  if (fonds === undefined) return t.archives.allOf;
  const steps: readonly ArchivePath[] = [
    ...(category === undefined ? [] : [{ fonds, category }]),
    ...(year === undefined ? [] : [{ fonds, year }]),
    ...(retention === undefined ? [] : [{ fonds, retention }]),
  ];
  return [fonds, ...steps.map((step) => branchName(t, step, fonds))].join(t.dot);
}
