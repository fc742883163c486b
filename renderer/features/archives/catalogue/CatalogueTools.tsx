// What can be done with the grid as a whole, and with the rows that are selected.

import { useText } from '../../../text/words.tsx';
import { Button } from '../../../ui/Button.tsx';
import { KeyButton } from '../../../ui/KeyButton.tsx';
import styles from './Catalogue.module.css';
import type { Grid } from './grid-state.ts';

export type GridTools = {
  readonly onImport: () => void;
  readonly onTemplate: () => void;
  readonly onFolder: () => void;
  readonly onNumber: () => void;
  readonly onFillDown: () => void;
  readonly onUndo: () => void;
  readonly onRedo: () => void;
  readonly onDelete: () => void;
  readonly onRowOut: () => void;
  readonly onOnlyWrong: () => void;
  readonly onNextWrong: () => void;
  readonly onLeaveOut: () => void;
  readonly onReport: () => void;
};

type CatalogueToolsProps = GridTools & {
  readonly grid: Grid;
  readonly wrong: number;
  readonly locked: boolean;
  readonly numbering: boolean;
  readonly folder: string | undefined;
  /** The row the person is in is left out now. */
  readonly isOut: boolean;
  readonly canNumber: boolean;
};

export function CatalogueTools(props: CatalogueToolsProps) {
  const { grid, wrong, locked, isOut } = props;
  const t = useText();
  const words = t.catalogue;
  return (
    <div className={styles.tools} role="toolbar" aria-label={words.title} data-region="tools">
      <KeyButton kind="quiet" keys="Alt I" unavailable={locked} onPress={props.onImport}>
        {words.import}
      </KeyButton>
      <Button kind="quiet" onPress={props.onTemplate}>
        {words.template}
      </Button>
      <Button kind="quiet" unavailable={locked} onPress={props.onFolder}>
        {props.folder === undefined ? words.folder : words.folderIs(props.folder)}
      </Button>
      {props.canNumber && (
        <KeyButton
          kind="quiet"
          keys="Alt N"
          busy={props.numbering}
          unavailable={locked}
          onPress={props.onNumber}
        >
          {words.number}
        </KeyButton>
      )}
      <Button kind="quiet" keys="Ctrl D" unavailable={locked} onPress={props.onFillDown}>
        {words.fillDown}
      </Button>
      <Button kind="quiet" unavailable={locked || grid.past.length === 0} onPress={props.onUndo}>
        {words.undo}
      </Button>
      <Button kind="quiet" unavailable={locked || grid.future.length === 0} onPress={props.onRedo}>
        {words.redo}
      </Button>
      <Button kind="quiet" unavailable={locked} onPress={props.onDelete}>
        {words.deleteRows}
      </Button>
      <KeyButton kind="quiet" keys="Alt O" unavailable={locked} onPress={props.onRowOut}>
        {isOut ? words.inRow : words.outRow}
      </KeyButton>
      <KeyButton
        kind="quiet"
        keys="Alt P"
        pressed={grid.only !== undefined}
        unavailable={wrong === 0 && grid.only === undefined}
        onPress={props.onOnlyWrong}
      >
        {words.onlyWrong}
      </KeyButton>
      <KeyButton kind="quiet" keys="Alt J" unavailable={wrong === 0} onPress={props.onNextWrong}>
        {words.nextWrong}
      </KeyButton>
      {wrong > 0 && (
        <Button kind="quiet" unavailable={locked} onPress={props.onLeaveOut}>
          {words.leaveOut}
        </Button>
      )}
      <KeyButton kind="quiet" keys="Alt R" unavailable={grid.rows.length === 0} onPress={props.onReport}>
        {words.report}
      </KeyButton>
    </div>
  );
}
