// 另存为表格: all lines in question at a place the person chooses, with how far it is and a way to stop.

import { useMutation } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { deskClient } from '../../link/doors.ts';
import { saveTableAs } from '../../link/save-table.ts';
import { useSources } from '../../link/sources.ts';
import { Failed } from '../../records/Failed.tsx';
import { useText } from '../../text/words.tsx';
import { Button } from '../../ui/Button.tsx';
import { Progress } from '../../ui/Progress.tsx';
import styles from './Audit.module.css';
import { gatherLines } from './gather-lines.ts';
import { wholeTable } from './trail-table.ts';
import type { Scope } from './use-trail.ts';

type SaveTrailProps = { readonly scope: Scope; readonly onSay: (words: string) => void };

export function SaveTrail({ scope, onSay }: SaveTrailProps) {
  const t = useText();
  const sources = useSources();
  const stopping = useRef(new AbortController());
  const [reached, setReached] = useState({ done: 0, of: 0 });
  const save = useMutation({
    mutationFn: () => {
      stopping.current = new AbortController();
      const { signal } = stopping.current;
      setReached({ done: 0, of: 0 });
      const gather = async () => {
        const onProgress = (done: number, of: number) => setReached({ done, of });
        const gathered = await gatherLines(scope, { signal, onProgress });
        return gathered && wholeTable(t, gathered.lines, sources);
      };
      return saveTableAs(t.audit.saveName, gather, (part) => deskClient.audit.save(part));
    },
    onSuccess: (name) => name !== undefined && onSay(t.audit.saved(name)),
  });
  const { done, of } = reached;
  return (
    <>
      <Button kind="quiet" icon="out" busy={save.isPending} onPress={() => save.mutate()}>
        {t.audit.save}
      </Button>
      {save.isPending && of > 0 && (
        <span className={styles.saving}>
          {t.audit.saving(done, of)}
          <Progress label={t.audit.savingBar} done={done} total={of} />
          <Button kind="quiet" onPress={() => stopping.current.abort()}>
            {t.audit.stop}
          </Button>
        </span>
      )}
      <Failed error={save.error} before={t.audit.saveFailed} />
    </>
  );
}
