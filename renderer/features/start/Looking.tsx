// Before anything is known: nothing at all, so that nothing is drawn that is taken back a moment later. A keyring that
// takes its time is named.

import { useEffect, useState } from 'react';
import { useText } from '../../text/words.tsx';
import { StartPage } from './StartPage.tsx';

/** Nearly always it is known within a tenth of this. */
const longMs = 1_500;

export function Looking() {
  const t = useText();
  const [isLong, setLong] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLong(true), longMs);
    return () => clearTimeout(timer);
  }, []);
  return isLong ? (
    <StartPage title={t.start.starting}>
      <p role="status">{t.start.looking}</p>
    </StartPage>
  ) : null;
}
