// Articles: who answers for one and until when, what waits here, the original of an import, in English.

import type { articlesZh } from './articles-zh.ts';

const spaced = (n: number): string => n.toLocaleString('en');

export const articlesEn: typeof articlesZh = {
  copy: {
    answer: 'Copy the answer with its source',
    source: 'Copy its source',
    copied: (title) => `Copied with its source: ${title}`,
  },
  owner: (org) => `Owner ${org}`,
  noOwner: 'No owner stated',
  reviewer: (name) => `Reviewed by ${name}`,
  none: 'Not stated',
  missing: (names) => `Not stated: ${names}`,
  audience: (word) => `For ${word}`,
  reviewBy: (day) => `Review by ${day}`,
  toReview: 'To be reviewed',
  reviewPast: (day) => `To be reviewed: it was due on ${day}. Check with its owner before citing it`,
  reviewSoon: (day) => `${day} (due within 30 days)`,
  toReviewCount: (n) => `To be reviewed ${spaced(n)}`,
  madeHereCount: (n) => `Waiting (no number yet) ${spaced(n)}`,
  noneToReview: 'No article is past its review date.',
  openOriginal: 'Open the original',
  saveOriginal: 'Save the original',
  originalSaved: (name) => `The original was saved as “${name}”, byte for byte as it was imported.`,
  originalFailed: 'The original was not saved: ',
  report: {
    open: 'Wrong or out of date',
    title: 'Reported',
    form: (title) => `Report: ${title}`,
    goesTo: (owner) =>
      `Goes to its owner, ${owner}, who answers within a set time. Saved on this machine and sent when there is a connection; works offline.`,
    noOwner:
      'No owner is stated; the source passes it on. Saved on this machine and sent when there is a connection; works offline.',
    what: 'What is wrong',
    whats: { 有误: 'Wrong', 过期: 'Out of date', 其他: 'Other' },
    words: 'In words',
    wordsHint: 'Which place, what it should say, and on what ground.',
    wordsMissing: 'Say what is wrong, so that the owner can check it.',
    about: 'About',
    aboutWhole: 'The whole article',
    send: 'Send',
    notNow: 'Not now',
    sent: 'Saved on this machine; sent to the owner when there is a connection.',
    failed: 'Not sent: ',
    moved: 'The article has just changed. Look at it as it is now, then send. Your words are still here.',
    takeBack: 'Take back',
    takenBack: 'Taken back, not sent. Your words are there when you report again.',
    takeBackFailed: 'Not taken back: ',
    giveUp: 'Give up',
    gaveUp: 'Given up. It can be undone in the sync centre.',
    again: 'Change and report again',
    refused: (reason) => `Not taken by the source: ${reason}`,
    refusedPlain: 'Not taken by the source',
    conflict:
      'The article changed before this arrived, so it was not sent. Look at it as it is now, then report again or give up.',
    bothVersions: 'See both versions',
    place: (label) => `About ${label}`,
    to: (owner) => `Owner ${owner}`,
    when: (day) => `Reported ${day}`,
    answer: (words) => `Answer: ${words}`,
    state: {
      发现: 'Not taken up yet',
      反馈: 'Arrived, not taken up yet',
      受理: 'Taken up',
      更正: 'Put right',
      不予更正: 'Not changed',
      关闭: 'Closed',
    },
    mine: 'What I reported',
    mineCount: (n) => `What I reported ${spaced(n)}`,
    mineNone:
      'Nothing reported yet. While reading an article, press Alt K to tell its owner what is wrong or out of date.',
    mineFailed: 'What you reported could not be read. ',
  },
};
