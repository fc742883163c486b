// Tables on the screen: only the rows in sight are there. One cell is where the keyboard stands; its whole text is shown
// below, because columns are narrow. Arrows, Page Up and Down, Home and End move it.
import { columnName, type Table } from './table.ts';
import type { Shown, Stage } from './shown.ts';
import { tableForPaper } from './table-paper.ts';
import { TableFinder } from './table-finder.ts';
import { TableRows } from './table-rows.ts';
import { nextScale } from './page-places.ts';
import type { Zoom } from '../messages.ts';

export function showTables(tables: readonly Table[], stage: Stage): Shown {
  const view = new TablesView(tables, stage);
  return {
    documentKind: 'table',
    pageCount: 0,
    sheets: tables.map(({ name }) => name),
    seals: [],
    leftOut: tables.some(({ cut }) => cut) ? 'rows' : 'nothing',
    zoom: (to) => view.zoom(to),
    goTo: () => {},
    rotate: () => {},
    find: (text) => view.find(text),
    findStep: (by) => view.findStep(by),
    showThumbs: () => {},
    showOutline: () => {},
    showSheet: (index) => view.showSheet(index),
    selection: () => ({ text: view.selected(), page: undefined }),
    print: async (_from, _to, signal) => {
      const { printFlow } = await import('./flow-paper.ts');
      return printFlow(view.paper(), { say: stage.say, signal });
    },
    close: () => stage.place.replaceChildren(),
  };
}

class TablesView {
  readonly #tables: readonly Table[];
  readonly #stage: Stage;
  readonly #grid = document.createElement('div');
  readonly #bar = document.createElement('p');
  #rows: TableRows;
  #finder: TableFinder;
  #sheet = 0;
  #at = { row: 0, column: 0 };
  #found = -1;
  #scale = 1;

  constructor(tables: readonly Table[], stage: Stage) {
    this.#tables = tables;
    this.#stage = stage;
    this.#grid.className = 'scroller grid';
    this.#grid.tabIndex = 0;
    this.#grid.setAttribute('role', 'grid');
    this.#grid.addEventListener('keydown', (event) => this.#key(event));
    this.#grid.addEventListener('mousedown', (event) => this.#press(event));
    this.#grid.addEventListener('scroll', () => this.#rows.update(), { passive: true });
    this.#bar.className = 'cell-text';
    stage.place.replaceChildren(this.#grid, this.#bar);
    [this.#rows, this.#finder] = this.#dress();
    new ResizeObserver(() => requestAnimationFrame(() => this.#rows.update())).observe(this.#grid);
    this.#grid.focus();
    this.#sayPlace();
  }

  get #table(): Table {
    return this.#tables[this.#sheet] ?? { name: '', rows: [], columnCount: 0, merges: [], cut: false };
  }

  #dress(): [TableRows, TableFinder] {
    this.#rows = new TableRows(this.#grid, this.#table);
    this.#finder = new TableFinder(this.#table);
    this.#grid.setAttribute('aria-label', this.#table.name || this.#stage.words.table);
    this.#move(0, 0);
    return [this.#rows, this.#finder];
  }

  showSheet(index: number): void {
    if (this.#tables[index] === undefined) return;
    this.#sheet = index;
    this.#found = -1;
    this.#grid.scrollTo(0, 0);
    this.#dress();
    this.#grid.focus();
  }

  zoom(to: Zoom): void {
    this.#scale = to === 'in' ? nextScale(this.#scale, 1) : to === 'out' ? nextScale(this.#scale, -1) : 1;
    this.#grid.style.setProperty('--scale', String(this.#scale));
    this.#rows.update();
    this.#sayPlace();
  }

  async find(text: string): Promise<void> {
    this.#found = -1;
    await this.#finder.find(text, (complete) => {
      if (this.#found < 0 && this.#finder.places.length > 0) this.#toFound(0, complete);
      else this.#sayFound(complete);
    });
  }

  findStep(by: 1 | -1): void {
    const { length } = this.#finder.places;
    if (length > 0) this.#toFound((this.#found + by + length) % length, true);
  }

  selected(): string {
    return document.getSelection()?.toString() || (this.#table.rows[this.#at.row]?.[this.#at.column] ?? '');
  }

  /** The sheet in sight. */
  paper(): HTMLElement {
    return tableForPaper(this.#table);
  }

  #toFound(index: number, complete: boolean): void {
    this.#found = index;
    const place = this.#finder.places[index];
    if (place !== undefined) this.#move(place.row, place.column);
    this.#sayFound(complete);
  }

  #sayFound(complete: boolean): void {
    this.#rows.mark(this.#finder.places);
    this.#stage.say({ kind: 'found', at: this.#found, total: this.#finder.places.length, complete });
  }

  #sayPlace(): void {
    this.#stage.say({ kind: 'place', page: 0, percent: Math.round(this.#scale * 100) });
  }

  #move(row: number, column: number): void {
    const { rows, columnCount } = this.#table;
    this.#at = {
      row: Math.min(Math.max(0, row), Math.max(0, rows.length - 1)),
      column: Math.min(Math.max(0, column), Math.max(0, columnCount - 1)),
    };
    this.#rows.stand(this.#at);
    const text = rows[this.#at.row]?.[this.#at.column] ?? '';
    this.#bar.textContent = `${columnName(this.#at.column)}${this.#at.row + 1}　${text}`;
  }

  #key(event: KeyboardEvent): void {
    const { row, column } = this.#at;
    const page = this.#rows.rowsInSight;
    const end = event.ctrlKey ? this.#table.rows.length - 1 : row;
    const to: { readonly [key: string]: readonly [number, number] } = {
      ArrowUp: [row - 1, column],
      ArrowDown: [row + 1, column],
      ArrowLeft: [row, column - 1],
      ArrowRight: [row, column + 1],
      PageUp: [row - page, column],
      PageDown: [row + page, column],
      Home: [event.ctrlKey ? 0 : row, 0],
      End: [end, this.#table.columnCount - 1],
    };
    const next = event.altKey ? undefined : to[event.key];
    if (next === undefined || (event.ctrlKey && event.key.startsWith('Page'))) return;
    event.preventDefault();
    this.#move(...next);
  }

  #press(event: MouseEvent): void {
    const cell = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-column]') : null;
    const row = cell?.closest<HTMLElement>('[data-row]')?.dataset['row'];
    if (cell !== null && row !== undefined) this.#move(Number(row), Number(cell.dataset['column']));
  }
}
