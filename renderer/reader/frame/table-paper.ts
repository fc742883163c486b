// A sheet of a table for paper: one HTML table with its lines, merged cells and numbers to the right. As wide as it needs;
// paper shows it smaller then.
import { isNumberText, type Merge, type Table } from './table.ts';

/** More nobody prints at once. */
const mostRows = 5_000;
/** Merged cells may lie over each other again and again in a file that was made to. */
const mostCovered = 200_000;

export function tableForPaper({ rows, merges }: Table): HTMLElement {
  const printed = rows.slice(0, mostRows);
  const spans = new Map(merges.map((merge) => [keyOf(merge.top, merge.left), merge]));
  const covered = new Set<string>();
  const body = document.createElement('tbody');
  for (const [at, cells] of printed.entries()) {
    const row = document.createElement('tr');
    for (const [column, text] of cells.entries()) {
      if (covered.has(keyOf(at, column))) continue;
      const cell = cellOf(text);
      const span = spans.get(keyOf(at, column));
      if (span !== undefined && covered.size < mostCovered)
        spread(cell, clipped(span, printed.length, cells.length), covered);
      row.append(cell);
    }
    body.append(row);
  }
  const table = document.createElement('table');
  table.append(body);
  const whole = document.createElement('div');
  whole.className = 'table';
  whole.append(table);
  return whole;
}

const keyOf = (row: number, column: number): string => `${row} ${column}`;

function cellOf(text: string): HTMLTableCellElement {
  const cell = document.createElement('td');
  cell.textContent = text;
  if (isNumberText(text)) cell.className = 'number';
  return cell;
}

const clipped = ({ top, left, bottom, right }: Merge, rows: number, columns: number): Merge => ({
  top,
  left,
  bottom: Math.min(bottom, rows - 1),
  right: Math.max(left, Math.min(right, columns - 1)),
});

function spread(cell: HTMLTableCellElement, { top, left, bottom, right }: Merge, covered: Set<string>): void {
  cell.rowSpan = bottom - top + 1;
  cell.colSpan = right - left + 1;
  for (let row = top; row <= bottom; row += 1)
    for (let column = left; column <= right && covered.size < mostCovered; column += 1)
      covered.add(keyOf(row, column));
}
