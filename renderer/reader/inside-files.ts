// What is said and allowed of a file that is attached within another one: its name as a file of its own, whether the name
// promises what the bytes are, whether it can be shown here. Pure.
import { cleanFileName } from '../../shared/domain/file-name.ts';
import { isRiskyName } from '../../shared/domain/risky-name.ts';
import type { InsideFile, InsideKind } from './paged.ts';

export type NamedInside = InsideFile & {
  readonly isMisnamed: boolean;
  /** Saving it is worth a second look. */
  readonly isRisky: boolean;
  readonly isReadable: boolean;
};

/** What a name of that ending promises. A locked office file is a container of the old kind. */
const promised: { readonly [extension: string]: readonly InsideKind[] } = {
  pdf: ['pdf'],
  ofd: ['ofd'],
  docx: ['docx', 'ole'],
  xlsx: ['xlsx', 'ole'],
  doc: ['ole', 'docx'],
  xls: ['ole', 'xlsx'],
  ppt: ['ole'],
  csv: ['csv', 'text'],
  txt: ['text'],
  md: ['text'],
  html: ['html'],
  htm: ['html'],
  ...Object.fromEntries(
    ['png', 'jpg', 'jpeg', 'gif', 'webp', 'bmp', 'tif', 'tiff', 'svg'].map((one) => [one, ['picture']]),
  ),
};

const endings: { readonly [K in InsideKind]?: string } = {
  pdf: 'pdf',
  ofd: 'ofd',
  docx: 'docx',
  xlsx: 'xlsx',
  csv: 'csv',
  html: 'html',
  text: 'txt',
};

const unreadable: readonly InsideKind[] = ['ole', 'unknown', 'empty', 'damaged'];

/** `unnamed`: what it is called where the document calls it nothing. */
export function namedInside(file: InsideFile, unnamed: string): NamedInside {
  const { kind } = file;
  const name = withEnding(cleanFileName(file.name.trim() === '' ? unnamed : file.name), kind);
  const isMisnamed = kind !== 'empty' && kind !== 'damaged' && !promises(name, kind);
  return {
    ...file,
    name,
    isMisnamed,
    isRisky: isMisnamed || isRiskyName(name),
    isReadable: !unreadable.includes(kind),
  };
}

const endingOf = (name: string): string | undefined => /\.([A-Za-z0-9]{1,5})$/.exec(name)?.[1]?.toLowerCase();

function withEnding(name: string, kind: InsideKind): string {
  const ending = endings[kind];
  return endingOf(name) !== undefined || ending === undefined ? name : `${name}.${ending}`;
}

/** Of a name that promises nothing we know, anything is true. */
function promises(name: string, kind: InsideKind): boolean {
  const kinds = promised[endingOf(name) ?? ''];
  return kinds === undefined || kinds.includes(kind);
}
