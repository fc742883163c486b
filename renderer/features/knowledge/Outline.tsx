// The outline of a norm beside its text: 编, 章, 节 and 条. The arrows go through it and the text follows; Enter goes on in
// the text.

import { useMemo } from 'react';
import type { NormView } from '../../../shared/contract/desk-norms.ts';
import { scaled, useAppearance } from '../../style/appearance.ts';
import { useText } from '../../text/words.tsx';
import { Heading } from '../../ui/Heading.tsx';
import { RowList } from '../../ui/RowList.tsx';
import styles from './Outline.module.css';
import { type OutlineRow, outlineRows, rowOf } from './outline-rows.ts';
import type { NormReading } from './use-norm.ts';

type OutlineProps = {
  readonly norm: NormView;
  readonly reading: NormReading;
  readonly onText: () => void;
};

export function Outline({ norm, reading, onText }: OutlineProps) {
  const t = useText();
  return (
    <>
      <Heading title={t.norms.reader.outline}>
        <span className={styles.count}>{t.norms.reader.count(norm.provisions.length)}</span>
      </Heading>
      <OutlineRows norm={norm} reading={reading} onText={onText} />
    </>
  );
}

/** Where there is no room beside the text: above it, opened when it is wanted. */
export function FoldedOutline({ norm, reading, onText }: OutlineProps) {
  const t = useText();
  return (
    <details className={styles.folded} data-print-hide>
      <summary>{t.norms.reader.outlineFolded(norm.provisions.length)}</summary>
      <div className={styles.box}>
        <OutlineRows norm={norm} reading={reading} onText={onText} />
      </div>
    </details>
  );
}

function OutlineRows({ norm, reading, onText }: OutlineProps) {
  const t = useText();
  const { fontSize } = useAppearance();
  const rows = useMemo(() => outlineRows(norm.provisions), [norm.provisions]);
  return (
    <RowList
      label={t.norms.reader.outline}
      count={rows.length}
      rowHeight={scaled(34, fontSize)}
      chosen={rowOf(rows, reading.place?.anchor)}
      onChoose={(at) => {
        // Going up from the first 条 of a chapter passes over its heading.
        const row = passHeadings(rows, at, rowOf(rows, reading.place?.anchor));
        if (row !== undefined) reading.goTo({ anchor: row.anchor });
      }}
      onOpen={onText}
      row={(at) => <Row row={rows[at]} />}
    />
  );
}

/** A heading stands for the first 条 under it, unless one comes to it from there: then for the 条 before. */
function passHeadings(rows: readonly OutlineRow[], at: number, from: number): OutlineRow | undefined {
  const step = at < from && rows[from]?.anchor === rows[at]?.anchor ? -1 : 1;
  let next = at;
  while (rows[next]?.kind === 'heading') next += step;
  return rows[next];
}

function Row({ row }: { readonly row: OutlineRow | undefined }) {
  if (row === undefined) return null;
  if (row.kind === 'heading')
    return (
      <span className={styles.heading} data-depth={row.depth} title={row.words}>
        {row.words}
      </span>
    );
  return (
    <span className={styles.provision}>
      <span className={styles.label}>{row.label}</span>
      <span className={styles.words}>{row.words}</span>
    </span>
  );
}
