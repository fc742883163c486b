// The table a person catalogues in, by keyboard as in any spreadsheet: only the rows in view exist, and the one the person
// is in. Told to assistive technology as a grid, cell by cell.
// biome-ignore-all lint/a11y/useSemanticElements: rows placed by transform cannot be table rows
// biome-ignore-all lint/a11y/useFocusableInteractive: the caret is in the field of the cell the person is in

import { useCallback, useRef } from 'react';
import { readTsv, writeTsv } from '../../../../shared/text/csv.ts';
import { nameOf } from '../../../records/named.ts';
import { problemWords } from '../../../text/catalogue-words.ts';
import { useText } from '../../../text/words.tsx';
import { CellInput } from './CellInput.tsx';
import { columnWidths, rowHeadWidth } from './columns.ts';
import styles from './Grid.module.css';
import type { GridCommand } from './grid-keys.ts';
import { done, isChange } from './grid-commands.ts';
import {
  blankRow,
  clear,
  copied,
  fill,
  type Grid as GridState,
  moveTo,
  paste,
  rangeOf,
  rowOf,
  shownCount,
  textAt,
  write,
} from './grid-state.ts';
import { GridRow, type Pointed } from './GridRow.tsx';
import { type Problems, problemsIn } from './row-problems.ts';
import { useRows } from './use-rows.ts';

type GridProps = {
  readonly grid: GridState;
  readonly problems: Problems;
  readonly onChange: (step: (grid: GridState) => GridState) => void;
  /** While a batch is being made, what was checked must stay. */
  readonly locked: boolean;
};

export function Grid({ grid, problems, onChange, locked }: GridProps) {
  const t = useText();
  const frame = useRef<HTMLDivElement>(null);
  const count = shownCount(grid);
  const { columns, at } = grid;
  const { top, bottom, left, right } = rangeOf(grid);
  const { rows, rowHeight, page } = useRows(grid, frame);
  const change = (step: (grid: GridState) => GridState) => onChange(step);
  const writeHere = (text: string) => (now: GridState) =>
    write(now, [
      { row: rowOf(now, now.at.row), column: columns[now.at.column] ?? 'title', text: text.trim() },
    ]);
  const onCommand = (command: GridCommand, typed: string | undefined) =>
    change((now) => {
      if (command.kind === 'fill')
        return locked ? now : fill(now, (typed ?? textAt(now, rowOf(now, now.at.row), here)).trim());
      const written = typed === undefined || locked ? now : writeHere(typed)(now);
      return locked && isChange(command) ? written : done(written, command, page);
    });
  const onClipboard = (kind: 'copy' | 'cut' | 'paste', data: DataTransfer) => {
    if (kind === 'paste') {
      const block = readTsv(data.getData('text/plain'));
      if (!locked) change((now) => paste(now, block));
      return;
    }
    data.setData('text/plain', writeTsv(copied(grid)));
    if (kind === 'cut' && !locked) change(clear);
  };
  const onPoint: Pointed = useCallback(
    (row, column, how) =>
      onChange((now) => {
        if (column !== 'row') return moveTo(now, { row, column }, how);
        const anchor = { row: how === 'selecting' ? now.anchor.row : row, column: now.columns.length - 1 };
        return { ...moveTo(now, { row, column: 0 }), anchor };
      }),
    [onChange],
  );
  const here = columns[at.column] ?? 'title';
  const place = rowOf(grid, at.row);
  const reasons = problemsIn(problems.of(grid.rows[place] ?? blankRow), here);
  const text = textAt(grid, place, here);
  const input = (
    <CellInput
      key={`${place} ${here}`}
      label={t.catalogue.cell(
        nameOf(t, 'archive', here),
        place + 1,
        text,
        reasons.map((one) => problemWords(t, one)).join(t.semicolon),
      )}
      text={text}
      invalid={reasons.length > 0}
      onCommand={onCommand}
      onLeave={(typed) => !locked && change(writeHere(typed))}
      onClipboard={onClipboard}
    />
  );
  return (
    <div
      ref={frame}
      className={styles.frame}
      role="grid"
      aria-label={t.catalogue.grid}
      aria-rowcount={count + 1}
      aria-colcount={columns.length + 1}
      aria-multiselectable="true"
      aria-readonly={locked || undefined}
      data-region="grid"
    >
      <GridHead {...{ columns, rowHeight }} here={at.column} />
      <div role="rowgroup" className={styles.body} style={{ height: rows.getTotalSize() }}>
        {rows.getVirtualItems().map((item) => {
          const shown = item.index;
          const isSelected = shown >= top && shown <= bottom;
          const own = rowOf(grid, shown);
          const row = grid.rows[own] ?? blankRow;
          return (
            <GridRow
              key={item.key}
              {...{ shown, row, columns, onPoint }}
              place={own}
              problems={problems.of(row)}
              from={isSelected ? left : -1}
              to={isSelected ? right : -1}
              active={shown === at.row ? at.column : -1}
              input={shown === at.row ? input : null}
              top={item.start}
              height={rowHeight}
            />
          );
        })}
      </div>
    </div>
  );
}

type GridHeadProps = {
  readonly columns: GridState['columns'];
  readonly rowHeight: number;
  /** The place of the column the person is in. */
  readonly here: number;
};

function GridHead({ columns, rowHeight, here }: GridHeadProps) {
  const t = useText();
  return (
    <div role="rowgroup" className={styles.head}>
      <div role="row" aria-rowindex={1} className={styles.headRow} style={{ height: rowHeight }}>
        <div role="columnheader" className={styles.rowHead} style={{ width: `${rowHeadWidth / 14}rem` }}>
          {t.catalogue.rowNumber}
        </div>
        {columns.map((column, index) => (
          <div
            key={column}
            role="columnheader"
            aria-colindex={index + 2}
            className={styles.columnHead}
            data-here={index === here || undefined}
            style={{ width: `${columnWidths[column] / 14}rem` }}
          >
            {column === 'scan' ? t.catalogue.scan : nameOf(t, 'archive', column)}
          </div>
        ))}
      </div>
    </div>
  );
}
