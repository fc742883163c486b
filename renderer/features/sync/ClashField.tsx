// One field that both sides changed: as it was, as the person has it, as the other side has it, with what differs
// marked; for long texts also both, or words of one's own.

import { useNow } from '../../link/now.ts';
import { differencesOf, joinRanges } from '../../records/differences.ts';
import { Marked } from '../../records/Marked.tsx';
import { fieldName, valueWords } from '../../text/field-words.ts';
import { useText } from '../../text/words.tsx';
import type { Conflict } from '../../../shared/contract/desk-outbox.ts';
import { Kbd } from '../../ui/Kbd.tsx';
import styles from './BothVersions.module.css';
import { bothOf, type Chosen, type ConflictField, isLong, type Pick } from './choices.ts';
import { Side, SideToChoose } from './Side.tsx';

type ClashFieldProps = {
  readonly conflict: Conflict;
  readonly field: ConflictField;
  readonly heads: { readonly mine: string; readonly theirs: string };
  readonly chosen: Chosen;
  readonly onPick: (pick: Pick) => void;
  readonly onOwn: (own: string) => void;
};

export function ClashField({ conflict, field, heads, chosen, onPick, onOwn }: ClashFieldProps) {
  const t = useText();
  const now = useNow();
  const name = fieldName(t, conflict.kind, field.field);
  const group = `${conflict.id} ${field.field}`;
  const [base, mine, theirs] = [field.base, field.mine, field.theirs].map((value) =>
    valueWords(t, value, now, field.field),
  );
  const [byMine, byTheirs] = [differencesOf(base ?? '', mine ?? ''), differencesOf(base ?? '', theirs ?? '')];
  const shown = (text: string | undefined, marked: React.ReactNode) =>
    text === '' || text === undefined ? <span className={styles.none}>{t.fields.none}</span> : marked;
  return (
    <fieldset className={styles.field} data-field={field.field} data-long={isLong(field) || undefined}>
      <legend className={styles.name}>{name}</legend>
      <div className={styles.sides}>
        <Side head={t.sync.both.base}>
          {shown(
            base,
            <Marked text={base ?? ''} ranges={joinRanges(byMine.removed, byTheirs.removed)} as="removed" />,
          )}
        </Side>
        <SideToChoose
          head={heads.mine}
          group={group}
          label={t.sync.both.useMine}
          press="1"
          on={chosen.pick === 'mine'}
          onChoose={() => onPick('mine')}
        >
          {shown(mine, <Marked text={mine ?? ''} ranges={byMine.added} as="added" />)}
        </SideToChoose>
        <SideToChoose
          head={heads.theirs}
          group={group}
          label={t.sync.both.useTheirs}
          press="2"
          on={chosen.pick === 'theirs'}
          onChoose={() => onPick('theirs')}
        >
          {shown(theirs, <Marked text={theirs ?? ''} ranges={byTheirs.added} as="added" />)}
        </SideToChoose>
      </div>
      {isLong(field) && <More field={field} {...{ name, group, chosen, onPick, onOwn }} />}
    </fieldset>
  );
}

type MoreProps = Omit<ClashFieldProps, 'conflict' | 'heads'> & {
  readonly name: string;
  readonly group: string;
};

function More({ field, name, group, chosen, onPick, onOwn }: MoreProps) {
  const t = useText();
  const ways = [
    { pick: 'both', label: t.sync.both.useBoth, press: '3' },
    { pick: 'own', label: t.sync.both.useOwn, press: '4' },
  ] as const;
  return (
    <>
      <div className={styles.ways}>
        {ways.map(({ pick, label, press }) => (
          <label key={pick} className={styles.way} data-on={chosen.pick === pick || undefined}>
            <input
              type="radio"
              name={group}
              checked={chosen.pick === pick}
              aria-label={label}
              onChange={() => onPick(pick)}
            />
            {label}
            <Kbd>{press}</Kbd>
          </label>
        ))}
      </div>
      {chosen.pick === 'both' && (
        <section className={styles.result} aria-label={t.sync.both.bothResult}>
          {bothOf(field)}
        </section>
      )}
      {chosen.pick === 'own' && (
        <textarea
          className={styles.own}
          aria-label={t.sync.both.ownOf(name)}
          rows={6}
          maxLength={2_000_000}
          value={chosen.own}
          onChange={(event) => onOwn(event.target.value)}
        />
      )}
    </>
  );
}
