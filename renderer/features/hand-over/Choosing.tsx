// What of it goes along: a box for each, with what it is, on which record, why it was not sent, and when it was exported last.

import type { KeptWork } from '../../../shared/contract/desk-handover.ts';
import { useNow } from '../../link/now.ts';
import { keptRecord, keptWhat, keptWhy } from '../../records/kept-words.ts';
import { momentWords } from '../../text/dates.ts';
import { sizeWords } from '../../text/size-words.ts';
import { useText } from '../../text/words.tsx';
import { Button } from '../../ui/Button.tsx';
import styles from './HandOver.module.css';
import { filesOf } from './save.ts';

type ChoosingProps = {
  readonly kept: readonly KeptWork[];
  readonly chosen: readonly KeptWork[];
  readonly onChoose: (ids: readonly string[]) => void;
};

export function Choosing({ kept, chosen, onChoose }: ChoosingProps) {
  const t = useText();
  const words = t.handOver;
  const free = kept.filter(({ barred }) => barred === undefined);
  const ids = chosen.map(({ id }) => id);
  const files = filesOf(chosen);
  const bytes = files.reduce((sum, { size }) => sum + size, 0);
  return (
    <fieldset className={styles.choosing}>
      <legend>{words.choose}</legend>
      <div className={styles.all}>
        <span role="status">{words.chosen(ids.length, free.length)}</span>
        <Button kind="quiet" onPress={() => onChoose(free.map(({ id }) => id))}>
          {words.all}
        </Button>
        <Button kind="quiet" onPress={() => onChoose([])}>
          {words.noneOf}
        </Button>
      </div>
      {files.length > 0 && <p className={styles.quiet}>{words.files(files.length, sizeWords(t, bytes))}</p>}
      <div className={styles.list}>
        {kept.map((one) => (
          <One
            key={one.id}
            kept={one}
            isChosen={ids.includes(one.id)}
            onChange={(isChosen) => onChoose(isChosen ? [...ids, one.id] : ids.filter((id) => id !== one.id))}
          />
        ))}
      </div>
    </fieldset>
  );
}

type OneProps = {
  readonly kept: KeptWork;
  readonly isChosen: boolean;
  readonly onChange: (isChosen: boolean) => void;
};

function One({ kept, isChosen, onChange }: OneProps) {
  const t = useText();
  const now = useNow();
  const { barred, handedOver, source, at } = kept;
  const line = [
    t.sync.line(source.name, momentWords(t, at, now)),
    barred === undefined ? keptWhy(t, kept) : t.handOver.barred[barred],
    ...(handedOver === undefined ? [] : [t.handOver.exported(momentWords(t, handedOver.at, now))]),
  ];
  return (
    <label className={styles.one}>
      <input
        type="checkbox"
        disabled={barred !== undefined}
        checked={isChosen}
        onChange={(event) => onChange(event.target.checked)}
      />
      <span>
        {keptWhat(t, kept)}
        {t.gap}
        {keptRecord(t, kept)}
        <span className={styles.quiet}>{line.join(t.dot)}</span>
      </span>
    </label>
  );
}
