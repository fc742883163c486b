// 归档 of a finished matter, in English.

import type { filingZh } from './filing-zh.ts';

export const filingEn: typeof filingZh = {
  open: 'Archive',
  title: 'Archive this matter',
  about: (archive) =>
    `Look it through and archive it to ${archive} in one step; nothing is typed twice. It is saved here and leaves with the next sync, offline too.`,
  save: 'Archive',
  cancel: 'Not now',
  changed: (n) => (n === 0 ? 'Filled from the paper, ready to be archived' : `${n} changed`),
  done: 'Archived (waiting to be sent). The archive gives the number.',
  proposedCode: (code) =>
    `By what is proposed here its number would be ${code}; the archive gives the real one.`,
  reason: {
    genre: (genre, period) =>
      `Proposed to be kept: ${period}, by its kind of paper (${genre}; order 8 of the National Archives Administration). Decide by its content.`,
    'to-read': (period) =>
      `Proposed to be kept: ${period}. What was only to be read is kept by the organ it came from.`,
    unknown: (period) =>
      `Proposed to be kept: ${period}; its kind of paper was not recognised. Decide by its content.`,
  },
  files: 'Files that go along',
  filesHint: 'Sealed and final versions first. Each goes with its SHA-256 and SM3.',
  noFiles: 'It has no files; only its description is archived.',
  notHere:
    'Not on this computer, or not taken by the archive: it does not go along. Fetch it first if it should.',
  waiting: 'Archived (waiting to be sent)',
  cameBack: 'Not taken by the archive, yours to decide',
  filed: (code) => `Archived as ${code}`,
  elsewhere: 'Archived; the record is not on this computer any more.',
  readFailed: 'The form could not be prepared. Nothing has changed. ',
};
