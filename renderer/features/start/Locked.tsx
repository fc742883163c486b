// Locked by the person or by being away: the core is closed and the window shows nothing of the content.

import { useText } from '../../text/words.tsx';
import { Quit, Retry } from './StartActions.tsx';
import styles from './Start.module.css';
import { StartPage } from './StartPage.tsx';

export function Locked() {
  const t = useText();
  return (
    <StartPage title={t.start.locked.title}>
      <p>{t.start.locked.about}</p>
      <div className={styles.actions}>
        <Retry words={t.start.locked.action} />
        <Quit />
      </div>
    </StartPage>
  );
}
