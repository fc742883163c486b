// CSV and TSV as one table; the separator is found by papaparse. Values are shown as they stand: nothing is computed.
import Papa from 'papaparse';
import { textOfBytes } from './decode-text.ts';
import type { Shown, Stage } from './shown.ts';
import { type Table, tableLimits } from './table.ts';
import { showTables } from './table-view.ts';

export async function showCsv(bytes: ArrayBuffer, stage: Stage): Promise<Shown> {
  return showTables([tableOfCsv(textOfBytes(new Uint8Array(bytes)))], stage);
}

export function tableOfCsv(text: string): Table {
  const rows: string[][] = [];
  let cells = 0;
  let columnCount = 0;
  let cut = false;
  Papa.parse<string[]>(text, {
    skipEmptyLines: false,
    step: ({ data }, parser) => {
      cells += data.length;
      if (rows.length >= tableLimits.rows || cells > tableLimits.cells) {
        cut = true;
        parser.abort();
        return;
      }
      cut ||= data.length > tableLimits.columns;
      rows.push(data.slice(0, tableLimits.columns).map((cell) => cell.slice(0, tableLimits.cellLength)));
      columnCount = Math.max(columnCount, Math.min(data.length, tableLimits.columns));
    },
  });
  if (rows.at(-1)?.every((cell) => cell === '')) rows.pop();
  return { name: '', rows, columnCount, merges: [], cut };
}
