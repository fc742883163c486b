// Copies a text, and says whether it did.

import { useMutation } from '@tanstack/react-query';
import { useText } from '../../text/words.tsx';
import { Button } from '../../ui/Button.tsx';

type CopyButtonProps = {
  readonly text: string;
  readonly what: string;
  readonly onSay: (words: string) => void;
};

export function CopyButton({ text, what, onSay }: CopyButtonProps) {
  const t = useText();
  const copy = useMutation({
    mutationFn: () => navigator.clipboard.writeText(text),
    onSuccess: () => onSay(t.sync.copied),
    onError: () => onSay(t.sync.copyFailed),
  });
  return (
    <Button kind="quiet" busy={copy.isPending} name={t.sync.copyOf(what)} onPress={() => copy.mutate()}>
      {copy.isSuccess ? t.sync.copied : copy.isError ? t.sync.copyFailed : t.sync.copy}
    </Button>
  );
}
