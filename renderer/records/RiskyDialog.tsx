// Before a file is put where a double click would run it: what its name suggests, and that saving opens nothing.

import { useText } from '../text/words.tsx';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';

type RiskyDialogProps = {
  readonly name: string;
  readonly onClose: () => void;
  readonly onGo: () => void;
};

export function RiskyDialog({ name, onClose, onGo }: RiskyDialogProps) {
  const t = useText();
  return (
    <Dialog
      title={t.files.riskyTitle}
      closeLabel={t.close}
      onClose={onClose}
      width={480}
      actions={
        <>
          <Button autoFocus onPress={onClose}>
            {t.files.riskyNot}
          </Button>
          <Button kind="danger" onPress={onGo}>
            {t.files.riskyGo}
          </Button>
        </>
      }
    >
      <p>{t.files.riskyBody(name)}</p>
    </Dialog>
  );
}
