// Whether the norm that is read holds, above its text, with the grounds in plain words and the way to the texts that
// are the grounds.

import type { Standing } from '../../../shared/contract/desk-norms.ts';
import { ymdWords } from '../../text/dates.ts';
import { useText } from '../../text/words.tsx';
import { Button } from '../../ui/Button.tsx';
import { Tag } from '../../ui/Tag.tsx';
import { groundLines, standingMark } from './standing.ts';
import styles from './StandingBanner.module.css';

type StandingBannerProps = {
  readonly standing: Standing;
  /** The day is one the person chose, not today. */
  readonly chosenDay: boolean;
  readonly onOpen: (id: string) => void;
};

export function StandingBanner({ standing, chosenDay, onOpen }: StandingBannerProps) {
  const t = useText();
  const words = t.norms.standing;
  const mark = standingMark(t, standing);
  const day = ymdWords(t, standing.asOf);
  const grounds = groundLines(t, standing);
  return (
    <section className={styles.banner} data-tone={mark.tone} aria-label={words.title}>
      <p className={styles.line}>
        <Tag tone={mark.tone}>
          <span className={styles.word}>{mark.words}</span>
        </Tag>
        <span className={styles.day}>{chosenDay ? words.onDay(day) : words.today(day)}</span>
      </p>
      {grounds.map(({ words: ground, open }) => (
        <p key={ground} className={styles.ground}>
          {ground}
          {open && (
            <Button kind="quiet" name={words.openOf(open.title)} onPress={() => onOpen(open.id)}>
              {words.open}
            </Button>
          )}
        </p>
      ))}
      {grounds.length === 0 && mark.tone === 'amber' && <p className={styles.ground}>{words.noGrounds}</p>}
      {grounds.length > 0 && standing.unconfirmed && <p className={styles.ground}>{words.toCheck}</p>}
    </section>
  );
}
