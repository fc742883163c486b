// Tables as text: what comes from anywhere is read without a fault and with the number of its line, what goes out cannot
// turn into a formula. Read row by row, so that whoever reads a long file can pause. RFC 4180, and what people make of it.

type Delimiter = ',' | ';' | '\t' | '|';
export const delimiters: readonly Delimiter[] = [',', '\t', ';', '|'];

export type CsvRow = {
  /** Where it begins, from 1. */
  readonly line: number;
  readonly cells: readonly string[];
  /** Its quotes do not fit together: a cell was not closed before the end, or went on behind its closing quote. */
  readonly broken: boolean;
};

/** Rows with nothing in them are left out. */
export function* readCsv(text: string, delimiter: Delimiter): Generator<CsvRow, void> {
  let at = text.startsWith('\uFEFF') ? 1 : 0;
  let line = 1;
  while (at < text.length) {
    const read = readRow(text, at, delimiter);
    if (read.cells.length > 1 || read.cells[0] !== '') yield { line, cells: read.cells, broken: read.broken };
    line += read.lines;
    at = read.end;
  }
}

type Read = { cells: string[]; broken: boolean; lines: number; end: number };

function readRow(text: string, start: number, delimiter: Delimiter): Read {
  const read: Read = { cells: [], broken: false, lines: 0, end: start };
  for (;;) {
    const cell =
      text[read.end] === '"' ? quotedCell(text, read, delimiter) : plainCell(text, read, delimiter);
    read.cells.push(cell);
    if (text[read.end] === delimiter) {
      read.end += 1;
      continue;
    }
    if (read.end < text.length) {
      read.end += text[read.end] === '\r' && text[read.end + 1] === '\n' ? 2 : 1;
      read.lines += 1;
    }
    return read;
  }
}

const isEnd = (character: string | undefined): boolean =>
  character === undefined || character === '\n' || character === '\r';

function plainCell(text: string, read: Read, delimiter: Delimiter): string {
  const start = read.end;
  while (text[read.end] !== delimiter && !isEnd(text[read.end])) read.end += 1;
  return text.slice(start, read.end);
}

/** From its quote to the one that closes it; `""` is a quote. What stands behind the closing one is kept. */
function quotedCell(text: string, read: Read, delimiter: Delimiter): string {
  let cell = '';
  let at = read.end + 1;
  for (;;) {
    const quote = text.indexOf('"', at);
    const part = text.slice(at, quote === -1 ? text.length : quote);
    read.lines += part.split('\n').length - 1;
    cell += part;
    at = quote + 1;
    if (quote !== -1 && text[at] === '"') {
      cell += '"';
      at += 1;
      continue;
    }
    read.end = quote === -1 ? text.length : at;
    if (quote === -1) read.broken = true;
    break;
  }
  const rest = plainCell(text, read, delimiter);
  if (rest !== '') read.broken = true;
  return cell + rest;
}

/** The one that parts the first rows into equally many cells, and into most of them. */
export function guessDelimiter(text: string): Delimiter {
  const sample = text.slice(0, 20_000);
  const scores = delimiters.map((delimiter) => {
    const widths: number[] = [];
    for (const { cells } of readCsv(sample, delimiter)) {
      widths.push(cells.length);
      if (widths.length === 20) break;
    }
    const first = widths[0] ?? 1;
    const alike = widths.filter((width) => width === first).length / Math.max(1, widths.length);
    return first === 1 ? 0 : first * alike;
  });
  return delimiters[scores.indexOf(Math.max(...scores))] ?? ',';
}

/** A cell that a spreadsheet would compute is made text: what comes out of here is never a formula. */
const isFormula = (cell: string): boolean => /^[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20]/u.test(cell);

/** With a mark that spreadsheets know Unicode by, and their line ends. */
export function writeCsv(lines: readonly (readonly string[])[]): string {
  return `\uFEFF${lines.map((cells) => cells.map(writeCell).join(',')).join('\r\n')}\r\n`;
}

function writeCell(cell: string): string {
  const safe = isFormula(cell) ? `'${cell}` : cell;
  return /[",\r\n]|^\s|\s$|^$/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** What a spreadsheet puts on the clipboard: cells by tabs, and its quotes where a cell has a tab or a line end. */
export function readTsv(text: string): readonly (readonly string[])[] {
  const rows: (readonly string[])[] = [];
  let at = 0;
  for (;;) {
    const { cells, end } = readRow(text, at, '\t');
    rows.push(cells);
    // A line end at the very end closes the last row and begins none.
    if (end >= text.length) return rows;
    at = end;
  }
}

/** With a line end behind the last row too, as spreadsheets do: so a single empty cell comes back as one. */
export const writeTsv = (rows: readonly (readonly string[])[]): string =>
  rows.map((cells) => `${cells.map(tabCell).join('\t')}\n`).join('');

const tabCell = (cell: string): string =>
  /["\t\n\r]/u.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
