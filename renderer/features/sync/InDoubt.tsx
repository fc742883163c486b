// 不知道对方收到没有: nothing is sent again before the person says which it is. What was sent stands here, so that they
// know what to look for over there.

import { useMutation } from '@tanstack/react-query';
import type { OutboxRow } from '../../../shared/contract/desk-outbox.ts';
import type { SourceStatus } from '../../../shared/contract/desk-sources.ts';
import { desk } from '../../link/doors.ts';
import { useNow } from '../../link/now.ts';
import { momentWords } from '../../text/dates.ts';
import { useText } from '../../text/words.tsx';
import { Button } from '../../ui/Button.tsx';
import { Elements } from '../../ui/Elements.tsx';
import styles from './BothVersions.module.css';
import { Decision } from './CameBack.tsx';
import { Failed } from '../../records/Failed.tsx';
import { Page } from './Page.tsx';
import { RecordHead } from './RecordHead.tsx';
import { sentElements } from './Refused.tsx';
import { onWays } from './ways.ts';
import { whatWords } from './waiting.ts';

type InDoubtProps = {
  readonly row: OutboxRow;
  readonly source: SourceStatus | undefined;
  readonly onSettled: (words: string) => void;
};

export function InDoubt({ row, source, onSettled }: InDoubtProps) {
  const t = useText();
  const now = useNow();
  const words = t.creates.doubt;
  const settle = useMutation(
    desk.outbox.settleDoubt.mutationOptions({
      onSuccess: (_, { said }) => onSettled(said === 'arrived' ? words.saidArrived : words.saidAgain),
    }),
  );
  const say = (said: 'arrived' | 'again') => () => !settle.isPending && settle.mutate({ id: row.id, said });
  const title = row.title === '' ? whatWords(t, row) : row.title;
  return (
    <Page title={title} onKeyDown={(event) => onWays(event, [say('arrived'), say('again')])}>
      <RecordHead happened={words.title} title={title} source={source} />
      <p className={styles.about}>{words.about(source?.name ?? t.unknownSource)}</p>
      <p className={styles.about}>{words.how}</p>
      {row.type === 'action' ? (
        <Decision body={row.body} decidedAt={momentWords(t, row.decidedAt, now)} />
      ) : (
        <Elements elements={sentElements(t, row, now)} />
      )}
      <p className={styles.about}>
        {words.arrived}
        {t.colon}
        {words.arrivedSays}
        <br />
        {words.again}
        {t.colon}
        {words.againSays}
      </p>
      <div className={styles.foot}>
        <Button keys="1" busy={settle.isPending} onPress={say('arrived')}>
          {words.arrived}
        </Button>
        <Button keys="2" busy={settle.isPending} onPress={say('again')}>
          {words.again}
        </Button>
      </div>
      <Failed error={settle.error} />
    </Page>
  );
}
