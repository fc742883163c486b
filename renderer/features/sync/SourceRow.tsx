// One source: who it is, how it fares in a sentence and how far it is, what waits for it, what would help, and on
// request what happened to it.

import { useId, useState } from 'react';
import type { SourceStatus } from '../../../shared/contract/desk-sources.ts';
import { useNow } from '../../link/now.ts';
import { useText } from '../../text/words.tsx';
import { Progress } from '../../ui/Progress.tsx';
import { Tag } from '../../ui/Tag.tsx';
import { Brake } from './Brake.tsx';
import { healthWords } from './health.ts';
import { detailWords, phaseIsLong, progressOf } from './phase.ts';
import { Remedies } from './Remedies.tsx';
import { SourceLog } from './SourceLog.tsx';
import styles from './Sync.module.css';

type SourceRowProps = {
  readonly source: SourceStatus;
  /** Told above, once for all sources. */
  readonly lineIsDown: boolean;
  readonly onSignIn: () => void;
  readonly onManage: () => void;
  readonly onSay: (words: string) => void;
};

/** A clock that is off by less does no harm to a deadline of days. */
const worthSayingMs = 2 * 60_000;

export function SourceRow({ source, lineIsDown, onSignIn, onManage, onSay }: SourceRowProps) {
  const t = useText();
  const now = useNow();
  const [open, setOpen] = useState(false);
  const logId = useId();
  const words = healthWords(t, source, now, lineIsDown);
  const details = detailWords(t, source, now);
  const { done, total } = progressOf(source);
  const skew = Math.abs(source.clockSkewMs ?? 0);
  return (
    <li className={styles.source}>
      <div className={styles.name}>
        <strong>{source.name}</strong>
        <span className={styles.quiet}>{source.organ}</span>
      </div>
      <div className={styles.how}>
        {source.syncing && phaseIsLong(source) && total !== undefined && total > 0 && (
          <Progress label={t.sync.progressOf(source.name)} done={done} total={total} />
        )}
        <p>{words.sentence}</p>
        {details !== '' && <p className={styles.quiet}>{details}</p>}
        {skew >= worthSayingMs && <p>{t.sync.clock(Math.round(skew / 60_000))}</p>}
      </div>
      <div className={styles.state}>
        <Tag tone={words.tone}>
          {words.sign && <span aria-hidden="true">{words.sign} </span>}
          {words.state}
        </Tag>
        <Waits source={source} />
      </div>
      <Remedies
        source={source}
        remedy={words.remedy}
        log={{ id: logId, open, onToggle: () => setOpen(!open) }}
        onSignIn={onSignIn}
        onManage={onManage}
      />
      {source.health.kind === 'brake' && <Brake source={source} brake={source.health} onSay={onSay} />}
      {open && <SourceLog id={logId} source={source} />}
    </li>
  );
}

function Waits({ source }: { readonly source: SourceStatus }) {
  const t = useText();
  return (
    <>
      {source.waiting > 0 && <span className={styles.quiet}>{t.sync.waiting(source.waiting)}</span>}
      {source.unsettled > 0 && <Tag tone="amber">{t.sync.unsettled(source.unsettled)}</Tag>}
      {source.setAside > 0 && <span className={styles.quiet}>{t.sync.setAsideCount(source.setAside)}</span>}
    </>
  );
}
