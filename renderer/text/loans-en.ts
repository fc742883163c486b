// 查借阅 in English; the shape is that of loans-zh.ts.

import type { LoansText } from './loans-zh.ts';

export const loansEn: LoansText = {
  title: 'Loan of originals',
  state: 'State',
  about:
    'The originals of this record are given out on loan only. You can apply offline; it is sent when you are online.',
  states: {
    申请: 'Applied for, waiting for approval',
    批准: 'Approved, waiting to be given out',
    退回: 'Not approved',
    在借: 'On loan',
    归还: 'Returned',
    到期清除: 'Ended',
  },
  sealed: {
    ended: 'The loan has ended; the copy on this computer is sealed.',
    returned: 'Returned; the copy on this computer is sealed.',
    clock:
      'The clock of this computer was set back, so nobody can tell whether the loan has ended; the copy is sealed.',
  },
  sealedAt: (when) => `Sealed ${when}`,
  sealedNext: {
    ended: 'If you still need it, apply again; once approved it can be fetched anew.',
    returned: 'If you still need it, apply again; once approved it can be fetched anew.',
    clock:
      'If the loan still runs, the copy can be fetched anew once you are online. Please set the clock right too.',
  },
  until: (when) => `On loan until ${when}; then the copy here seals itself, offline too.`,
  outside:
    'To be read on this computer only. Paper and PDF carry name, unit and time; the file itself cannot be saved elsewhere.',
  told: 'Each time it is read or printed is noted and told to the archive by itself.',
  uses: 'Register of use',
  usesOf: (n: number) => (n === 1 ? '1 line' : `${n} lines`),
  purpose: 'Purpose',
  days: 'Days',
  daysOf: (n) => `${n} ${n === 1 ? 'day' : 'days'}`,
  askedAt: 'Applied',
  approvedBy: 'Approved by',
  from: 'From',
  to: 'Until',
  reason: 'Reason',
  borrow: 'Apply for a loan',
  again: 'Apply again',
  giveBack: 'Return',
  giveBackSealing: 'Return, and seal the copy here',
  endedHere: 'Ended; the archive notes it when you are online',
  endedNext: 'Once you are online and the archive has noted the end, you can apply again.',
  returned: 'Returned; the copy here is sealed. The archive is told when you are online.',
  takeBack: 'Take back',
  takenBack: 'Taken back, not sent.',
  asked: 'The application is saved here and sent when you are online.',
  failed: 'That did not work: ',
  refusedNext: 'You can change the purpose or the days and apply again, or give it up.',
  giveUp: 'Give up',
  gaveUp: 'Given up.',
  settle: 'Settle it',
  readFailed: 'The state of the loan could not be read.',
  form: {
    title: 'Application for a loan',
    of: (title) => `Apply for: ${title}`,
    purposeHint: 'Say what it is for; the archive decides by it.',
    purposeNone: 'Please say what it is for.',
    daysHint: (most) => `1 to ${most} days`,
    daysWrong: (most) => `Please give a whole number from 1 to ${most}.`,
    note: 'Once approved, the original can be fetched and read here offline while the loan lasts. Then the copy seals itself; neither the clock nor a restart makes it longer.',
    go: 'Apply',
    not: 'Not now',
  },
  file: {
    notLent: 'On loan only',
    sealed: 'Sealed',
    lent: 'On loan',
    notLentHint: 'This original is given out on loan only. Apply under “Loan of originals”.',
  },
  watermark: (by, org, when) => `${by}  ${org}  ${when}`,
  printing: 'On loan: the paper carries name, unit and time, and printing is noted on this computer.',
  noSave:
    'An original on loan cannot be saved elsewhere. For a copy, print it or save it as PDF; both carry name, unit and time.',
};
