// The search in English; the same shape as search-zh.ts. The grammar's own words stay Chinese: they are what is typed.

import type { searchZh } from './search-zh.ts';

const spaced = (n: number): string => n.toLocaleString('en');
/** Of what is new nobody counts further. */
const most = (n: number): string => (n > 98 ? '99+' : String(n));
const many = (n: number, one: string, more: string): string => `${spaced(n)} ${n === 1 ? one : more}`;

export const searchEn: typeof searchZh = {
  box: 'Search to-dos, archives, knowledge, provisions, files, contacts',
  clear: 'Clear the search',
  results: 'Results',

  filters: 'Filters',
  filter: { 类型: 'Kind', 来源: 'Source', 年度: 'Year', 密级: 'Secrecy', 有效: 'In force' },
  filterOn: (name, values, not) => `${name}: ${not ? 'not ' : ''}${values}`,
  removeFilter: (what) => `Remove the filter ${what}`,
  year: (year) => String(year),
  unknownFilter: (name) =>
    `There is no filter “${name}”; what follows the colon is looked for as a word. Filters: 类型, 来源, 年度, 密级, 有效.`,
  unknownValue: (name, value) => `“${name}” has no “${value}”; this filter does nothing.`,
  grammar: '"exact phrase" · -word leaves out · 类型:档案 来源:教育局 年度:2020-2024 密级:内部 有效:是',

  group: (kind, n, capped) => `${kind} ${capped ? 'more than ' : ''}${spaced(n)}`,
  fresh: (when) => `updated ${when}`,
  notes: (n) => `My notes ${spaced(n)}`,
  noteTag: 'Note',
  notesElsewhere: (n) =>
    `${many(n, 'more note is', 'more notes are')} beside articles that are not here any more: Knowledge, Bookmarks.`,
  more: (n) => `${spaced(n)} more`,
  moreCapped: 'Show more',
  none: (text) => `“${text}” was not found on this computer.`,
  noneFiltered: 'Taking out a filter may bring it.',
  onlyFilters: 'Type what to look for as well.',
  inRecord: (record) => `in: ${record}`,
  searched: (kinds) => `Searched: ${kinds}`,
  held: (kind, n) => `${kind} ${spaced(n)}`,
  searchedNot: (sources) => `Not searched in their latest state: ${sources}.`,
  reason: (source, why) => `${source} (${why})`,
  why: {
    offline: 'offline',
    signIn: 'sign-in needed',
    paused: 'paused',
    notYet: 'not synced yet',
    incomplete: 'incomplete',
    brake: 'waits for you',
    unreachable: 'not reached',
  },
  whenConnected: 'Search again once connected.',
  behind: (n) => `${many(n, 'record is', 'records are')} still being indexed; this may not be all.`,
  keys: '↑↓ choose · Enter opens · Tab filters · Esc closes',
  found: (n, capped) => `${capped ? 'more than ' : ''}${spaced(n)} found`,
  failed: 'The search did not finish; what is on this computer is safe. ',

  saved: 'Saved searches',
  recent: 'Recent searches',
  fresher: (n) => `${most(n)} new`,
  news: (n) => `New since you last looked: ${most(n)}`,
  newTag: 'New',
  follow: 'Follow this search',
  followNot: 'No longer follow',
  followedTag: 'Followed',
  followed: 'Followed. The number of new results shows at the right of the search box.',
  followedNot: 'No longer followed.',
  followTooMany: 'At most 10 searches can be followed. Stop following one first.',
  followNoWords:
    'This search has no words or filters to follow. Texts of files are not followed; add a word.',
  badge: (n) => `${most(n)} new`,
  badgeFull: (n) => `${most(n)} new in the searches you follow; press to see them`,
  keep: 'Save this search',
  keepNot: 'No longer save',
  kept: 'Saved. Follow it to be told how many new results it has.',
  keptNot: 'No longer saved.',
  keepFailed: 'It was not saved. ',
  removed: 'Removed.',
  undo: 'Undo',
  forget: 'Remove',
  forgetAll: 'Clear recent searches',
  keysKept: '↑↓ choose · Enter searches · Ctrl Shift S follows · Delete removes · Esc closes',
  nothingKept: 'Nothing was searched yet. Words, pinyin, initials, document and archive numbers all work.',

  inDocument: {
    bar: 'Places found in the text',
    place: (at, of) => `${spaced(at)} of ${spaced(of)}`,
    count: (of) => many(of, 'place', 'places'),
    notFound: 'The words are not in this text.',
    next: 'Next place',
    former: 'Previous place',
    leave: 'Stop marking',
  },
};
