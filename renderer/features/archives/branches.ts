// The path of a branch as a key, and its name in words. Pure.

import type { ArchivePath } from '../../../shared/contract/desk-archives.ts';
import type { Text } from '../../text/zh.ts';

const parted = '\u001f';
const byVolume = '#';

/** 全宗, 门类, then 年度 and 期限, or 类别 and 案卷 behind a mark; in order; the root is the empty key. */
export function keyOf(path: ArchivePath): string {
  const { fonds, category, year, retention, classNo, volumeNo } = path;
  const parts =
    classNo === undefined
      ? [fonds, category, year?.toString(), retention]
      : [fonds, category, byVolume + classNo, volumeNo];
  const depth = parts.indexOf(undefined);
  return parts.slice(0, depth < 0 ? parts.length : depth).join(parted);
}

export function pathOf(key: string): ArchivePath {
  if (key === '') return {};
  const [fonds, category, third, fourth] = key.split(parted);
  const isVolume = third?.startsWith(byVolume) === true;
  const [year, retention] = isVolume ? [] : [third, fourth];
  const [classNo, volumeNo] = isVolume ? [third.slice(byVolume.length), fourth] : [];
  return {
    ...(fonds === undefined ? {} : { fonds }),
    ...(category === undefined ? {} : { category }),
    ...(year === undefined ? {} : { year: Number(year) }),
    ...(retention === undefined ? {} : { retention }),
    ...(classNo === undefined ? {} : { classNo }),
    ...(volumeNo === undefined ? {} : { volumeNo }),
  };
}

/** The last part of the path in words; a 全宗 keeps the name the archive gave it, a 案卷 its title. */
export function branchName(t: Text, path: ArchivePath, label: string, title?: string): string {
  if (path.volumeNo !== undefined) return t.levels.volume(path.volumeNo, title);
  // Its 门类 stands above it already.
  if (path.classNo !== undefined) return t.levels.classNo(path.classNo.replace(`${path.category}·`, ''));
  const categories: Readonly<Record<string, string>> = t.terms.category;
  const retentions: Readonly<Record<string, string>> = t.terms.retention;
  if (path.retention !== undefined) return retentions[path.retention] ?? label;
  if (path.year !== undefined) return t.archives.year(path.year);
  if (path.category !== undefined) return categories[path.category] ?? label;
  return label;
}

/** The whole path in words; the root is everything. */
export function pathWords(t: Text, path: ArchivePath): string {
  const { fonds, category, year, retention, classNo, volumeNo } = path;
  if (fonds === undefined) return t.archives.allOf;
  const steps: readonly ArchivePath[] = [
    ...(category === undefined ? [] : [{ fonds, category }]),
    ...(year === undefined ? [] : [{ fonds, year }]),
    ...(retention === undefined ? [] : [{ fonds, retention }]),
    ...(classNo === undefined ? [] : [{ fonds, classNo }]),
    ...(volumeNo === undefined ? [] : [{ fonds, volumeNo }]),
  ];
  return [fonds, ...steps.map((step) => branchName(t, step, fonds))].join(t.dot);
}
