// 随上级 and the ceiling: whether an archive record may be stored here, by its own 密级 and by that of everything above
// it. What goes when something above is raised later is in archive-erasing.ts.
import type { ArchiveData } from '../../../shared/domain/archive.ts';
import { mayStore } from '../../../shared/domain/classification.ts';
import type { Upsert } from '../../../shared/domain/delta.ts';
import { type Above, inherit, statedBelow, stricterLevel } from '../../../shared/domain/inherited.ts';
import { foldRefCode } from '../../../shared/domain/ref-code.ts';
import type { SecretLevel } from '../../../shared/domain/terms.ts';
import { askForBelow, keepLevel, type LevelPlace, type LevelsOfPage } from './archive-levels.ts';
import type { Store } from './store.ts';

/** The 密级 that counts, and where it comes from when it is not the record's own. */
export type Graded = { readonly level: SecretLevel; readonly from?: Pick<Above, 'refCode' | 'level'> };

export function gradeOf(levels: LevelsOfPage, data: ArchiveData): Graded {
  const own = stricterLevel(data.secretLevel, data.passesDown?.secretLevel);
  const above = levels.above(data.refCode);
  if (above.length === 0) return { level: own };
  const { value, from } = inherit({ ...data, secretLevel: own }, above).secretLevel;
  return from === undefined ? { level: value } : { level: value, from };
}

/** The 密级 by which a record may come in. */
export function gradedAs(levels: LevelsOfPage, upsert: Upsert): Graded {
  switch (upsert.kind) {
    case 'archive':
      return gradeOf(levels, upsert.data);
    case 'contact':
      return { level: '公开' };
    case 'todo':
    case 'article':
      return { level: upsert.data.secretLevel };
  }
}

/** What it states from now on, and whether that raises what is below above the ceiling. */
export function takeLevel(
  store: Store,
  levels: LevelsOfPage,
  {
    data,
    remoteId,
    ceiling,
    place,
  }: {
    readonly data: ArchiveData;
    readonly remoteId: string;
    readonly ceiling: SecretLevel;
    readonly place: LevelPlace;
  },
): 'raised' | 'as-before' {
  const { level = '文件级' } = data;
  if (level === '文件级') return 'as-before';
  const now: Above = { refCode: foldRefCode(data.refCode), level, stated: statedBelow(data) };
  const former = keepLevel(store, place, remoteId, now);
  levels.changed();
  const wasShut = former !== undefined && isShut(former, ceiling);
  const hasMoved = former?.refCode !== now.refCode;
  if (former !== undefined && wasShut && (hasMoved || !isShut(now, ceiling)))
    askForBelow(store, place.source, former);
  return isShut(now, ceiling) && (hasMoved || !wasShut) ? 'raised' : 'as-before';
}

/** It keeps out what is below it. */
export const isShut = ({ stated }: Above, ceiling: SecretLevel): boolean =>
  !mayStore(stated.secretLevel ?? '公开', ceiling);
