// Why an OFD is not opened, in the few words every reader shares. What is missing from a page of an opened one is another
// thing: that page shows the rest.
import type { OfdTrouble } from '../../../shared/ofd/trouble.ts';
import { type Refusal, Unreadable } from '../paged.ts';

function refusalOf(trouble: OfdTrouble): Refusal {
  switch (trouble.kind) {
    case 'encrypted':
      return 'locked';
    case 'too-large':
      return trouble.limit === 'fileBytes' || trouble.limit === 'pages' ? 'too-large' : 'hostile';
    case 'unsafe-name':
    case 'name-twice':
    case 'lying-package':
    case 'forbidden-xml':
    case 'outside-reference':
    case 'circle':
      return 'hostile';
    case 'no-pages':
      return 'empty';
    case 'picture-format':
    case 'font-format':
      return 'not-supported';
    case 'not-a-package':
    case 'cut-short':
    case 'not-ofd':
    case 'damaged-part':
    case 'missing-part':
    case 'bad-xml':
    case 'bad-box':
      return 'damaged';
  }
}

const detailOf = (trouble: OfdTrouble): string =>
  'part' in trouble ? `${trouble.kind} ${trouble.part}` : trouble.kind;

export const unreadable = (trouble: OfdTrouble): Unreadable =>
  new Unreadable(refusalOf(trouble), detailOf(trouble));
