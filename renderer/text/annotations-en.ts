// Bookmarks and notes: what a person puts beside articles and provisions for themselves, in English.

import type { annotationsZh } from './annotations-zh.ts';

const spaced = (n: number): string => n.toLocaleString('en');

export const annotationsEn: typeof annotationsZh = {
  title: 'Bookmarks and notes',
  count: (n) => `Bookmarks ${spaced(n)}`,
  whole: 'this article',
  mark: (label) => `Bookmark ${label}`,
  marked: (label) => `Bookmarked ${label}. It is found under Bookmarks.`,
  unmarked: (label) => `Bookmark of ${label} taken away; the note stays. Press again to put it back.`,
  unmarkedBare: (label) => `Bookmark of ${label} taken away. Press again to put it back.`,
  write: 'Write a note',
  field: (label) => `Note on ${label}`,
  printNotes: 'Print and save as PDF with my notes',
  printed: (words) => `My note: ${words}`,
  printedFrom: (from) => ` (${from})`,
  hint: 'For yourself alone. It stays on this computer and is never sent.',
  saved: 'Saved on this computer',
  saving: 'Saving',
  saveFailed: 'The note was not saved, do not close yet: ',
  failed: 'Not done: ',
  markedTag: 'Bookmarked',
  remove: 'Delete note and bookmark',
  removed: 'Note and bookmark deleted.',
  undo: 'Undo',
  undone: 'Note and bookmark are back.',
  older: (which) => `Written on an older text (${which})`,
  openOlder: 'Open the older text',
  beforeChange: (day) =>
    `Written on an older text (as it was on ${day}). The provision was reworded or moved since.`,
  lost: (label) => `Written on ${label}, which the text no longer has.`,
  list: 'Bookmarks and notes',
  listFailed: 'The bookmarks and notes could not be read. ',
  none: 'No bookmarks yet. While reading, Alt D bookmarks and Alt W writes a note; in a norm choose a provision with ↑ ↓ first.',
  bare: 'Bookmark without a note',
  wholeArticle: 'The whole article',
  untitled: 'Title no longer kept',
  lostHere: 'The text no longer has this provision',
  lostNewest: 'The newest text no longer has this provision; the note stays with the older one',
  withdrawn: 'Withdrawn by its source',
  withdrawnHint:
    'Its source withdrew this article; nothing of its text is kept here. The note is your own and stays.',
  aboveCeiling: 'Above the ceiling',
  aboveCeilingTitle: 'An article above the ceiling',
  aboveCeilingHint:
    'This article was raised above the ceiling of this computer; neither its title nor its text is kept. The note is your own and stays.',
  gone: 'Removed from this computer',
  goneHint:
    'This imported article was removed from this computer. Import the same file again and the note is beside it again.',
};
