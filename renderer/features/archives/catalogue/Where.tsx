// Where the person is in the grid, what may stand there, and what is wrong with it.

import type { NumberedSeries } from '../../../../shared/contract/desk-catalogue.ts';
import type { RowProblem } from '../../../../shared/domain/catalogue-batch.ts';
import type { CatalogueColumn } from '../../../../shared/domain/catalogue-row.ts';
import { seriesKey, seriesOf, writeItemNo } from '../../../../shared/domain/item-number.ts';
import { problemWords } from '../../../text/catalogue-words.ts';
import { useText } from '../../../text/words.tsx';
import type { Text } from '../../../text/zh.ts';
import styles from './Catalogue.module.css';
import { columnName } from './report-lines.ts';

type WhereProps = {
  readonly column: CatalogueColumn;
  readonly place: number;
  readonly problems: readonly RowProblem[];
  readonly refCode: string;
  readonly series: NumberedSeries | undefined;
};

export function Where({ column, problems, refCode, series }: WhereProps) {
  const t = useText();
  const here = problems.filter((problem) => problem.column === column);
  const elsewhere = problems.filter((problem) => problem.column !== column);
  const name = (problem: RowProblem) =>
    t.catalogue.of(columnName(t, problem.column), problemWords(t, problem));
  return (
    <div className={styles.line}>
      <span className={styles.here}>{columnName(t, column)}</span>
      <span>{t.catalogue.hint[column]}</span>
      {[...here, ...elsewhere].length > 0 && (
        <span className={styles.why}>{[...here, ...elsewhere].map(name).join(t.semicolon)}</span>
      )}
      {refCode !== '' && <span>{t.catalogue.refCode(refCode)}</span>}
      {series !== undefined && <span>{seriesWords(t, series)}</span>}
    </div>
  );
}

function seriesWords(t: Text, series: NumberedSeries): string {
  const { fonds, category, year, retention, orgOrTopic } = series;
  const name = [fonds, category, year, retention, orgOrTopic].filter((part) => part !== undefined).join('·');
  const gaps = series.gaps.map(({ from, to }) =>
    from === to ? writeItemNo(from) : `${writeItemNo(from)}–${writeItemNo(to)}`,
  );
  const next = t.catalogue.series(name, writeItemNo(series.next));
  return gaps.length === 0 ? next : next + t.catalogue.gaps(gaps.slice(0, 6).join(t.comma));
}

/** That of the row the person is in. */
export function seriesHere(
  fields: Parameters<typeof seriesOf>[0],
  all: readonly NumberedSeries[],
): NumberedSeries | undefined {
  const own = seriesOf(fields);
  const key = own && seriesKey(own);
  return all.find(
    ({ orgOrTopic, ...rest }) => key === seriesKey(orgOrTopic === undefined ? rest : { ...rest, orgOrTopic }),
  );
}
