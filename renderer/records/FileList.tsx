// The files a record names: where the bytes of each stand, and fetching, keeping and saving them. Beside the first
// bundle's list of to-dos, so nothing here is antd but the one dialog, which comes when it is needed.

import { useMutation, useQuery } from '@tanstack/react-query';
import type { KeyboardEvent, ReactNode } from 'react';
import type { FileHeld } from '../../shared/contract/desk-files.ts';
import type { OutboxRow } from '../../shared/contract/desk-outbox.ts';
import type { FileRef } from '../../shared/domain/file-ref.ts';
import { foldVersions } from '../../shared/domain/file-versions.ts';
import { desk, deskClient } from '../link/doors.ts';
import { useText } from '../text/words.tsx';
import { Button } from '../ui/Button.tsx';
import { useKey } from '../ui/use-key.ts';
import { Failed } from './Failed.tsx';
import { FileRow } from './FileRow.tsx';
import styles from './Files.module.css';
import { KeepFilesButton } from './KeepFilesButton.tsx';
import { fileStanding, mayFetch } from './file-standing.ts';

type FileListProps = {
  readonly recordId: string;
  readonly files: readonly FileRef[];
  readonly onSay: (words: string) => void;
  /** Beside the heading: adding one. */
  readonly adding?: ReactNode;
};

const noneHeld: readonly FileHeld[] = [];
const noneWaiting: readonly OutboxRow[] = [];
const fetchKeys = 'Alt G';
/** As many as one question of the contract may name. */
const mostAsked = 500;

export function FileList({ recordId, files, onSay, adding }: FileListProps) {
  const t = useText();
  const hashes = [...new Set(files.map(({ hash }) => hash))].slice(0, mostAsked);
  const read = useQuery({
    ...desk.files.state.queryOptions({ input: { hashes } }),
    enabled: hashes.length > 0,
    placeholderData: (before) => before,
  });
  const outbox = useQuery(desk.outbox.list.queryOptions()).data ?? noneWaiting;
  const held = read.data ?? noneHeld;
  const standingOf = (file: FileRef) => fileStanding(file, held, outbox);
  const absent = files.filter((file) => mayFetch(standingOf(file)));
  const fetchAll = useMutation({
    mutationFn: () => Promise.all(absent.map(({ hash }) => deskClient.files.fetch({ recordId, hash }))),
  });
  const frame = useKey<HTMLElement>('KeyG', () => absent.length > 0 && fetchAll.mutate());
  if (files.length === 0 && adding === undefined) return null;
  const row = (file: FileRef, earlier: readonly FileRef[]): ReactNode => (
    <FileRow
      key={`${file.hash} ${file.name}`}
      recordId={recordId}
      file={file}
      standing={standingOf(file)}
      {...(absent.length === 1 && { fetchKeys })}
      pinned={held.some(({ hash, pinned }) => hash === file.hash && pinned)}
      unsearched={held.find(({ hash }) => hash === file.hash)?.unsearched}
      onLoan={held.some(({ hash, loan }) => hash === file.hash && loan !== undefined)}
      proven={held.find(({ hash }) => hash === file.hash)}
      onSay={onSay}
    >
      {earlier.length > 0 && (
        <details className={styles.earlier}>
          <summary>{t.files.earlier(earlier.length)}</summary>
          <ul className={styles.list}>{earlier.map((each) => row(each, []))}</ul>
        </details>
      )}
    </FileRow>
  );
  return (
    <section ref={frame} className={styles.files} aria-label={t.files.title} data-print-hide>
      <div className={styles.top}>
        <h3 className={styles.head}>{t.files.title}</h3>
        {absent.length > 1 && (
          <Button kind="quiet" keys={fetchKeys} busy={fetchAll.isPending} onPress={() => fetchAll.mutate()}>
            {t.files.fetchAll}
          </Button>
        )}
        {files.length > 1 && <KeepFilesButton scope={{ kind: 'record', id: recordId }} onSay={onSay} />}
        {adding}
      </div>
      {files.length === 0 && <p className={styles.quiet}>{t.files.none}</p>}
      <ul className={styles.list} onKeyDown={moveInList}>
        {foldVersions(files).map(({ shown, earlier }) => row(shown, earlier))}
      </ul>
      <Failed error={fetchAll.error} before={t.files.failed} />
    </section>
  );
}

/** ↑ and ↓ go from file to file; Tab goes through the buttons of one. */
function moveInList(event: KeyboardEvent<HTMLUListElement>): void {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  if (step === 0 || event.altKey || event.ctrlKey) return;
  const rows = [...event.currentTarget.children];
  const here = rows.findIndex((row) => row.contains(document.activeElement));
  const next = rows[here + step];
  event.preventDefault();
  next?.querySelector('button')?.focus();
}
