// 打开原件, 另存原件: the file an article was imported from, byte for byte as it came.

import { useMutation } from '@tanstack/react-query';
import { Suspense, startTransition, useState } from 'react';
import { troubleOf } from '../link/trouble.ts';
import { late } from '../ui/late.ts';
import { saveFile } from './save-file.ts';
import { troubleText } from '../text/fault-words.ts';
import { useText } from '../text/words.tsx';
import { KeyButton } from '../ui/KeyButton.tsx';
import styles from './Files.module.css';

const FileReader = late(async () => (await import('../reader/FileReader.tsx')).FileReader);

type OriginalActionsProps = {
  readonly id: string;
  readonly name: string;
  readonly hash: string;
  readonly onSay: (words: string) => void;
};

export function OriginalActions({ id, name, hash, onSay }: OriginalActionsProps) {
  const t = useText();
  const [reading, setReading] = useState(false);
  const save = useMutation({
    mutationFn: () => saveFile({ hash, name }),
    onSuccess: (as) => as !== undefined && onSay(t.articles.originalSaved(as)),
    onError: (error) => onSay(t.articles.originalFailed + troubleText(t, troubleOf(error))),
  });
  const read = () => startTransition(() => setReading(true));
  const keep = () => !save.isPending && save.mutate();
  return (
    <>
      <KeyButton kind="quiet" keys="Alt O" onPress={read}>
        {t.articles.openOriginal}
      </KeyButton>
      <KeyButton kind="quiet" keys="Alt S" busy={save.isPending} onPress={keep}>
        {t.articles.saveOriginal}
      </KeyButton>
      {save.isError && (
        <span className={styles.problem} role="alert">
          {t.articles.originalFailed}
          {troubleText(t, troubleOf(save.error))}
        </span>
      )}
      <Suspense>
        {reading && <FileReader recordId={id} hash={hash} onClose={() => setReading(false)} />}
      </Suspense>
    </>
  );
}
