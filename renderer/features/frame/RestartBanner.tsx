// The core stopped and is being started again, or has been: said above the work, which stays as it is.

import { useState } from 'react';
import type { DeskState } from '../../../shared/contract/shell.ts';
import { useText } from '../../text/words.tsx';
import { Button } from '../../ui/Button.tsx';
import { Note } from '../../ui/Note.tsx';

export function RestartBanner({ state }: { readonly state: DeskState }) {
  const t = useText();
  const [seen, setSeen] = useState(0);
  if (state.kind === 'core-restarting') return <Note kind="warn">{t.start.restarting}</Note>;
  if (state.kind !== 'open' || state.restarts <= seen) return null;
  return (
    <Note kind="plain" actions={<Button onPress={() => setSeen(state.restarts)}>{t.start.seen}</Button>}>
      {t.start.restarted}
    </Note>
  );
}
