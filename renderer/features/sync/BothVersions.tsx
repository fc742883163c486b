// A record that this person and somebody else changed: both versions side by side to choose from, or, where there is
// nothing to choose yet or any more, what the person wrote, to be read and copied.

import type { ReactNode } from 'react';
import type { SourceStatus } from '../../../shared/contract/desk-sources.ts';
import { useText } from '../../text/words.tsx';
import { Button } from '../../ui/Button.tsx';
import styles from './BothVersions.module.css';
import { Choosing } from './Choosing.tsx';
import { KeptTexts } from './KeptTexts.tsx';
import { Page } from './Page.tsx';
import { RecordHead } from './RecordHead.tsx';
import type { Choosable } from './use-choosing.ts';

export type BothVersionsProps = Choosable & {
  readonly source: SourceStatus | undefined;
  readonly onGiveUp: () => void;
  readonly onSay: (words: string) => void;
  readonly failed: ReactNode;
};

export function BothVersions(props: BothVersionsProps) {
  const { conflict } = props;
  const t = useText();
  const gone = conflict.theirs?.gone === true;
  if (conflict.theirs !== undefined && !gone) return <Choosing {...props} />;
  return (
    <Page title={t.sync.both.title} onKeyDown={() => {}}>
      <RecordHead happened={t.sync.both.title} title={conflict.title} source={props.source} />
      <p className={styles.about}>{gone ? t.sync.both.gone : t.sync.both.waiting}</p>
      <KeptTexts conflict={conflict} onSay={props.onSay} />
      <div className={styles.foot}>
        <Button onPress={props.onGiveUp}>{t.sync.both.giveUp}</Button>
      </div>
      {props.failed}
    </Page>
  );
}
