// One file: its name, kind and size, where its bytes stand, and what can be done with it now.

import { type ReactNode, Suspense, startTransition, useState } from 'react';
import type { FileHeld } from '../../shared/contract/desk-files.ts';
import type { FileRef } from '../../shared/domain/file-ref.ts';
import { isRiskyName } from '../../shared/domain/risky-name.ts';
import { troubleOf } from '../link/trouble.ts';
import { troubleText } from '../text/fault-words.ts';
import { sizeWords } from '../text/size-words.ts';
import { useText } from '../text/words.tsx';
import { Icon } from '../ui/Icon.tsx';
import { Progress } from '../ui/Progress.tsx';
import { Tag } from '../ui/Tag.tsx';
import { late } from '../ui/late.ts';
import { type FileStanding, standingTone, standingWords, whyNot } from './file-standing.ts';
import { FileButtons } from './FileButtons.tsx';
import { FileDigests } from './FileDigests.tsx';
import styles from './Files.module.css';
import { useFileActs } from './use-file-acts.ts';

const FileReader = late(async () => (await import('../reader/FileReader.tsx')).FileReader);
const RiskyDialog = late(async () => (await import('./RiskyDialog.tsx')).RiskyDialog);

type FileRowProps = {
  readonly recordId: string;
  readonly file: FileRef;
  readonly standing: FileStanding;
  readonly pinned: boolean;
  /** Where it is the only one that could be fetched. */
  readonly fetchKeys?: string;
  readonly unsearched?: FileHeld['unsearched'];
  /** Given out on loan only: it is read here and saved nowhere. */
  readonly onLoan?: boolean;
  /** Of its bytes, where they are here and were proven. */
  readonly proven?: Pick<FileHeld, 'sm3' | 'verifiedAt'> | undefined;
  /** Beneath it: earlier versions of the same document. */
  readonly children?: ReactNode;
  readonly onSay: (words: string) => void;
};

export function FileRow({
  recordId,
  file,
  standing,
  pinned,
  fetchKeys,
  unsearched,
  onLoan = false,
  proven,
  children,
  onSay,
}: FileRowProps) {
  const t = useText();
  const [risky, setRisky] = useState(false);
  const [reading, setReading] = useState(false);
  const { hash, name } = file;
  const acts = useFileActs({ recordId, file, pinned, onSay });
  const { error, save } = acts;
  const ask = () => (isRiskyName(name) ? startTransition(() => setRisky(true)) : save.mutate());
  const problem = error ? t.files.failed + troubleText(t, troubleOf(error)) : whyNot(t, standing);
  return (
    <li className={styles.row}>
      <Icon name="file" />
      <div className={styles.what}>
        <p className={styles.name}>{name}</p>
        <p className={styles.quiet}>
          {t.files.sizeAnd(t.terms.fileRole[file.role], sizeWords(t, file.size))}{' '}
          <Tag tone={standingTone(standing)}>{standingWords(t, standing)}</Tag>
          {onLoan && standing.kind === 'here' && <Tag tone="violet">{t.loans.file.lent}</Tag>}
          {pinned && <Tag tone="violet">{t.files.pinnedMark}</Tag>}
        </p>
        {'share' in standing && (
          <Progress label={t.files.progressOf(name)} done={Math.floor(standing.share * 100)} total={100} />
        )}
        {problem && (
          <p className={styles.problem} role="alert">
            {problem}
          </p>
        )}
        {unsearched && <p className={styles.quiet}>{t.files.unsearched[unsearched]}</p>}
        {proven?.sm3 !== undefined && proven.verifiedAt !== undefined && (
          <FileDigests hash={hash} sm3={proven.sm3} verifiedAt={proven.verifiedAt} />
        )}
        <FileButtons
          {...{ name, standing, pinned, fetchKeys, onLoan, acts }}
          onRead={() => startTransition(() => setReading(true))}
          onSave={ask}
        />
        {children}
      </div>
      <Suspense>
        {reading && <FileReader recordId={recordId} hash={hash} onClose={() => setReading(false)} />}
        {risky && (
          <RiskyDialog
            name={name}
            onClose={() => setRisky(false)}
            onGo={() => {
              setRisky(false);
              save.mutate();
            }}
          />
        )}
      </Suspense>
    </li>
  );
}
