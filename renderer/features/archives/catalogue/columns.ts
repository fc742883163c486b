// How wide the columns of the grid stand, in px at normal size, and which of them there are.

import { type CatalogueColumn, catalogueColumns } from '../../../../shared/domain/catalogue-row.ts';

export const columnWidths: { readonly [C in CatalogueColumn]: number } = {
  fonds: 72,
  category: 76,
  year: 60,
  retention: 80,
  orgOrTopic: 112,
  itemNo: 68,
  docNo: 168,
  responsible: 190,
  title: 340,
  date: 104,
  pages: 58,
  secretLevel: 72,
  carrier: 76,
  location: 104,
  abstract: 180,
  scan: 150,
};
export const rowHeadWidth = 64;

/** Those the archive takes, and the names of scans. */
export const columnsOf = (offered: readonly string[]): readonly CatalogueColumn[] =>
  catalogueColumns.filter((column) => column === 'scan' || offered.includes(column));
