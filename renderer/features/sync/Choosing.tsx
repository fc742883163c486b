// Choosing for each field that both sides changed, and saving it. 1 and 2 choose for the field one is in, with Shift
// for all; Enter saves when nothing is open and else goes to what is.

import { type KeyboardEvent, useRef } from 'react';
import { useNow } from '../../link/now.ts';
import { momentWords } from '../../text/dates.ts';
import { troubleOf } from '../../link/trouble.ts';
import { useText } from '../../text/words.tsx';
import { Button } from '../../ui/Button.tsx';
import { pressOf } from '../../ui/keys.ts';
import { Note } from '../../ui/Note.tsx';
import styles from './BothVersions.module.css';
import type { BothVersionsProps } from './BothVersions.tsx';
import {
  choose,
  chooseForAll,
  chosenOf,
  clashesOf,
  type ConflictField,
  keptWords,
  type SettleKey,
  settleKeyOf,
  willWords,
} from './choices.ts';
import { ClashField } from './ClashField.tsx';
import { Failed } from '../../records/Failed.tsx';
import { Page } from './Page.tsx';
import { RecordHead } from './RecordHead.tsx';
import { useChoosing } from './use-choosing.ts';
import { whoWords } from './who-words.ts';

export function Choosing(props: BothVersionsProps) {
  const { conflict, failed } = props;
  const t = useText();
  const now = useNow();
  const page = useRef<HTMLElement>(null);
  const { fields, choices, setChoices, moved, open, save, run, busy, error } = useChoosing(props, page);
  const heads = {
    mine: t.sync.both.mine(momentWords(t, conflict.mine.decidedAt, now)),
    theirs: t.sync.both.theirs(whoWords(t, conflict, now)),
  };
  const kept = keptWords(t, conflict);
  return (
    <Page ref={page} title={t.sync.both.title} onKeyDown={(event) => onKey(event, fields, run)}>
      <RecordHead happened={t.sync.both.title} title={conflict.title} source={props.source} />
      {kept !== '' && <p className={styles.kept}>{kept}</p>}
      <p className={styles.about}>{t.sync.both.ask}</p>
      {moved && <Note kind="warn">{t.sync.both.moved}</Note>}
      {fields.map((field) => (
        <ClashField
          key={field.field}
          conflict={conflict}
          field={field}
          heads={heads}
          chosen={chosenOf(choices, field)}
          onPick={(pick) => setChoices(choose(choices, field, pick))}
          onOwn={(own) => setChoices({ ...choices, [field.field]: { pick: 'own', own } })}
        />
      ))}
      <div className={styles.end}>
        <p className={styles.will} role="status">
          {open.length > 0 ? t.sync.both.open(open.length) : willWords(t, conflict, choices)}
        </p>
        <Ways
          {...props}
          busy={busy}
          open={open.length}
          onSave={save}
          onAll={(pick) => setChoices(chooseForAll(choices, fields, pick))}
        />
        <NotSettled error={error} />
        {failed}
      </div>
    </Page>
  );
}

/** Theirs moved on while it was looked at: the page shows the newest as soon as it is here. */
function NotSettled({ error }: { readonly error: unknown }) {
  const t = useText();
  const trouble = troubleOf(error);
  if (error !== null && trouble.kind === 'fault' && ['not-found', 'bad-request'].includes(trouble.fault.kind))
    return <Note kind="alert">{t.sync.both.moved}</Note>;
  return <Failed error={error} />;
}

type WaysProps = Pick<BothVersionsProps, 'conflict'> & {
  readonly busy: boolean;
  readonly open: number;
  readonly onSave: () => void;
  readonly onAll: (pick: 'mine' | 'theirs') => void;
};

function Ways({ conflict, busy, open, onSave, onAll }: WaysProps) {
  const t = useText();
  return (
    <div className={styles.foot}>
      <Button kind="primary" keys="Enter" busy={busy} onPress={onSave} unavailable={open > 0}>
        {t.sync.both.settle}
      </Button>
      {clashesOf(conflict).length > 1 && (
        <>
          <Button keys="Shift 1" onPress={() => onAll('mine')}>
            {t.sync.both.allMine}
          </Button>
          <Button keys="Shift 2" onPress={() => onAll('theirs')}>
            {t.sync.both.allTheirs}
          </Button>
        </>
      )}
    </div>
  );
}

/** In a text that is being written keys are letters; a button has its own Enter. */
function onKey(
  event: KeyboardEvent,
  fields: readonly ConflictField[],
  run: (key: SettleKey, at: ConflictField | undefined) => void,
): void {
  const target = event.target instanceof HTMLElement ? event.target : undefined;
  const key = settleKeyOf(pressOf(event.nativeEvent));
  if (key === undefined || target === undefined || target.tagName === 'TEXTAREA') return;
  if (key.kind === 'settle' && target.tagName === 'BUTTON') return;
  event.preventDefault();
  const name = target.closest<HTMLElement>('[data-field]')?.dataset['field'];
  run(
    key,
    fields.find(({ field }) => field === name),
  );
}
