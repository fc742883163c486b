// Finds a text in the cells of a table, some thousand rows at a time so that the frame goes on answering.
import { searchable } from './find-places.ts';
import { fold } from '../../../shared/text/fold.ts';
import type { Table } from './table.ts';

export type CellPlace = { readonly row: number; readonly column: number };

const rowsAtOnce = 2_000;
const mostPlaces = 10_000;

export class TableFinder {
  readonly #table: Table;
  #asked = 0;
  places: readonly CellPlace[] = [];

  constructor(table: Table) {
    this.#table = table;
  }

  async find(text: string, told: (complete: boolean) => void): Promise<void> {
    this.#asked += 1;
    const mine = this.#asked;
    const wanted = searchable(text).folded;
    const found: CellPlace[] = [];
    this.places = found;
    const { rows } = this.#table;
    for (let from = 0; from < rows.length && wanted !== ''; from += rowsAtOnce) {
      for (let row = from; row < Math.min(rows.length, from + rowsAtOnce); row += 1)
        for (const [column, cell] of (rows[row] ?? []).entries())
          if (found.length < mostPlaces && holds(cell, wanted)) found.push({ row, column });
      if (found.length > 0) told(false);
      await new Promise((next) => setTimeout(next));
      if (mine !== this.#asked) return;
    }
    told(true);
  }
}

const holds = (cell: string, wanted: string): boolean =>
  cell !== '' && fold(cell).replace(/\s+/gu, '').includes(wanted);
