// Why a cell of the catalogue cannot stand so, in one sentence for each. Complete: a new problem does not compile without.
import type { RowProblem } from '../../shared/domain/catalogue-batch.ts';
import type { Text } from './zh.ts';

export function problemWords(t: Text, problem: RowProblem): string {
  const words = t.catalogue.problem;
  const isItem = problem.column === 'itemNo';
  switch (problem.problem) {
    case 'twice':
      return (isItem ? words.twiceItem : words.twice)(problem.row + 1);
    case 'held':
      return (isItem ? words.heldItem : words.held)(problem.refCode);
    case 'no-folder':
    case 'no-file':
    case 'not-a-file':
    case 'empty-file':
    case 'file-too-large':
    case 'file-twice':
      return words[problem.problem](problem.name);
    case 'missing':
    case 'too-long':
    case 'too-many':
    case 'not-fonds':
    case 'not-listed':
    case 'not-year':
    case 'not-day':
    case 'no-such-day':
    case 'not-item-no':
    case 'not-whole':
    case 'above-ceiling':
    case 'not-offered':
      return words[problem.problem];
  }
}
