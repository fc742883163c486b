// Panes side by side with lines between that can be dragged or moved by arrows. Where there is no room for three
// the side pane folds away; where there is none for two, the list and the opened record take turns.

import { type KeyboardEvent, type PointerEvent, type ReactNode, useState } from 'react';
import styles from './Panes.module.css';

type PaneWidth = {
  /** px at normal size */
  readonly width: number;
  readonly least: number;
  readonly most: number;
  readonly onWidth: (width: number) => void;
  /** Name of the divider for assistive technology. */
  readonly label: string;
};

type PanesProps = {
  readonly list: ReactNode;
  readonly listWidth: PaneWidth;
  readonly main: ReactNode;
  readonly side?: ReactNode;
  readonly sideWidth?: PaneWidth;
  /** In one column: whether the record is what is looked at. */
  readonly opened: boolean;
  readonly names: { readonly list: string; readonly main: string; readonly side: string };
};

export function Panes(props: PanesProps) {
  const [list, setList] = useState<number>();
  const [side, setSide] = useState<number>();
  const listWidth = { ...props.listWidth, width: list ?? props.listWidth.width };
  const sideWidth = props.sideWidth && { ...props.sideWidth, width: side ?? props.sideWidth.width };
  return (
    <div className={styles.work}>
      <div
        className={styles.panes}
        data-opened={props.opened}
        data-sides={props.side ? 2 : 1}
        style={{
          '--list-width': `${listWidth.width / 14}rem`,
          '--side-width': `${(sideWidth?.width ?? 0) / 14}rem`,
        }}
      >
        <section className={styles.list} aria-label={props.names.list} data-region="list">
          {props.list}
        </section>
        <Divider pane={listWidth} onMove={setList} toward={1} className={styles.listEdge} />
        <section className={styles.main} aria-label={props.names.main} data-region="main">
          {props.main}
        </section>
        {props.side && sideWidth && (
          <>
            <Divider pane={sideWidth} onMove={setSide} toward={-1} className={styles.sideEdge} />
            <section className={styles.side} aria-label={props.names.side} data-region="side">
              {props.side}
            </section>
          </>
        )}
      </div>
    </div>
  );
}

type DividerProps = {
  readonly pane: PaneWidth;
  readonly onMove: (width: number) => void;
  /** 1 where dragging to the right widens the pane, -1 where it narrows it. */
  readonly toward: 1 | -1;
  readonly className: string | undefined;
};

function Divider({ pane, onMove, toward, className }: DividerProps) {
  const within = (width: number) => Math.round(Math.min(pane.most, Math.max(pane.least, width)));
  const onPointerDown = (event: PointerEvent<HTMLDivElement>) => {
    const handle = event.currentTarget;
    const scale = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) / 14;
    const startX = event.clientX;
    const widthAt = (x: number) => within(pane.width + ((x - startX) / scale) * toward);
    let width = pane.width;
    const move = (moved: globalThis.PointerEvent) => {
      width = widthAt(moved.clientX);
      onMove(width);
    };
    const end = () => {
      handle.removeEventListener('pointermove', move);
      pane.onWidth(width);
    };
    handle.setPointerCapture(event.pointerId);
    handle.addEventListener('pointermove', move);
    handle.addEventListener('lostpointercapture', end, { once: true });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowRight' ? 16 : event.key === 'ArrowLeft' ? -16 : 0;
    if (step === 0) return;
    event.preventDefault();
    onMove(within(pane.width + step * toward));
    pane.onWidth(within(pane.width + step * toward));
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a separator that moves is not an hr
    <div
      className={`${styles.edge} ${className}`}
      role="separator"
      aria-orientation="vertical"
      aria-label={pane.label}
      aria-valuemin={pane.least}
      aria-valuemax={pane.most}
      aria-valuenow={pane.width}
      tabIndex={0}
      onPointerDown={onPointerDown}
      onKeyDown={onKeyDown}
    />
  );
}
