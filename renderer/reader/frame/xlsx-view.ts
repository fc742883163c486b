// An Excel workbook as tables, one a sheet; the others are there to be chosen.
import { tablesOfXlsx } from './xlsx.ts';
import type { Shown, Stage } from './shown.ts';
import { showTables } from './table-view.ts';

export async function showXlsx(bytes: ArrayBuffer, stage: Stage): Promise<Shown> {
  return showTables(tablesOfXlsx(new Uint8Array(bytes)), stage);
}
