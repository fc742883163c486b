// A table as the reader shows it, whatever it was read from: cells are texts, ready to be shown.

/** Rows and columns from 0; both corners are within. */
export type Merge = {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
};

export type Table = {
  readonly name: string;
  readonly rows: readonly (readonly string[])[];
  readonly columnCount: number;
  readonly merges: readonly Merge[];
  /** Rows or columns past the limits were not read. */
  readonly cut: boolean;
};

export const tableLimits = { rows: 1_048_576, columns: 512, cells: 3_000_000, cellLength: 32_767 } as const;

/** Shown to the right, as numbers are. */
export const isNumberText = (text: string): boolean => /^-?[\d,]+(\.\d+)?%?$/.test(text);

/** A, B, … Z, AA: as every spreadsheet names its columns. */
export function columnName(column: number): string {
  let name = '';
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26))
    name = String.fromCharCode(65 + ((rest - 1) % 26)) + name;
  return name;
}

/** B3 → { row: 2, column: 1 }; undefined for what is no cell. */
export function cellAt(reference: string): { readonly row: number; readonly column: number } | undefined {
  const [, letters, digits] = /^\$?([A-Z]{1,3})\$?(\d{1,7})$/i.exec(reference) ?? [];
  if (letters === undefined || digits === undefined) return undefined;
  const column =
    [...letters.toUpperCase()].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
  const row = Number(digits) - 1;
  return row < 0 ? undefined : { row, column };
}
