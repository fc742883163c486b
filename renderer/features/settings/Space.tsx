// 附件占用的空间: how much there is, how much may be, and what could go first. What is kept by the person or not yet
// sent is never among it.

import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { FileSpace } from '../../../shared/contract/desk-files.ts';
import { desk } from '../../link/doors.ts';
import { useNow } from '../../link/now.ts';
import { Failed } from '../../records/Failed.tsx';
import { whenWords } from '../../text/dates.ts';
import { sizeWords } from '../../text/size-words.ts';
import { useText } from '../../text/words.tsx';
import { Button } from '../../ui/Button.tsx';
import { Note } from '../../ui/Note.tsx';
import { Progress } from '../../ui/Progress.tsx';
import { Segments } from '../../ui/Segments.tsx';
import { DropDialog } from './DropDialog.tsx';
import styles from './Settings.module.css';
import { limitChoices, totalOf } from './space-figures.ts';

type SpaceProps = { readonly onSay: (words: string) => void };
type File = FileSpace['droppable'][number];

export function Space({ onSay }: SpaceProps) {
  const t = useText();
  const read = useQuery(desk.files.space.queryOptions());
  if (read.data !== undefined) return <Figures space={read.data} onSay={onSay} />;
  return <Failed error={read.error} before={t.space.readFailed} onAgain={() => void read.refetch()} />;
}

function Figures({ space, onSay }: SpaceProps & { readonly space: FileSpace }) {
  const t = useText();
  const words = t.space;
  const setLimit = useMutation(desk.files.setLimit.mutationOptions());
  const { usedBytes, limitBytes, pinnedBytes, unsentBytes } = space;
  const parts = [
    words.used(sizeWords(t, usedBytes), sizeWords(t, limitBytes)),
    pinnedBytes > 0 ? words.pinned(sizeWords(t, pinnedBytes)) : '',
    unsentBytes > 0 ? words.unsent(sizeWords(t, unsentBytes)) : '',
  ];
  return (
    <>
      <p className={styles.about}>{words.about}</p>
      <p>{parts.filter((part) => part !== '').join(t.dot)}</p>
      <Progress label={words.progress} done={usedBytes} total={limitBytes} />
      {usedBytes > limitBytes && <Note kind="warn">{words.over}</Note>}
      <div className={styles.line}>
        <span className={styles.name}>{words.limit}</span>
        <Segments
          label={words.limit}
          value={String(limitBytes)}
          onChange={(bytes) => setLimit.mutate({ bytes: Number(bytes) })}
          choices={limitChoices(limitBytes).map((bytes) => ({
            value: String(bytes),
            label: sizeWords(t, bytes),
          }))}
        />
      </div>
      <Failed error={setLimit.error} before={words.failed} />
      <Droppable files={space.droppable} onSay={onSay} />
    </>
  );
}

/** As many as a person looks through; the rest can only go together. */
const mostShown = 20;

function Droppable({ files, onSay }: SpaceProps & { readonly files: readonly File[] }) {
  const t = useText();
  const now = useNow();
  const words = t.space;
  const [asked, setAsked] = useState<readonly File[]>([]);
  if (files.length === 0) return <p className={styles.about}>{words.none}</p>;
  return (
    <>
      <div className={styles.line}>
        <span>{words.droppable(files.length, sizeWords(t, totalOf(files)))}</span>
        {files.length > 1 && <Button onPress={() => setAsked(files)}>{words.dropAll(files.length)}</Button>}
      </div>
      <ul className={styles.files} aria-label={words.title}>
        {files.slice(0, mostShown).map((file) => (
          <li key={file.hash} className={styles.file}>
            <span className={styles.fileName}>{file.name}</span>
            <span className={styles.quiet}>
              {sizeWords(t, file.size)}
              {t.dot}
              {words.lastUsed} {whenWords(t, file.lastUsedAt, now)}
            </span>
            <Button kind="quiet" name={words.dropOf(file.name)} onPress={() => setAsked([file])}>
              {words.drop}
            </Button>
          </li>
        ))}
      </ul>
      {files.length > mostShown && <p className={styles.about}>{words.more(files.length - mostShown)}</p>}
      {asked.length > 0 && <DropDialog files={asked} onClose={() => setAsked([])} onSay={onSay} />}
    </>
  );
}
