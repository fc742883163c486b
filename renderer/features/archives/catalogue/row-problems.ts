// What is wrong in each row, as far as is known now: what a row says by itself at once, what it has in common with others
// since the core was last asked about exactly this row. Rows are told apart by being the same value.

import type { CatalogueRow, Checked } from '../../../../shared/contract/desk-catalogue.ts';
import type { RowProblem } from '../../../../shared/domain/catalogue-batch.ts';
import {
  type CatalogueColumn,
  isBlank,
  readCatalogueRow,
  type RowRules,
} from '../../../../shared/domain/catalogue-row.ts';

const none: readonly RowProblem[] = [];

export type Problems = {
  readonly of: (row: CatalogueRow) => readonly RowProblem[];
  readonly keep: (rows: readonly CatalogueRow[], checked: Checked) => void;
  /** Why a row that is left out was wrong when it was. */
  readonly whyOut: (row: CatalogueRow) => readonly RowProblem[];
  readonly carry: (before: readonly CatalogueRow[], after: readonly CatalogueRow[]) => void;
};

export function createProblems(rules: RowRules): Problems {
  const local = new WeakMap<CatalogueRow, readonly RowProblem[]>();
  const asked = new WeakMap<CatalogueRow, readonly RowProblem[]>();
  const known = (row: CatalogueRow) => asked.get(row) ?? readLocal(row);
  const readLocal = (row: CatalogueRow): readonly RowProblem[] => {
    const before = local.get(row);
    if (before !== undefined) return before;
    const { problems } = readCatalogueRow(row.cells, rules);
    local.set(row, problems);
    return problems;
  };
  return {
    of(row) {
      if (row.out === true || isBlank(row.cells)) return none;
      return known(row);
    },
    whyOut: known,
    carry(before, after) {
      for (const [at, row] of after.entries()) {
        const former = before[at];
        if (former !== undefined && former !== row) asked.set(row, known(former));
      }
    },
    keep(rows, { wrong }) {
      const byRow = new Map(wrong.map(({ row, problems }) => [row, problems]));
      for (const [at, row] of rows.entries()) if (row.out !== true) asked.set(row, byRow.get(at) ?? none);
    },
  };
}

export const problemsIn = (problems: readonly RowProblem[], column: CatalogueColumn): readonly RowProblem[] =>
  problems.filter((problem) => problem.column === column);
