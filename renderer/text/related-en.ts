// What stands beside a record, in English; the same shape as related-zh.ts.

import type { relatedZh } from './related-zh.ts';

export const relatedEn: typeof relatedZh = {
  contacts: 'Who answers for this',
  provisions: 'Provisions',
  archives: 'Archives',
  sameMatter: 'The same matter',
  others: 'Related',
  failed: 'What is related could not be found.',
  reasons: {
    'same-matter': (words) => `Same matter: ${words}`,
    'same-number': (words) => `Same number: ${words}`,
    cited: (words) => `The text names ${words}`,
    'cites-this': (words) => `It names ${words}`,
    'like-title': (words) => `Both titles say “${words}”`,
  },
  citedAs: (words) => `Cited as: ${words}`,
  stale: (when) => `Checked ${when}, may have changed`,
  named: 'Named in it',
  duty: (words) => `Duties say “${words}”`,
};
