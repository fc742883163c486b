// What is missing from a page that is shown, in the few kinds the reader has words for: a person who reads a letter must
// know that it is not all of it.
import type { OfdTrouble } from '../../../shared/ofd/trouble.ts';
import type { PageGap } from '../paged.ts';

function gapOf(trouble: OfdTrouble): PageGap {
  switch (trouble.kind) {
    case 'picture-format':
    case 'font-format':
      return 'picture';
    case 'too-large':
    case 'circle':
      return 'limit';
    case 'outside-reference':
    case 'unsafe-name':
    case 'forbidden-xml':
      return 'outside';
    case 'not-a-package':
    case 'cut-short':
    case 'encrypted':
    case 'not-ofd':
    case 'name-twice':
    case 'lying-package':
    case 'damaged-part':
    case 'missing-part':
    case 'bad-xml':
    case 'no-pages':
    case 'bad-box':
      return 'damaged';
  }
}

export const gapsOf = (troubles: readonly OfdTrouble[]): readonly PageGap[] => [
  ...new Set(troubles.map(gapOf)),
];
