// One row of the grid. It is drawn anew only when something of it changed.
// biome-ignore-all lint/a11y/useSemanticElements: rows placed by transform cannot be table rows
// biome-ignore-all lint/a11y/useFocusableInteractive: the caret is in the field of the cell the person is in
// biome-ignore-all lint/a11y/useKeyWithClickEvents: the field of the cell handles the keys

import { memo, type ReactNode } from 'react';
import type { CatalogueRow } from '../../../../shared/contract/desk-catalogue.ts';
import type { RowProblem } from '../../../../shared/domain/catalogue-batch.ts';
import type { CatalogueColumn } from '../../../../shared/domain/catalogue-row.ts';
import { problemWords } from '../../../text/catalogue-words.ts';
import { useText } from '../../../text/words.tsx';
import { columnWidths, rowHeadWidth } from './columns.ts';
import styles from './Grid.module.css';
import { problemsIn } from './row-problems.ts';

export type Pointed = (shown: number, column: number | 'row', how: 'alone' | 'selecting') => void;

type GridRowProps = {
  readonly shown: number;
  readonly place: number;
  readonly row: CatalogueRow;
  readonly columns: readonly CatalogueColumn[];
  readonly problems: readonly RowProblem[];
  /** The selected columns of it; -1: none. */
  readonly from: number;
  readonly to: number;
  readonly active: number;
  /** The field, in the active column. */
  readonly input: ReactNode;
  readonly top: number;
  readonly height: number;
  readonly onPoint: Pointed;
};

export const GridRow = memo(function GridRow(props: GridRowProps) {
  const { shown, place, row, columns, problems, from, to, active, input, top, height, onPoint } = props;
  const t = useText();
  const wrong = problems.length;
  return (
    <div
      className={styles.row}
      role="row"
      aria-rowindex={shown + 2}
      data-out={row.out || undefined}
      data-active={active >= 0 || undefined}
      style={{ height, transform: `translateY(${top}px)` }}
    >
      <div
        role="rowheader"
        className={styles.rowHead}
        style={{ width: `${rowHeadWidth / 14}rem` }}
        onMouseDown={(event) => {
          event.preventDefault();
          onPoint(shown, 'row', event.shiftKey ? 'selecting' : 'alone');
        }}
      >
        {wrong > 0 && (
          <span className={styles.mark} title={t.catalogue.wrongCells(wrong)} aria-hidden="true" />
        )}
        {place + 1}
        {wrong > 0 && <span className="visually-hidden">{t.catalogue.wrongCells(wrong)}</span>}
        {row.out && <span className={styles.outMark}>{t.catalogue.out}</span>}
      </div>
      {columns.map((column, at) => {
        const reasons = problemsIn(problems, column);
        return (
          <div
            key={column}
            role="gridcell"
            aria-colindex={at + 2}
            aria-selected={at >= from && at <= to}
            className={styles.cell}
            data-wrong={reasons.length > 0 || undefined}
            data-here={at === active || undefined}
            title={
              reasons.length > 0 ? reasons.map((one) => problemWords(t, one)).join(t.semicolon) : undefined
            }
            style={{ width: `${columnWidths[column] / 14}rem` }}
            onMouseDown={(event) => {
              if (at === active && !event.shiftKey) return;
              event.preventDefault();
              onPoint(shown, at, event.shiftKey ? 'selecting' : 'alone');
            }}
            onMouseEnter={(event) => event.buttons === 1 && onPoint(shown, at, 'selecting')}
          >
            {at === active ? (
              <>
                <span className={styles.text} aria-hidden="true">
                  {row.cells[column]}
                </span>
                {input}
              </>
            ) : (
              <span className={styles.text}>{row.cells[column]}</span>
            )}
          </div>
        );
      })}
    </div>
  );
});
