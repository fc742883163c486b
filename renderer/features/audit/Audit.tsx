// 本机记录: the lines of the trail on the left, one of them on the right; of all, or what is about one record. Esc leads back to
// where it was opened.

import { lazy, type ReactNode, Suspense, startTransition, useEffect, useRef, useState } from 'react';
import { usePaneWidth } from '../../link/panes.ts';
import { useText } from '../../text/words.tsx';
import { Button } from '../../ui/Button.tsx';
import { WhenOneColumn } from '../../ui/Folded.tsx';
import { Heading } from '../../ui/Heading.tsx';
import { Panes } from '../../ui/Panes.tsx';
import type { Opening } from '../../ui/use-opened.ts';
import styles from './Audit.module.css';
import { ChainState } from './ChainState.tsx';
import { SaveTrail } from './SaveTrail.tsx';
import { TrailList } from './TrailList.tsx';
import { TrailReading } from './TrailReading.tsx';
import { useTrail } from './use-trail.ts';

const TrailReport = lazy(() => import('./TrailReport.tsx').then(({ TrailReport: it }) => ({ default: it })));

type AuditProps = {
  /** What is about this record alone. */
  readonly recordId: string | undefined;
  /** What had the focus before it was opened. */
  readonly from: Element | null;
  /** Printing. */
  readonly tools: ReactNode;
  readonly onOpenRecord: (to: Opening) => void;
  readonly onBack: () => void;
  readonly onSay: (words: string) => void;
};

export function Audit({ recordId, from, tools, onOpenRecord, onBack, onSay }: AuditProps) {
  const t = useText();
  const trail = useTrail(recordId);
  const width = usePaneWidth('audit.list', 520);
  const [opened, setOpened] = useState(false);
  const [reporting, setReporting] = useState(false);
  const screen = useFocus(reporting, opened, from);
  // A line about a file alone names no record.
  const naming = trail.list.indexOf(({ record }) => record?.here !== undefined);
  const title = recordId === undefined ? undefined : trail.list.row(naming)?.record?.here?.title;
  const onEscape = () => (reporting ? setReporting(false) : onBack());
  const bar = (
    <>
      <Heading title={recordId === undefined ? t.audit.title : t.audit.openOf}>
        <Button kind="quiet" icon="print" onPress={() => startTransition(() => setReporting(true))}>
          {t.audit.reportOpen}
        </Button>
        <SaveTrail scope={trail.scope} onSay={onSay} />
        <Button kind="quiet" icon="back" keys="Esc" onPress={onBack}>
          {t.audit.back}
        </Button>
      </Heading>
      {title !== undefined && <p className={styles.of}>{title}</p>}
      <ChainState />
    </>
  );
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Esc leads out of all that is in it
    <div
      ref={screen}
      className={styles.screen}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.nativeEvent.isComposing || event.defaultPrevented) return;
        event.preventDefault();
        onEscape();
      }}
    >
      {reporting ? (
        <Suspense>
          <TrailReport scope={trail.scope} title={title} tools={tools} onClose={() => setReporting(false)} />
        </Suspense>
      ) : (
        <Panes
          names={{ list: t.audit.list, main: t.audit.reading, side: '' }}
          opened={opened}
          listWidth={{ ...width, least: 320, most: 900, label: t.frame.listWidth }}
          list={
            <TrailList trail={trail} onOpen={() => setOpened(true)}>
              {bar}
            </TrailList>
          }
          main={
            <>
              <WhenOneColumn>
                <Button kind="quiet" icon="back" onPress={() => setOpened(false)}>
                  {t.backToList}
                </Button>
              </WhenOneColumn>
              <TrailReading line={trail.chosen} onOpenRecord={onOpenRecord} />
            </>
          }
        />
      )}
    </div>
  );
}

/**
 * The list has the focus when it comes into view: at the beginning, when the report or, in one column, a line is left. A line
 * that took its place has it meanwhile, and what had it before the screen was opened gets it back.
 */
function useFocus(reporting: boolean, opened: boolean, from: Element | null) {
  const screen = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (reporting) return;
    const grid = screen.current?.querySelector<HTMLElement>('[role="grid"]');
    const isListed = grid !== null && grid !== undefined && grid.getClientRects().length > 0;
    const next = isListed ? grid : opened ? screen.current?.querySelector('article') : null;
    const isWithin = screen.current?.contains(document.activeElement) === true;
    if (!(isListed && opened && isWithin)) next?.focus({ preventScroll: true });
  }, [reporting, opened]);
  useEffect(
    () => () => {
      const isNowhere = document.activeElement === null || document.activeElement === document.body;
      if (isNowhere && from instanceof HTMLElement) from.focus({ preventScroll: true });
    },
    [from],
  );
  return screen;
}
