// Before files go from this machine: which, how much, and that the department keeps them.

import { useMutation } from '@tanstack/react-query';
import type { FileSpace } from '../../../shared/contract/desk-files.ts';
import { desk } from '../../link/doors.ts';
import { Failed } from '../../records/Failed.tsx';
import { sizeWords } from '../../text/size-words.ts';
import { useText } from '../../text/words.tsx';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { totalOf } from './space-figures.ts';

type DropDialogProps = {
  readonly files: readonly FileSpace['droppable'][number][];
  readonly onClose: () => void;
  readonly onSay: (words: string) => void;
};

/** As many as one call of the contract takes. */
const mostAtOnce = 5000;

export function DropDialog({ files, onClose, onSay }: DropDialogProps) {
  const t = useText();
  const words = t.space;
  const size = sizeWords(t, totalOf(files));
  const drop = useMutation(
    desk.files.drop.mutationOptions({
      onSuccess: () => {
        onSay(words.dropped(size));
        onClose();
      },
    }),
  );
  const [first] = files;
  return (
    <Dialog
      title={words.askTitle}
      closeLabel={t.close}
      onClose={onClose}
      width={480}
      actions={
        <>
          <Button
            kind="danger"
            busy={drop.isPending}
            onPress={() => drop.mutate({ hashes: files.slice(0, mostAtOnce).map(({ hash }) => hash) })}
          >
            {words.go}
          </Button>
          <Button autoFocus onPress={onClose}>
            {words.not}
          </Button>
        </>
      }
    >
      <p>{files.length === 1 && first ? words.askOne(first.name) : words.askMany(files.length, size)}</p>
      <Failed error={drop.error} before={words.failed} />
    </Dialog>
  );
}
