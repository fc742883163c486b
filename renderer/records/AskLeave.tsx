// Before typed words are thrown away: keep them as a draft, go on, or give them up.

import { useText } from '../text/words.tsx';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';

type AskLeaveProps = {
  readonly count: number;
  readonly onKeep: () => void;
  readonly onBack: () => void;
  readonly onDrop: () => void;
};

export function AskLeave({ count, onKeep, onBack, onDrop }: AskLeaveProps) {
  const t = useText();
  return (
    <Dialog
      title={t.edits.askTitle}
      closeLabel={t.close}
      onClose={onBack}
      width={460}
      actions={
        <>
          <Button kind="primary" autoFocus onPress={onKeep}>
            {t.edits.askKeep}
          </Button>
          <Button onPress={onBack}>{t.edits.askBack}</Button>
          <Button kind="danger" onPress={onDrop}>
            {t.edits.askDrop}
          </Button>
        </>
      }
    >
      <p>{t.edits.askBody(count)}</p>
    </Dialog>
  );
}
