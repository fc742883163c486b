// A source says that very much was deleted at once: nothing was done here yet, and the person says whether it is so.

import { useMutation } from '@tanstack/react-query';
import type { SourceStatus } from '../../../shared/contract/desk-sources.ts';
import { desk } from '../../link/doors.ts';
import { useText } from '../../text/words.tsx';
import { Button } from '../../ui/Button.tsx';
import { Failed } from '../../records/Failed.tsx';
import styles from './Sync.module.css';

type BrakeProps = {
  readonly source: SourceStatus;
  readonly brake: Extract<SourceStatus['health'], { readonly kind: 'brake' }>;
  readonly onSay: (words: string) => void;
};

export function Brake({ source, brake, onSay }: BrakeProps) {
  const t = useText();
  const answer = useMutation(
    desk.sources.answerBrake.mutationOptions({
      onSuccess: (_, { believe }) => onSay(believe ? t.sync.brake.believed : t.sync.brake.kept),
    }),
  );
  const say = (believe: boolean) => answer.mutate({ id: source.id, feed: brake.feed, believe });
  return (
    <div className={styles.brake}>
      <p>{t.sync.brake.next}</p>
      <dl className={styles.answers}>
        <dt>
          <Button kind="primary" busy={answer.isPending} onPress={() => say(false)}>
            {t.sync.brake.keep}
          </Button>
        </dt>
        <dd>{t.sync.brake.keepSays}</dd>
        <dt>
          <Button kind="danger" busy={answer.isPending} onPress={() => say(true)}>
            {t.sync.brake.believe(brake.removals.toLocaleString())}
          </Button>
        </dt>
        <dd>{t.sync.brake.believeSays}</dd>
      </dl>
      <Failed error={answer.error} />
    </div>
  );
}
