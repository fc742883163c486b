// 保留本支, in English.
import type { keepingZh } from './keeping-zh.ts';

const spaced = (n: number): string => n.toLocaleString('en');

export const keepingEn: typeof keepingZh = {
  openBranch: 'Keep here',
  openRecord: 'Keep all',
  title: 'Keep the files of this branch',
  titleOfRecord: 'Keep the files of this record',
  counting: 'Counting the files',
  all: (records, files, size) => `${spaced(records)} records, ${spaced(files)} files, ${size}.`,
  here: (files, size) => `On this computer: ${spaced(files)} files, ${size}.`,
  toCome: (missing, free) =>
    `Still to come: ${missing}; free: ${free}. What is kept is not dropped when room is short, and can be read offline.`,
  coming: (files) => `Kept; ${spaced(files)} files are still to come. They do so without this dialog.`,
  allHere: 'Kept, and all of it is on this computer.',
  none: 'There are no files here.',
  keep: 'Keep on this computer',
  letGo: 'Keep no longer',
  stop: 'Stop, and keep no longer',
  keptSaid: (files) => `${spaced(files)} files kept; those not here will come`,
  letGoSaid: 'Kept no longer. What came stays until its room is needed.',
  failed: 'Not done: ',
  progress: 'Files on this computer',
  tooMany: (most) => `More than ${spaced(most)} files; choose a smaller branch.`,
  noRoom: (size) =>
    `Not enough room: ${size} short. Raise the limit for files in the settings, or choose a smaller branch.`,
};
