// 「已放弃…　撤销」, in the place where it was given up.

import { useText } from '../../text/words.tsx';
import { Button } from '../../ui/Button.tsx';
import { Note } from '../../ui/Note.tsx';
import { Failed } from '../../records/Failed.tsx';
import type { Undo } from './use-undo.ts';

export function UndoLine({ undo }: { readonly undo: Undo }) {
  const t = useText();
  if (undo.given === undefined) return null;
  return (
    <>
      <Note
        kind="plain"
        actions={
          <Button keys="Ctrl Z" busy={undo.busy} onPress={() => undo.takeBack()}>
            {t.sync.undo}
          </Button>
        }
      >
        {undo.given.words}
      </Note>
      <Failed error={undo.error} />
    </>
  );
}
