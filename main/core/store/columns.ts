// Reads single columns and checks them: what the file holds is believed only as far as its type.

/** A row as SQLite gives it. */
export type Row = { readonly [column: string]: unknown };

export function asRow(value: unknown): Row {
  if (typeof value !== 'object' || value === null) throw new Error('believed: a statement gives rows');
  return value as Row;
}

export function text(row: Row, column: string): string {
  const value = row[column];
  if (typeof value !== 'string') throw new Error(`believed: column ${column} is text`);
  return value;
}

export function int(row: Row, column: string): number {
  const value = row[column];
  if (typeof value !== 'number') throw new Error(`believed: column ${column} is a number`);
  return value;
}

export function bytes(row: Row, column: string): Uint8Array {
  const value = row[column];
  if (!(value instanceof Uint8Array)) throw new Error(`believed: column ${column} is bytes`);
  return value;
}

/** `{ [name]: text }`, or nothing to spread when the column is null. */
export function optionalText<N extends string>(
  name: N,
  row: Row,
  column: string,
): { readonly [K in N]?: string } {
  return row[column] === null ? {} : ({ [name]: text(row, column) } as { readonly [K in N]?: string });
}

export function optionalInt<N extends string>(
  name: N,
  row: Row,
  column: string,
): { readonly [K in N]?: number } {
  return row[column] === null ? {} : ({ [name]: int(row, column) } as { readonly [K in N]?: number });
}

/** One word of a closed list. */
export function word<T extends string>(list: readonly T[], row: Row, column: string): T {
  const value = row[column];
  const found = list.find((item) => item === value);
  if (found === undefined) throw new Error(`believed: column ${column} is one of its list`);
  return found;
}

/** The JSON we wrote ourselves; its shape was checked at the border it came in by. */
export function json<T>(row: Row, column: string): T {
  return JSON.parse(text(row, column)) as T;
}

export const isoOf = (ms: number): string => new Date(ms).toISOString();
