// What changed on the other side, in a few lines: of a change of fields that clashed, or of a to-do that changed after
// it was decided. The whole of it, and the choice, are in the sync centre.

import { useQuery } from '@tanstack/react-query';
import type { Conflict } from '../../shared/contract/desk-outbox.ts';
import { desk } from '../link/doors.ts';
import { useNow } from '../link/now.ts';
import { momentWords } from '../text/dates.ts';
import { useText } from '../text/words.tsx';
import styles from './Records.module.css';
import { nameOf, valueInLine } from './named.ts';

/** More would be a page of its own. */
const most = 3;

const none: readonly Conflict[] = [];

/** All that are to be settled, whatever record they are of. */
export function useConflicts(): readonly Conflict[] {
  return useQuery(desk.conflicts.list.queryOptions({ input: { settled: false } })).data ?? none;
}

export function useConflict(actionId: string): Conflict | undefined {
  return useConflicts().find((conflict) => conflict.actionId === actionId);
}

/** Those to decide first, then what only the other side changed. */
export function linesOf({ fields }: Pick<Conflict, 'fields'>): readonly Conflict['fields'][number][] {
  return [...fields.filter(({ clash }) => clash), ...fields.filter(({ clash }) => !clash)];
}

export function ClashLines({ conflict }: { readonly conflict: Conflict }) {
  const t = useText();
  const now = useNow();
  const lines = linesOf(conflict);
  const { theirs } = conflict;
  const by = [theirs?.by ?? '', theirs?.at === undefined ? '' : momentWords(t, theirs.at, now)];
  const who = by.filter((part) => part !== '').join(t.dot);
  const more = lines.length > most ? t.edits.moreFields(lines.length - most) : '';
  if (lines.length === 0) return null;
  return (
    <div className={styles.changes}>
      {who !== '' && <p className={styles.quiet}>{t.edits.changedBy(who)}</p>}
      <dl className={styles.lines}>
        {lines.slice(0, most).map((line) => (
          <div key={line.field} className={styles.change}>
            <dt className={styles.changeName}>{nameOf(t, conflict.kind, line.field)}</dt>
            <dd className={styles.changeWords}>
              <Change line={line} now={now} />
            </dd>
          </div>
        ))}
      </dl>
      {more !== '' && <p className={styles.quiet}>{more}</p>}
    </div>
  );
}

type Line = Conflict['fields'][number];

/** What was and what it is now; where this person changed it too, what each side made of it. */
function Change({ line, now }: { readonly line: Line; readonly now: number }) {
  const t = useText();
  const { mine, base, theirs } = line;
  const sides =
    mine === undefined
      ? [
          { name: t.edits.before, value: base },
          { name: t.edits.after, value: theirs },
        ]
      : [
          { name: t.edits.yours, value: mine },
          { name: t.edits.theirsSide, value: theirs },
        ];
  return sides.map(({ name, value }) => (
    <span key={name} className={styles.sideWords} title={valueInLine(t, value, now, line.field)}>
      <span className={styles.quiet}>{name} </span>
      {valueInLine(t, value, now, line.field)}
    </span>
  ));
}
