// It is written: under which name, what stays as it was, and the digests of the file to be told along with it.

import { useMutation } from '@tanstack/react-query';
import { useText } from '../../text/words.tsx';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Elements } from '../../ui/Elements.tsx';
import type { Saved } from './save.ts';

type DoneProps = {
  readonly saved: Saved;
  readonly onClose: () => void;
  readonly onSay: (words: string) => void;
};

const names = { sha256: 'SHA-256', sm3: 'SM3' } as const;

export function Done({ saved, onClose, onSay }: DoneProps) {
  const t = useText();
  const words = t.handOver;
  const copy = useMutation({
    mutationFn: () =>
      navigator.clipboard.writeText(
        [saved.name, `${names.sha256} ${saved.sha256}`, `${names.sm3} ${saved.sm3}`].join('\n'),
      ),
    onSuccess: () => onSay(t.sync.copied),
    onError: () => onSay(t.sync.copyFailed),
  });
  return (
    <Dialog
      title={words.title}
      closeLabel={t.close}
      onClose={onClose}
      width={680}
      actions={
        <>
          <Button busy={copy.isPending} onPress={() => copy.mutate()}>
            {copy.isSuccess ? t.sync.copied : words.copyDigests}
          </Button>
          <Button kind="primary" autoFocus onPress={onClose}>
            {t.close}
          </Button>
        </>
      }
    >
      <p>{words.done(saved.count, saved.name)}</p>
      <p>{words.doneSafe}</p>
      <p>{words.doneDigests}</p>
      <Elements
        elements={[
          { term: names.sha256, value: saved.sha256, wide: true },
          { term: names.sm3, value: saved.sm3, wide: true },
        ]}
      />
    </Dialog>
  );
}
