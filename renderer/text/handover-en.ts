// 导出给主管 in English.

import type { handOverZh } from './handover-zh.ts';

const spaced = (n: number): string => n.toLocaleString('en');

export const handOverEn: typeof handOverZh = {
  lang: 'en',
  open: 'Export for the supervisor',
  openOf: (what) => `Export for the supervisor: ${what}`,
  title: 'Export for the supervisor',
  about:
    'What is chosen becomes one file that the supervisor can open in any browser, without this program. Everything stays here: exporting neither sends nor deletes.',
  only: 'Only your own words and the files you added. The text of the other side’s records is left out, and a title is written only where it may still be shown.',
  none: 'Nothing unsent is kept on this computer.',
  listFailed: 'What is kept here could not be read. ',
  choose: 'What to export',
  all: 'All',
  noneOf: 'None',
  chosen: (n, of) => `${spaced(n)} of ${spaced(of)} chosen`,
  files: (n, size) => `With ${spaced(n)} files, ${size} in all, packed together with the page.`,
  barred: {
    level:
      'By its classification this record may not be exported from this computer. Please follow the rules on secrets.',
    carried: 'What it says and its files come from a to-do that is no longer here, and may not be exported.',
  },
  go: 'Choose a place and export',
  busy: 'Exporting',
  stop: 'Stop',
  stopped: 'Stopped, no file was left behind. Everything here is as it was.',
  failed: 'Not exported, everything here is as it was: ',
  done: (n, name) => `${spaced(n)} exported: ${name}`,
  doneSafe:
    'Nothing was deleted here and nothing was sent. When it is no longer needed, give it up or delete it in the sync centre, one by one.',
  doneDigests: 'Digests of the whole file; tell them along with it to prove that it is this one:',
  copyDigests: 'Copy the digests',
  exported: (when) => `Exported ${when}`,
  fileName: (stamp) => `Unsent work ${stamp}`,
  pageName: 'Read me.html',

  keptTitle: (n) => `Texts kept on this computer ${spaced(n)}`,
  keptAbout:
    'The records are no longer here, or their source was removed; what you wrote still is. Copy it, export it or delete it.',
  letGo: 'Delete',
  letGoOf: (what) => `Delete: ${what}`,
  gone: (what) => `Deleted: ${what}. `,
  undo: 'Undo',
  back: 'It is back.',
  barredText: 'The text is kept and not shown.',

  what: {
    draft: 'An opinion not yet decided',
    form: 'A form not yet saved',
    days: (n) => `For ${n} days`,
    anchor: (which) => `Provision: ${which}`,
  },
  why: {
    withdrawn: 'Access was withdrawn by the other side before it was sent',
    gone: 'The other side no longer has this record; it may be finished, deleted or withdrawn',
    removed: 'Its source was removed from this computer before it was sent',
    waiting: 'Still waiting to be sent',
    changed: 'The other side changed the record afterwards, so it was not sent',
    inDoubt: 'Nobody knows whether it arrived; it was not sent again',
    refused: (reason) => `Not taken by the system: ${reason}`,
    refusedPlain: 'Not taken by the system',
    unknownRecord: 'The number of its record at the other side is not known',
  },
  mayHaveArrived:
    'It was sent once and no answer came: it may have arrived. Please check with the other side before doing it again.',

  page: {
    title: 'Unsent work, handed over',
    made: 'Exported at',
    station: 'Computer',
    account: 'Account',
    noAccount: '(no account stated)',
    count: 'Items',
    level: 'Classification',
    levelNote:
      'At least internal, or the highest of those below; that of withdrawn records is not known. Please keep this as internal material.',
    about:
      'The following was written in Govdesk and did not reach its system for the reason given with each item. It holds only the words and files of the person who wrote it, and none of the text of the records. Exporting does not mean that anything was done.',
    number: (n) => `Item ${n}`,
    what: 'What',
    record: 'Record',
    noTitle: '(title no longer kept)',
    madeHere: '(made here, without a number yet)',
    remoteId: 'Their number',
    system: 'System',
    kind: 'Kind',
    at: 'Written at',
    why: 'Why it was not sent',
    note: 'Please note',
    words: 'Their own words',
    noWords: '(no words were written)',
    theirsLeft: 'What says the same as the record is left out.',
    untold:
      'It can no longer be told which words are their own, so this is left out. It can be read in the sync centre.',
    nothingOwn: '(nothing of their own)',
    file: 'File',
    inArchive: (place) => `Beside this page: ${place}`,
    notHere: 'The file does not go along; only its name and digests are given.',
    digests: 'Digests',
    digestAbout:
      'Digests are of the texts under “Their own words”, one below the other, in UTF-8; of a file, of the file itself. They agree only if nothing was changed. To quote an item its first 8 characters will do.',
  },
};
