// What can be done at the foot of the check: check, go back to the words, copy them, put them where they came from, print.

import { useMutation } from '@tanstack/react-query';
import { longestDraft } from '../../../shared/domain/draft-file.ts';
import { printPage } from '../../link/printing.ts';
import { troubleOf } from '../../link/trouble.ts';
import { troubleText } from '../../text/fault-words.ts';
import { useText } from '../../text/words.tsx';
import { Button } from '../../ui/Button.tsx';
import { saveDraft } from './save-draft.ts';
import type { Check } from './use-check.ts';

type CheckActionsProps = {
  readonly check: Check;
  readonly onUse: ((text: string) => void) | undefined;
  readonly onSay: (words: string) => void;
};

export function CheckActions({ check, onUse, onSay }: CheckActionsProps) {
  const t = useText();
  const words = t.norms.check;
  const { result, text } = check;
  const copy = useMutation({
    mutationFn: (mended: string) => navigator.clipboard.writeText(mended),
    onSuccess: () => onSay(words.copied),
    onError: () => onSay(words.copyFailed),
  });
  const save = useMutation({
    mutationFn: (mended: string) =>
      saveDraft(mended, words.savedAs(check.from?.name.replace(/\.[^.]+$/, '') ?? words.text)),
    onSuccess: (as) => as !== undefined && onSay(t.files.saved(as)),
    onError: (error) => onSay(words.saveFailed + troubleText(t, troubleOf(error))),
  });
  const print = useMutation({
    mutationFn: printPage,
    onSuccess: (printed) => printed && onSay(t.printed),
    onError: (error) => onSay(troubleText(t, troubleOf(error))),
  });
  if (result === undefined) {
    const empty = text.trim() === '';
    return (
      <Button
        kind="primary"
        keys="Ctrl Enter"
        busy={check.busy}
        unavailable={empty ? words.empty : text.length > longestDraft && words.fileTooLarge(longestDraft)}
        onPress={check.submit}
      >
        {words.go}
      </Button>
    );
  }
  return (
    <>
      {onUse && (
        <Button kind="primary" onPress={() => onUse(result.text)}>
          {words.use}
        </Button>
      )}
      <Button busy={copy.isPending} onPress={() => copy.mutate(result.text)}>
        {copy.isSuccess ? words.copied : copy.isError ? words.copyFailed : words.copy}
      </Button>
      <Button busy={save.isPending} onPress={() => save.mutate(result.text)}>
        {words.save}
      </Button>
      <Button onPress={check.edit}>{words.again}</Button>
      <Button kind="quiet" icon="print" busy={print.isPending} onPress={() => print.mutate()}>
        {words.print}
      </Button>
    </>
  );
}
