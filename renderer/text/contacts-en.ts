// 通讯录 in English; the same shape as contacts-zh.ts.

import type { contactsZh } from './contacts-zh.ts';

export const contactsEn: typeof contactsZh = {
  title: 'Contacts',
  tree: 'Organs',
  everyone: 'All contacts',
  treeFailed: 'The organs could not be read. ',
  stale: (source, when) => `${source} was last checked ${when}; people and numbers may have changed.`,
  list: 'List of contacts',
  reading: 'Contact',
  find: 'Filter by name, unit, matter or pinyin',
  none: (text) => `Nobody is found for “${text}”.`,
  noneYet: 'No contacts yet. They come with a source that offers them.',
  clear: 'Clear the filter',
  listFailed: 'The contacts could not be read. ',
  readFailed: 'This card could not be read: ',
  count: (n) => (n === 1 ? '1 person' : `${n} people`),
  pickOne: 'Choose someone to see duties and telephone here.',
  fetched: (source, when) => `${source}, fetched ${when}`,
  isUnit: 'Unit',

  withheld: 'Not shown by rule',
  withheldThrough: (who) => `Not shown by rule; ${who} puts calls through`,
  masked: (mask) => `${mask} (only in part, by rule)`,

  away: (name, status) => `${name}: ${status}. `,
  isAway: (status) => ` (${status})`,
  left: (name) => `${name} has moved on. `,
  standIn: (whom) => `Standing in: ${whom}.`,
  successor: (whom) => `Taken over by ${whom}.`,
  askUnit: (whom) => `Ask ${whom}.`,
  nobodyStated: 'Nobody is named who stands in.',
  openCard: (name) => `Show ${name}`,

  owners: 'Who owns this',
  ownedBy: (where, whom) => `${where}: ${whom}`,
  asOf: (when) => `As of ${when}`,

  duty: 'On duty today',
  dutyNow: 'Now',
  dutySpan: (from, to) => `${from}–${to}`,
  nextDay: (clock) => `${clock} next day`,
  dutyTurn: (day, span, post) => `${day} ${span} ${post}`,
  dutyOver: (until) =>
    `The roster on this computer ends ${until}; please telephone to learn who is on duty today.`,
  dutyFailed: 'The roster could not be read. ',
  dutyAll: (n) => `All ${n} turns`,
};
