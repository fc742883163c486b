// F1: the keys, in the order of a day.

import { useText } from '../../text/words.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Kbd } from '../../ui/Kbd.tsx';
import styles from './Help.module.css';
import { sheet } from './sheet.ts';

export function HelpDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useText();
  return (
    <Dialog title={t.help.title} closeLabel={t.close} onClose={onClose} width={720} reading>
      <div className={styles.groups}>
        {sheet.map(({ group, keys }) => (
          <section key={group}>
            <h3 className={styles.head}>{t.help.groups[group]}</h3>
            <dl>
              {keys.map(({ does, press }) => (
                <div key={does} className={styles.line}>
                  <dt className={styles.keys}>
                    {press.map((key) => (
                      <Kbd key={key}>{key}</Kbd>
                    ))}
                  </dt>
                  <dd>{t.help.keys[does]}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
      <p className={styles.note}>{t.help.note}</p>
    </Dialog>
  );
}
