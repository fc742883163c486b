// A long list of rows of one height of which only those in view exist. The list is one tab stop; arrows move the
// choice, Enter opens it. Screen readers hear the true count and the place of each row.
// biome-ignore-all lint/a11y/useSemanticElements: rows placed by transform cannot be table rows
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid holds the focus and names the row by id

import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type ReactNode, type Ref, useEffect, useId, useRef } from 'react';
import styles from './RowList.module.css';

type RowListProps = {
  readonly label: string;
  readonly count: number;
  /** px */
  readonly rowHeight: number;
  readonly chosen: number;
  readonly onChoose: (index: number) => void;
  readonly onOpen?: (index: number) => void;
  readonly onRange?: (range: { readonly first: number; readonly last: number }) => void;
  readonly row: (index: number) => ReactNode;
  readonly ref?: Ref<HTMLDivElement>;
  /** Takes the focus when nothing else has it, so that the arrows work at once. */
  readonly autoFocus?: boolean;
};

/** Rows beyond the edge that are ready before they come into view. */
const overscan = 8;

export function RowList(props: RowListProps) {
  const { count, rowHeight, chosen, onRange } = props;
  /** Where the arrows are: on the chosen row, at first on the first. */
  const cursor = Math.max(0, chosen);
  const id = useId();
  const frame = useRef<HTMLDivElement>(null);
  const rows = useVirtualizer({
    count,
    getScrollElement: () => frame.current,
    estimateSize: () => rowHeight,
    overscan,
  });
  const items = rows.getVirtualItems();
  const first = items[0]?.index ?? 0;
  const last = items.at(-1)?.index ?? 0;

  useEffect(() => onRange?.({ first, last }), [first, last, onRange]);
  useEffect(() => {
    if (props.autoFocus && document.activeElement === document.body)
      frame.current?.focus({ preventScroll: true });
  }, [props.autoFocus]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new height makes every measure void
  useEffect(() => rows.measure(), [rowHeight]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: follows the choice only, never a reload
  useEffect(() => {
    if (chosen >= 0 && chosen < count) rows.scrollToIndex(chosen, { align: 'auto' });
  }, [chosen]);

  return (
    <div
      ref={(element) => {
        frame.current = element;
        if (typeof props.ref === 'function') props.ref(element);
        else if (props.ref) props.ref.current = element;
      }}
      className={styles.frame}
      role="grid"
      tabIndex={0}
      data-enter
      aria-label={props.label}
      aria-rowcount={count}
      aria-activedescendant={cursor >= first && cursor <= last && count > 0 ? `${id}-${cursor}` : undefined}
      onKeyDown={(event) => onKey(event, { ...props, page: pageOf(frame.current, rowHeight) })}
    >
      <div className={styles.whole} role="rowgroup" style={{ height: rows.getTotalSize() }}>
        {items.map((item) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the grid handles the keys
          <div
            key={item.key}
            id={`${id}-${item.index}`}
            className={styles.row}
            role="row"
            aria-rowindex={item.index + 1}
            aria-selected={item.index === chosen}
            data-cursor={item.index === cursor || undefined}
            style={{ height: item.size, transform: `translateY(${item.start}px)` }}
            onClick={() => {
              props.onChoose(item.index);
              props.onOpen?.(item.index);
            }}
          >
            <div role="gridcell" className={styles.cell}>
              {props.row(item.index)}
            </div>
          </div>
        ))}
      </div>
    </div>
  );
}

const pageOf = (frame: HTMLElement | null, rowHeight: number) =>
  Math.max(1, Math.floor((frame?.clientHeight ?? rowHeight) / rowHeight) - 1);

type Moves = Pick<RowListProps, 'count' | 'chosen' | 'onChoose' | 'onOpen'> & { readonly page: number };

function onKey(event: KeyboardEvent, moves: Moves): void {
  if (event.nativeEvent.isComposing || event.ctrlKey || event.altKey || event.metaKey) return;
  if (event.key === 'Enter' || event.key === ' ') {
    event.preventDefault();
    if (moves.count === 0) return;
    if (moves.chosen < 0) moves.onChoose(0);
    moves.onOpen?.(Math.max(0, moves.chosen));
    return;
  }
  const target = targetOf(event.key, moves);
  if (target === undefined || moves.count === 0) return;
  event.preventDefault();
  moves.onChoose(Math.min(Math.max(0, target), moves.count - 1));
}

function targetOf(key: string, { chosen, count, page }: Moves): number | undefined {
  switch (key) {
    case 'ArrowDown':
      return chosen + 1;
    case 'ArrowUp':
      return chosen - 1;
    case 'PageDown':
      return chosen + page;
    case 'PageUp':
      return chosen - page;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return undefined;
  }
}
