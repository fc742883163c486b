// A store that notes what each transaction of the index does.
import type { Store } from '../../../main/core/store/store.ts';

/** `rows`, `parts`: characters of tokens of each row that was put away, and of each part of a longer one. */
export type Held = {
  readonly rows: number[];
  readonly parts: number[];
  readonly pages: number[];
  rowsRead: number;
};

export const charactersOf = ({ rows, parts }: Held): number =>
  [...rows, ...parts].reduce((sum, count) => sum + count, 0);

export function watched(real: Store, holds: Held[]): Store {
  let held: Held | undefined;
  const note = (text: string, values: readonly unknown[]): void => {
    if (text.includes('OR REPLACE INTO text_')) held?.rows.push(String(values[1]).length);
    if (text.includes('INSERT INTO text_part (rowid')) held?.parts.push(String(values[1]).length);
    if (text.includes("'merge'")) held?.pages.push(Number(values[0]));
  };
  return {
    ...real,
    repeatable(work) {
      held = { rows: [], parts: [], pages: [], rowsRead: 0 };
      holds.push(held);
      try {
        return real.repeatable(work);
      } finally {
        held = undefined;
      }
    },
    sql(text) {
      const statement = real.sql(text);
      if (held !== undefined && text.startsWith('SELECT source, data')) held.rowsRead += 1;
      if (!text.includes('INTO text_')) return statement;
      const run = (...values: unknown[]) => {
        note(text, values);
        return statement.run(...values);
      };
      return Object.assign(Object.create(statement), { run });
    },
  };
}
