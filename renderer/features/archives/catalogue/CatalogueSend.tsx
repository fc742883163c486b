// The foot of the grid: how it stands, sending all of it together, and how far that is.

import { useMutation, useQuery } from '@tanstack/react-query';
import { desk } from '../../../link/doors.ts';
import { Failed } from '../../../records/Failed.tsx';
import { useText } from '../../../text/words.tsx';
import { Button } from '../../../ui/Button.tsx';
import { Foot, FootButtons } from '../../../ui/Foot.tsx';
import { KeyButton } from '../../../ui/KeyButton.tsx';
import { Note } from '../../../ui/Note.tsx';
import { Progress } from '../../../ui/Progress.tsx';
import styles from './Catalogue.module.css';

type CatalogueSendProps = {
  /** Rows that hold something; of them those that can be sent, are wrong, are left out. */
  readonly full: number;
  readonly usable: number;
  readonly wrong: number;
  readonly out: number;
  readonly checked: boolean;
  readonly saving: 'saved' | 'unsaved';
  readonly savingError: unknown;
  readonly locked: boolean;
  readonly error: unknown;
  readonly onSend: () => void;
};

export function CatalogueSend(props: CatalogueSendProps) {
  const { full, usable, wrong, out, locked } = props;
  const t = useText();
  const words = t.catalogue;
  const whyNot = () => {
    if (wrong > 0) return words.cannotSend(wrong);
    if (usable === 0) return words.nothingToSend;
    return !props.checked && words.checking;
  };
  const counts = [
    words.countsRows(full),
    words.countsUsable(usable),
    ...(wrong > 0 ? [words.countsWrong(wrong)] : []),
    ...(out > 0 ? [words.countsOut(out)] : []),
    props.saving === 'saved' ? words.saved : words.unsaved,
  ];
  return (
    <Foot>
      <div className={styles.send} data-region="send">
        <Failed error={props.error} before={words.sendFailed} />
        <Failed error={props.savingError} before={words.saveFailed} />
        {locked && <UnderWay />}
        <FootButtons note={counts.join(t.dot)}>
          <KeyButton keys="Alt S" kind="primary" busy={locked} unavailable={whyNot()} onPress={props.onSend}>
            {usable > 0 ? words.send(usable) : words.sendNone}
          </KeyButton>
          {wrong > 0 && <span className={styles.why}>{words.cannotSend(wrong)}</span>}
        </FootButtons>
      </div>
    </Foot>
  );
}

/** How far it is, and the way to stop it; until the last step nothing is made. */
function UnderWay() {
  const t = useText();
  const words = t.catalogue;
  const progress = useQuery({ ...desk.catalogue.progress.queryOptions(), refetchInterval: 250 }).data;
  const cancel = useMutation(desk.catalogue.cancel.mutationOptions());
  if (!progress) return null;
  const { stage, done, of } = progress;
  return (
    <Note
      kind="plain"
      actions={
        <Button busy={cancel.isPending} unavailable={cancel.isSuccess} onPress={() => cancel.mutate({})}>
          {words.cancel}
        </Button>
      }
    >
      {words.stage[stage](done, of)}
      <Progress label={words.progress} done={done} total={of} />
    </Note>
  );
}
