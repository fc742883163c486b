// Numbers out of numbers, and a table of them. No clock, no disk.

export function median(values: readonly number[]): number {
  return percentile(values, 50);
}

/** The nearest-rank percentile; the median of an even count is the mean of the middle two. */
export function percentile(values: readonly number[], percent: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  if (sorted.length === 0) return Number.NaN;
  if (percent === 50 && sorted.length % 2 === 0) {
    const right = sorted.length / 2;
    return ((sorted[right - 1] ?? Number.NaN) + (sorted[right] ?? Number.NaN)) / 2;
  }
  const rank = Math.max(1, Math.ceil((percent / 100) * sorted.length));
  return sorted[rank - 1] ?? Number.NaN;
}

export function rounded(value: number, digits = 1): number {
  return Number(value.toFixed(digits));
}

/** Columns of equal width; numbers to the right. */
export function table(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => wide(row[column] ?? ''))));
  const isNumber = (text: string) => /^[≤<>~]?[\d.,]+/.test(text);
  const cell = (text: string, column: number) => {
    const space = ' '.repeat(Math.max(0, (widths[column] ?? 0) - wide(text)));
    return column > 0 && isNumber(text) ? space + text : text + space;
  };
  return rows.map((row) => row.map(cell).join('  ').trimEnd()).join('\n');
}

function wide(text: string): number {
  return [...text].length;
}
