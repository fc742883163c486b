// 「已删除…　撤销」, above what is read.

import { Failed } from '../../../records/Failed.tsx';
import { useText } from '../../../text/words.tsx';
import { Button } from '../../../ui/Button.tsx';
import { Note } from '../../../ui/Note.tsx';
import type { Removal } from './use-annotations.ts';

export function RemovedLine({ removal }: { readonly removal: Removal }) {
  const { annotations: words } = useText();
  return (
    <>
      {removal.isOffered && (
        <Note kind="plain" actions={<Button onPress={removal.putBack}>{words.undo}</Button>}>
          {words.removed}
        </Note>
      )}
      <Failed error={removal.error} before={words.failed} />
    </>
  );
}
