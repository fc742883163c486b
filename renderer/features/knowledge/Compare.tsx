// Two versions of a norm beside each other by 条, with what differs marked. ↑↓ go from change to change.

import { useQuery } from '@tanstack/react-query';
import { type RefObject, useEffect, useEffectEvent, useMemo, useRef, useState } from 'react';
import type { NormVersion } from '../../../shared/contract/desk-norms.ts';
import { desk } from '../../link/doors.ts';
import { Failed } from '../../records/Failed.tsx';
import { useText } from '../../text/words.tsx';
import { Button } from '../../ui/Button.tsx';
import { Chip } from '../../ui/Chip.tsx';
import styles from './Compare.module.css';
import { ComparedRow } from './ComparedRow.tsx';
import { compareRows, countsOf } from './compare-rows.ts';
import type { NormReading } from './use-norm.ts';
import { usePaneKeys } from './use-pane-keys.ts';
import { versionName } from './Versions.tsx';

type CompareProps = {
  readonly before: NormVersion;
  readonly after: NormVersion;
  readonly reading: NormReading;
  readonly onBack: () => void;
  readonly onSay: (words: string) => void;
};

export function Compare({ before, after, reading, onBack, onSay }: CompareProps) {
  const t = useText();
  const words = t.norms.compare;
  const body = useRef<HTMLElement>(null);
  const [onlyChanges, setOnlyChanges] = useState(true);
  const compared = useQuery(
    desk.norms.compare.queryOptions({ input: { before: before.id, after: after.id } }),
  );
  const changes = compared.data;
  const rows = useMemo(() => compareRows(changes ?? [], { onlyChanges }), [changes, onlyChanges]);
  const counts = countsOf(changes ?? []);
  const total = counts.changed + counts.added + counts.removed + counts.moved;
  const { at, goTo } = useChanges(body, { total, reading, onSay });
  return (
    <section ref={body} className={styles.compare} aria-label={words.title}>
      <div className={styles.bar} data-print-hide>
        <Button icon="back" onPress={onBack}>
          {words.back}
        </Button>
        <Chip on={onlyChanges} onPress={() => setOnlyChanges(!onlyChanges)}>
          {words.onlyChanges}
        </Chip>
        <Button unavailable={at <= 1} onPress={() => goTo(at - 1)}>
          {words.former}
        </Button>
        <Button unavailable={at >= total} onPress={() => goTo(at + 1)}>
          {words.next}
        </Button>
        <span className={styles.quiet}>{at > 0 ? words.place(at, total) : words.keys}</span>
      </div>
      <Failed error={compared.error} before={words.failed} />
      {changes && (
        <>
          <p className={styles.counts}>
            {total === 0
              ? words.none
              : words.counts(counts.changed, counts.added, counts.removed, counts.moved)}
          </p>
          <div className={styles.heads}>
            <Head word={words.before} version={before} />
            <Head word={words.after} version={after} />
          </div>
          <div data-print-body>
            {rows.map((row) =>
              row.kind === 'same' ? (
                <p key={row.key} className={styles.same}>
                  {words.same(row.count)}
                </p>
              ) : (
                <ComparedRow key={row.key} change={row.change} place={row.place} on={row.place === at} />
              ),
            )}
          </div>
        </>
      )}
    </section>
  );
}

type Changes = Pick<CompareProps, 'reading' | 'onSay'> & { readonly total: number };

/** Going from change to change, and to a 条 the outline beside it names, as it does in the text. */
function useChanges(body: RefObject<HTMLElement | null>, { total, reading, onSay }: Changes) {
  const t = useText();
  const [at, setAt] = useState(0);
  const sentBefore = useRef(reading.sent);
  const show = (selector: string) =>
    body.current?.querySelector(selector)?.scrollIntoView({ block: 'center' });
  const goTo = (place: number) => {
    if (total === 0) return;
    const next = Math.min(Math.max(1, place), total);
    setAt(next);
    onSay(t.norms.compare.place(next, total));
    show(`[data-change="${next}"]`);
  };
  usePaneKeys(body, (key) => {
    if (key !== 'ArrowDown' && key !== 'ArrowUp') return false;
    goTo(at + (key === 'ArrowDown' ? 1 : -1));
    return true;
  });
  const follow = useEffectEvent(() => {
    const anchor = reading.place?.anchor;
    if (reading.sent === sentBefore.current || anchor === undefined) return;
    show(`[data-anchor="${CSS.escape(anchor)}"]`);
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: only when it was sent somewhere
  useEffect(() => follow(), [reading.sent]);
  return { at, goTo };
}

function Head({ word, version }: { readonly word: string; readonly version: NormVersion }) {
  const t = useText();
  return (
    <p className={styles.head}>
      <strong>{word}</strong> {versionName(t, version)}
    </p>
  );
}
