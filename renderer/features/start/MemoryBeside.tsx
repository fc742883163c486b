// A session that leaves nothing, beside a file that cannot be opened now. The file is not touched.

import { useMutation } from '@tanstack/react-query';
import { shell } from '../../link/doors.ts';
import { troubleOf } from '../../link/trouble.ts';
import { troubleText } from '../../text/fault-words.ts';
import { useText } from '../../text/words.tsx';
import { Button } from '../../ui/Button.tsx';
import { Note } from '../../ui/Note.tsx';
import styles from './Start.module.css';

export function MemoryBeside() {
  const t = useText();
  const words = t.start.memoryBeside;
  const begin = useMutation(shell.desk.beginMemoryOnly.mutationOptions());
  return (
    <section className={styles.other}>
      <h2 className={styles.head}>{words.title}</h2>
      <p>{words.about}</p>
      <div className={styles.actions}>
        <Button busy={begin.isPending} onPress={() => begin.mutate(undefined)}>
          {words.action}
        </Button>
      </div>
      {begin.isError && <Note kind="alert">{troubleText(t, troubleOf(begin.error))}</Note>}
    </section>
  );
}
