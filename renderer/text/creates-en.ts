// Making a record, and what nobody can tell but the person, in English.

import type { createsZh } from './creates-zh.ts';

export const createsEn: typeof createsZh = {
  byKind: {
    archive: {
      open: 'New record',
      changeForm: 'Change a record that waits',
      change: 'Change it',
      numberNote: 'The reference code and item number are given by the archive; they are not filled in here.',
      none: 'No records are waiting. A new one shows here first and moves to its place once the archive has numbered it.',
    },
    article: {
      open: 'New article',
      changeForm: 'Change an article that waits',
      change: 'Change it',
      numberNote:
        'The number is given by the knowledge base, and so is whether it is in force; neither is filled in here.',
      none: 'No articles are waiting. A new one shows here first and joins the list once the knowledge base has numbered it.',
    },
  },
  notes: (source, number) =>
    `Saved on this machine and sent to ${source} when there is a connection. Works offline. ${number}`,
  source: 'Send to',
  choose: 'Choose',
  save: 'Save',
  cancel: 'Not now',
  backToRecord: 'Leave as it is',
  made: 'Saved on this machine; sent when there is a connection. Its number is given there.',
  changed: 'Saved as changed; sent when there is a connection.',
  failed: 'Not saved: ',
  filled: (n) => (n === 0 ? 'Nothing filled in yet' : `${n} filled in`),
  kept: 'Kept as a draft; it is there again the next time.',
  notFonds: (field) => `${field} is a letter and three digits, like Z109`,
  notYear: (field) => `${field} is four digits, like 2026`,
  branch: 'Waiting (no number yet)',
  count: (n) => `${n}`,
  number: { archive: 'Reference code', article: 'Number' },
  unnumbered: 'Waiting (no number yet)',
  listFailed: 'What waits could not be read. ',
  mark: {
    waiting: 'Waiting',
    sending: 'Being sent',
    unsure: 'Checking whether it arrived',
    accepted: 'Taken, number to come',
    refused: 'Not taken',
    asked: 'Needs your word',
  },
  standing: {
    waiting:
      'Saved on this machine; sent when there is a connection. It can be changed or taken back until then.',
    sending: 'Being sent.',
    unsure:
      'The line broke before the answer. It is being checked whether it arrived; it will not be made twice.',
    accepted: 'It has been made there; its number is being fetched.',
    asked:
      'The line broke while sending and nobody can tell whether it arrived. Please say so in the sync centre; nothing is sent before.',
  },
  hangs: (n) => `${n} attached; uploaded once it is made.`,
  takeBack: 'Take back',
  takenBack: 'Taken back, not sent. What was filled in is kept as a draft.',
  takeBackFailed: 'Not taken back: ',
  refused: (reason) => `Not taken by the source: ${reason}`,
  refusedPlain: 'Not taken by the source',
  refusedBody:
    'All that was filled in is still here, and so are its files. Correct it and send again, or give it up.',
  correct: 'Correct',
  giveUp: 'Give up',
  gaveUp: 'Given up; what was filled in is kept as a draft. It can be undone in the sync centre.',
  gaveUpForm: 'What was filled in is kept as a draft.',
  goDecide: 'Say which',
  make: 'New',
  makeOf: (kind) => `New ${kind}`,
  refusedAbout:
    'It was not made. All that was filled in and its files are here; correct it and send again, or give it up.',
  unknownRecord: 'You said this record was made, but its number is not known here',
  unknownRecordAbout:
    'The file is still here. When the record has come, please add the file there, then give this one up.',
  doubt: {
    title: 'Not known whether it arrived',
    about: (source) =>
      `The line broke while sending and no answer was seen, and ${source} cannot be asked by this program. Nothing is sent again before you say so.`,
    how: 'Please look in the other system, or call: is it there?',
    arrived: 'It arrived',
    arrivedSays: 'Nothing more is sent; its latest state will be fetched.',
    again: 'It did not arrive, send again',
    againSays: 'Sent once more now.',
    saidArrived: 'Noted: it arrived.',
    saidAgain: 'Noted: it did not arrive; being sent again.',
    yours: 'What you sent',
  },
};
