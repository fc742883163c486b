// One thing to decide with its ways on, whichever kind it is.

import { useMutation } from '@tanstack/react-query';
import type { SourceStatus } from '../../../shared/contract/desk-sources.ts';
import type { RecordKind } from '../../../shared/domain/terms.ts';
import { desk } from '../../link/doors.ts';
import { useText } from '../../text/words.tsx';
import type { Text } from '../../text/zh.ts';
import { BothVersions } from './BothVersions.tsx';
import { CameBack } from './CameBack.tsx';
import type { Kept } from './choices.ts';
import { Failed } from '../../records/Failed.tsx';
import { Page } from './Page.tsx';
import { Refused } from './Refused.tsx';
import { InDoubt } from './InDoubt.tsx';
import type { ToDecide } from './to-decide.ts';
import { onWays } from './ways.ts';

type OneToDecideProps = {
  readonly it: ToDecide;
  readonly sources: readonly SourceStatus[];
  /** Choices on a record both sides changed, and words of the person's own. */
  readonly kept: Kept | undefined;
  readonly onKeep: (kept: Kept) => void;
  readonly onSay: (words: string) => void;
  readonly onOpen: (kind: RecordKind, id: string) => void;
  readonly onSettled: (words: string) => void;
  readonly onGivenUp: (words: string) => void;
};

export function OneToDecide(props: OneToDecideProps) {
  const { it, sources, kept, onKeep, onSay, onSettled } = props;
  const t = useText();
  const { again, giveUp, sameAgain, busy, error } = useWays(props);
  const source = sources.find(({ id }) => id === it.about.sourceId);
  const title = titleOf(t, it);
  const failed = <Failed error={error} />;
  if (it.kind === 'both') {
    return (
      <BothVersions
        {...{ conflict: it.conflict, source, kept, onKeep, failed, onSay }}
        onSettled={() => onSettled(t.sync.both.settled)}
        onGiveUp={giveUp}
      />
    );
  }
  if (it.kind === 'doubt') return <InDoubt row={it.row} source={source} onSettled={onSettled} />;
  const ways = { source, onAgain: again, onGiveUp: giveUp, givingUp: busy };
  return (
    <Page title={title} onKeyDown={(event) => onWays(event, [again, giveUp, sameAgain])}>
      {it.kind === 'refused' ? (
        <Refused row={it.row} {...ways} />
      ) : (
        <CameBack {...it} {...ways} title={title} onSame={sameAgain} />
      )}
      {failed}
    </Page>
  );
}

function useWays({ it, onOpen, onSettled, onGivenUp }: OneToDecideProps) {
  const t = useText();
  const discard = useMutation(
    desk.outbox.discard.mutationOptions({ onSuccess: () => onGivenUp(givenUpWords(t, it)) }),
  );
  const retry = useMutation(desk.outbox.retryNow.mutationOptions());
  const same = useMutation(
    desk.conflicts.settle.mutationOptions({ onSuccess: () => onSettled(t.sync.sameAgainSaid) }),
  );
  // The person has seen on this page what changed (S11); the id of the conflict stands for just that.
  const seen = it.kind === 'came-back' && it.conflict?.theirs?.gone === false ? it.conflict : undefined;
  const isUpload = it.kind === 'refused' && it.row.type === 'upload';
  return {
    again: () => (isUpload ? retry.mutate({ id: it.id }) : onOpen(it.about.kind, it.about.recordId)),
    giveUp: () => !discard.isPending && discard.mutate({ id: it.id }),
    sameAgain: seen && (() => same.mutate({ id: seen.id, choices: { decision: 'mine' } })),
    busy: discard.isPending,
    error: discard.error ?? retry.error ?? same.error,
  };
}

function titleOf(t: Text, { about }: ToDecide): string {
  return about.title === '' ? t.terms.kind[about.kind] : about.title;
}

function givenUpWords(t: Text, it: ToDecide): string {
  const isAction = it.kind === 'came-back' || (it.kind === 'refused' && it.row.type === 'action');
  const isNew = it.kind === 'refused' && it.row.type === 'create';
  if (isNew) return t.sync.gaveUpTitle(titleOf(t, it)) + t.creates.gaveUpForm;
  const kept =
    isAction && it.about.kind === 'todo' ? t.sync.gaveUpDraft : it.kind === 'both' ? t.sync.gaveUpKept : '';
  return t.sync.gaveUpTitle(titleOf(t, it)) + kept;
}
