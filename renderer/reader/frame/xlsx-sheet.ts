// One sheet, read as a stream: a sheet of a million cells never stands in memory as a tree.
import { SaxesParser } from 'saxes';
import { Unreadable } from '../paged.ts';
import { cellAt, type Merge, type Table, tableLimits } from './table.ts';
import { formatted } from './xlsx-format.ts';
import type { Workbook } from './xlsx.ts';

type Asked = { readonly book: Workbook; readonly name: string; readonly room: number };

type Cell = { readonly type: string; readonly style: number; readonly row: number; readonly column: number };

const sliceLength = 65_536;
const mostMerges = 20_000;

export function readSheet(bytes: Uint8Array, asked: Asked): Table {
  const sheet = new SheetReader(asked);
  const text = new TextDecoder().decode(bytes);
  for (let at = 0; at < text.length && !sheet.isFull; at += sliceLength)
    sheet.write(text.slice(at, at + sliceLength));
  return sheet.table();
}

class SheetReader {
  readonly #asked: Asked;
  readonly #rows: string[][] = [];
  readonly #merges: Merge[] = [];
  readonly #parser = new SaxesParser({ position: false, xmlns: false });
  #cells = 0;
  #columns = 0;
  #cut = false;
  #row = -1;
  #column = -1;
  #cell: Cell | undefined;
  #reads = false;
  #value = '';

  constructor(asked: Asked) {
    this.#asked = asked;
    this.#parser.on('error', () => {
      throw new Unreadable('damaged', 'sheet');
    });
    this.#parser.on('doctype', () => {
      throw new Unreadable('hostile', 'document type');
    });
    this.#parser.on('opentag', ({ name, attributes }) => this.#opened(local(name), attributes));
    this.#parser.on('closetag', ({ name }) => this.#closed(local(name)));
    const read = (text: string) => {
      if (this.#reads && this.#value.length < tableLimits.cellLength) this.#value += text;
    };
    this.#parser.on('text', read);
    this.#parser.on('cdata', read);
  }

  get isFull(): boolean {
    return this.#cells > this.#asked.room;
  }

  write(text: string): void {
    this.#parser.write(text);
  }

  table(): Table {
    const { name } = this.#asked;
    return {
      name,
      rows: Array.from(this.#rows, (row) => Array.from(row ?? [], (cell) => cell ?? '')),
      columnCount: this.#columns,
      merges: this.#merges,
      cut: this.#cut || this.isFull,
    };
  }

  #opened(name: string, attributes: Readonly<Record<string, string>>): void {
    if (name === 'row') {
      const stated = Number(attributes['r'] ?? '');
      this.#row = Number.isInteger(stated) && stated > 0 ? stated - 1 : this.#row + 1;
      this.#column = -1;
    } else if (name === 'c') {
      const at = cellAt(attributes['r'] ?? '');
      this.#column = at?.column ?? this.#column + 1;
      this.#cell = {
        type: attributes['t'] ?? 'n',
        style: Number(attributes['s'] ?? 0),
        row: at?.row ?? this.#row,
        column: this.#column,
      };
      this.#value = '';
    } else if (name === 'v' || name === 't') this.#reads = this.#cell !== undefined;
    else if (name === 'rPh') this.#cell = undefined;
    else if (name === 'mergeCell') this.#merge(attributes['ref'] ?? '');
  }

  #closed(name: string): void {
    if (name === 'v' || name === 't') this.#reads = false;
    if (name !== 'c' || this.#cell === undefined) return;
    this.#put(this.#cell);
    this.#cell = undefined;
  }

  #put({ type, style, row, column }: Cell): void {
    if (row >= tableLimits.rows || column >= tableLimits.columns || this.#value === '') {
      this.#cut ||= this.#value !== '';
      return;
    }
    const { book } = this.#asked;
    const text =
      type === 's'
        ? (book.strings[Number(this.#value)] ?? '')
        : type === 'n'
          ? formatted(this.#value, book.formats[style], book.from1904)
          : type === 'b'
            ? this.#value === '1'
              ? 'TRUE'
              : 'FALSE'
            : this.#value;
    this.#rows[row] ??= [];
    const cells = this.#rows[row];
    if (cells === undefined) return;
    cells[column] = text;
    this.#cells += 1;
    this.#columns = Math.max(this.#columns, column + 1);
  }

  #merge(reference: string): void {
    const [from = '', to = ''] = reference.split(':');
    const [start, end] = [cellAt(from), cellAt(to)];
    if (start === undefined || end === undefined || this.#merges.length >= mostMerges) return;
    this.#merges.push({ top: start.row, left: start.column, bottom: end.row, right: end.column });
  }
}

const local = (name: string): string => name.slice(name.indexOf(':') + 1);
