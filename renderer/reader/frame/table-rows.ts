// The rows in sight of one table, and the head and numbers that stay. Heights are one measure of the style, so a row's place
// is its number times that; a merged cell lies over the cells it covers.
import { columnName, isNumberText, type Table } from './table.ts';
import type { CellPlace } from './table-finder.ts';

const sampled = 200;
const beyond = 6;
const narrow = 6;
const wide = 36;

export class TableRows {
  readonly #grid: HTMLElement;
  readonly #table: Table;
  readonly #inner = document.createElement('div');
  readonly #shown = new Map<number, HTMLElement>();
  readonly #covered: ReadonlySet<string>;
  #at: CellPlace = { row: 0, column: 0 };
  #marked: ReadonlySet<string> = new Set();

  constructor(grid: HTMLElement, table: Table) {
    this.#grid = grid;
    this.#table = table;
    this.#covered = coveredBy(table);
    this.#inner.className = 'rows';
    this.#inner.style.setProperty('--rows', String(table.rows.length + 1));
    this.#inner.style.setProperty(
      '--columns',
      ['6ch', ...widthsOf(table).map((width) => `${width}ch`)].join(' '),
    );
    grid.setAttribute('aria-rowcount', String(table.rows.length + 1));
    grid.setAttribute('aria-colcount', String(table.columnCount + 1));
    grid.replaceChildren(this.#inner);
    this.#inner.append(this.#head());
    this.update();
  }

  get #rowHeight(): number {
    return Math.max(1, this.#inner.querySelector<HTMLElement>('.head')?.offsetHeight ?? 1);
  }

  get rowsInSight(): number {
    return Math.max(1, Math.floor(this.#grid.clientHeight / this.#rowHeight) - 2);
  }

  update(): void {
    const { rows } = this.#table;
    const first = Math.max(0, Math.floor(this.#grid.scrollTop / this.#rowHeight) - beyond);
    const last = Math.min(rows.length - 1, first + this.rowsInSight + beyond * 2 + 2);
    const wanted = new Set<number>();
    for (let row = first; row <= last; row += 1) wanted.add(row);
    for (const { top, bottom } of this.#table.merges) if (top < first && bottom >= first) wanted.add(top);
    for (const [row, element] of this.#shown) {
      if (wanted.has(row)) continue;
      element.remove();
      this.#shown.delete(row);
    }
    for (const row of wanted) if (!this.#shown.has(row)) this.#show(row);
  }

  stand(at: CellPlace): void {
    this.#cell(this.#at)?.removeAttribute('aria-selected');
    this.#at = at;
    const height = this.#rowHeight;
    const { scrollTop, clientHeight } = this.#grid;
    const top = at.row * height;
    if (top < scrollTop) this.#grid.scrollTop = top;
    else if (top + height * 3 > scrollTop + clientHeight)
      this.#grid.scrollTop = top + height * 3 - clientHeight;
    this.update();
    const cell = this.#cell(at);
    cell?.setAttribute('aria-selected', 'true');
    cell?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    this.#grid.setAttribute('aria-activedescendant', idOf(at));
  }

  mark(places: readonly CellPlace[]): void {
    this.#marked = new Set(places.map(keyOf));
    for (const cell of this.#inner.querySelectorAll<HTMLElement>('[role="gridcell"]'))
      cell.classList.toggle('found', this.#marked.has(cell.dataset['key'] ?? ''));
  }

  #cell(at: CellPlace): HTMLElement | undefined {
    return this.#shown.get(at.row)?.querySelector<HTMLElement>(`[data-column="${at.column}"]`) ?? undefined;
  }

  #head(): HTMLElement {
    const head = rowElement('head', 1);
    head.append(headCell('', 'columnheader'));
    for (let column = 0; column < this.#table.columnCount; column += 1)
      head.append(headCell(columnName(column), 'columnheader'));
    return head;
  }

  #show(row: number): void {
    const element = rowElement('row', row + 2);
    element.dataset['row'] = String(row);
    element.style.setProperty('--at', String(row + 1));
    element.append(headCell(String(row + 1), 'rowheader'));
    const cells = this.#table.rows[row] ?? [];
    for (let column = 0; column < this.#table.columnCount; column += 1) {
      if (this.#covered.has(keyOf({ row, column }))) continue;
      element.append(this.#cellElement({ row, column }, cells[column] ?? ''));
    }
    this.#shown.set(row, element);
    this.#inner.append(element);
  }

  #cellElement(at: CellPlace, text: string): HTMLElement {
    const cell = document.createElement('span');
    cell.id = idOf(at);
    cell.setAttribute('role', 'gridcell');
    cell.setAttribute('aria-colindex', String(at.column + 2));
    cell.dataset['column'] = String(at.column);
    cell.dataset['key'] = keyOf(at);
    cell.textContent = text;
    cell.style.gridColumn = String(at.column + 2);
    if (isNumberText(text)) cell.classList.add('number');
    cell.classList.toggle('found', this.#marked.has(keyOf(at)));
    if (at.row === this.#at.row && at.column === this.#at.column) cell.setAttribute('aria-selected', 'true');
    const merge = this.#table.merges.find(({ top, left }) => top === at.row && left === at.column);
    if (merge !== undefined) {
      cell.classList.add('merged');
      cell.style.gridColumn = `${at.column + 2} / span ${Math.min(merge.right, this.#table.columnCount - 1) - merge.left + 1}`;
      cell.style.setProperty(
        '--span',
        String(Math.min(merge.bottom, this.#table.rows.length - 1) - merge.top + 1),
      );
    }
    return cell;
  }
}

const keyOf = ({ row, column }: CellPlace): string => `${row} ${column}`;
const idOf = ({ row, column }: CellPlace): string => `cell-${row}-${column}`;

function rowElement(name: 'head' | 'row', index: number): HTMLElement {
  const element = document.createElement('div');
  element.className = name;
  element.setAttribute('role', 'row');
  element.setAttribute('aria-rowindex', String(index));
  return element;
}

function headCell(text: string, role: 'columnheader' | 'rowheader'): HTMLElement {
  const cell = document.createElement('span');
  cell.setAttribute('role', role);
  cell.textContent = text;
  return cell;
}

const mostCovered = 100_000;

function coveredBy({ merges, rows, columnCount }: Table): ReadonlySet<string> {
  const covered = new Set<string>();
  for (const { top, left, bottom, right } of merges)
    for (let row = top; row <= Math.min(bottom, rows.length - 1); row += 1)
      for (let column = left; column <= Math.min(right, columnCount - 1); column += 1)
        if ((row !== top || column !== left) && covered.size < mostCovered)
          covered.add(keyOf({ row, column }));
  return covered;
}

/** As wide as what stands in the first rows, within measure; a Chinese character takes two. */
function widthsOf({ rows, columnCount }: Table): readonly number[] {
  const widths = Array.from({ length: columnCount }, () => narrow);
  for (const row of rows.slice(0, sampled))
    for (const [column, cell] of (row ?? []).entries()) {
      const length = [...cell.slice(0, wide)].reduce((sum, letter) => sum + (letter > '\u2e7f' ? 2 : 1), 4);
      widths[column] = Math.min(wide, Math.max(widths[column] ?? narrow, length));
    }
  return widths;
}
