// 以前的导入, in English.

import type { importsZh } from './imports-zh.ts';

const spaced = (n: number): string => n.toLocaleString('en-GB');

export const importsEn: typeof importsZh = {
  title: 'Earlier imports',
  line: (name, counts) => `“${name}”: ${counts}`,
  counts: (texts, left) => `${spaced(texts)} imported${left === 0 ? '' : `, ${spaced(left)} left out`}`,
  stopped: 'stopped before the end',
  back: 'Back to earlier imports',
  of: (name, when) => `Report of the import of “${name}” (${when})`,
  noName: '(graded above the limit, name not kept)',
  failed: 'The report was not opened: ',
  catalogue: {
    title: (n) => `Earlier reports of cataloguing: ${n}`,
    line: (when, made, left) =>
      `${when}: ${spaced(made)} rows sent${left === 0 ? '' : `, ${spaced(left)} left out`}`,
    notKept: 'The records are sent, but this report was not kept; print it or save it now if it is needed: ',
  },
  underWay:
    'An import is still under way. You may close this window; the result will be under “Earlier imports” below. ',
  more: 'A long report: only the first 2,000 files are listed, those left out first. ',
};
