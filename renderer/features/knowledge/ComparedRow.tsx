// One 条 in two versions: what it was, what it is, with the words that differ marked in both.

import { memo, useMemo } from 'react';
import type { Place, ProvisionChange, ProvisionView } from '../../../shared/contract/desk-norms.ts';
import { differencesOf, type Range } from '../../records/differences.ts';
import { Marked } from '../../records/Marked.tsx';
import { itemNumber } from '../../text/citation-words.ts';
import { useText } from '../../text/words.tsx';
import { Tag, type TagTone } from '../../ui/Tag.tsx';
import styles from './Compare.module.css';
import { wordsOf } from './compare-rows.ts';

type ComparedRowProps = {
  readonly change: ProvisionChange;
  /** 0 of what is the same. */
  readonly place: number;
  readonly on: boolean;
};

const tones: { readonly [C in ProvisionChange['change']]: TagTone } = {
  same: 'grey',
  changed: 'amber',
  added: 'green',
  removed: 'ended',
  moved: 'violet',
};

export const ComparedRow = memo(function ComparedRow({ change, place, on }: ComparedRowProps) {
  const t = useText();
  const { before, after } = change;
  const texts = useMemo(
    () => ({ before: before && wordsOf(before, markOf), after: after && wordsOf(after, markOf) }),
    [before, after],
  );
  const { removed, added } = useMemo(
    () =>
      change.change === 'changed'
        ? differencesOf(texts.before ?? '', texts.after ?? '')
        : { removed: [], added: [] },
    [change.change, texts],
  );
  const word = t.norms.compare.change[change.change];
  return (
    <section
      className={styles.row}
      data-change={place > 0 ? place : undefined}
      data-anchor={(after ?? before)?.anchor}
      data-on={on || undefined}
      aria-label={`${(after ?? before)?.label ?? ''}${t.dot}${word}`}
    >
      <p className={styles.kind}>
        <Tag tone={tones[change.change]}>{word}</Tag>{' '}
        {change.change === 'moved' && t.norms.compare.movedTo(before?.label ?? '', after?.label ?? '')}
      </p>
      <Half provision={before} text={texts.before} ranges={removed} as="removed" />
      <Half provision={after} text={texts.after} ranges={added} as="added" />
    </section>
  );
});

const markOf = ({ item, sub }: Omit<Place, 'anchor'>): string =>
  item === undefined ? `${sub ?? ''}.` : `（${itemNumber(item)}）`;

type HalfProps = {
  readonly provision: ProvisionView | undefined;
  readonly text: string | undefined;
  readonly ranges: readonly Range[];
  readonly as: 'added' | 'removed';
};

function Half({ provision, text = '', ranges, as }: HalfProps) {
  const t = useText();
  if (provision === undefined) return <p className={styles.absent}>{t.norms.compare.absent}</p>;
  return (
    <div className={styles.half}>
      <strong className={styles.label}>{provision.label}</strong>
      <Marked text={text} ranges={ranges} as={as} />
    </div>
  );
}
