// 校核引用: paste a draft or open the file it is in; every citation in it is checked against the norms that are here, and what does not
// stand is mended or at least known. The draft stays in this dialog: nothing is stored or sent.

import type { KeyboardEvent } from 'react';
import { Failed } from '../../records/Failed.tsx';
import type { DraftToCheck } from '../../records/norms/draft-to-check.ts';
import { useText } from '../../text/words.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { pressOf } from '../../ui/keys.ts';
import { CheckActions } from './CheckActions.tsx';
import { Checking } from './Checking.tsx';
import { DraftField } from './DraftField.tsx';
import { type Check, useCheck } from './use-check.ts';

type CheckDialogProps = {
  readonly draft: DraftToCheck;
  /** With the draft as it stands, to come back to. */
  readonly onClose: (draft: DraftToCheck) => void;
  readonly onOpenNorm: (id: string, anchor: string | undefined) => void;
  readonly onSay: (words: string) => void;
};

export function CheckDialog({ draft, onClose, onOpenNorm, onSay }: CheckDialogProps) {
  const t = useText();
  const words = t.norms.check;
  const check = useCheck(draft, onSay);
  const { result } = check;
  const { use } = draft;
  const left = { ...draft, text: result?.text ?? check.text, from: check.from };
  const useIt =
    use &&
    ((text: string) => {
      use(text);
      onSay(words.used);
      onClose({ text: '' });
    });
  return (
    <Dialog
      title={words.title}
      closeLabel={t.close}
      onClose={() => onClose(left)}
      width={1180}
      actions={<CheckActions check={check} onUse={useIt} onSay={onSay} />}
    >
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the keys of the dialog as a whole */}
      <div onKeyDown={(event) => onKey(event, check)}>
        <Failed error={check.error} before={words.failed} />
        {result === undefined ? (
          <DraftField check={check} />
        ) : (
          <Checking
            result={result}
            from={check.from}
            at={check.at}
            onAt={check.goTo}
            onReplace={check.replace}
            onOpenNorm={(id, anchor) => {
              onClose(left);
              onOpenNorm(id, anchor);
            }}
          />
        )}
      </div>
    </Dialog>
  );
}

/** What lies under the dialog has keys of its own for F3: they do not hear these. */
function onKey(event: KeyboardEvent, check: Check): void {
  const does = meant(event, check);
  if (does === undefined) return;
  event.preventDefault();
  event.stopPropagation();
  does();
}

function meant(event: KeyboardEvent, check: Check): (() => void) | undefined {
  const press = pressOf(event.nativeEvent);
  if (press.composing) return undefined;
  if (press.key === 'F3') return () => check.goTo(check.at + (press.shift ? -1 : 1));
  if (press.alt && !press.ctrl && press.code === 'KeyH') return check.replace;
  return press.ctrl && press.key === 'Enter' && check.isWritten ? check.submit : undefined;
}
