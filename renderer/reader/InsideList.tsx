// The files that are attached within the one that is read, beside its pages: what each is by its bytes, opened in its place
// or saved. Of what is lent none is saved.

import { sizeWords } from '../text/size-words.ts';
import { useText } from '../text/words.tsx';
import { Button } from '../ui/Button.tsx';
import { Note } from '../ui/Note.tsx';
import type { NamedInside } from './inside-files.ts';
import styles from './Reader.module.css';

type InsideListProps = {
  readonly files: readonly NamedInside[];
  readonly onLoan: boolean;
  /** What lies in them can not be named any more. */
  readonly isDeepest: boolean;
  readonly onOpen: (at: number) => void;
  readonly onSave: (at: number) => void;
};

export function InsideList({ files, onLoan, isDeepest, onOpen, onSave }: InsideListProps) {
  const t = useText();
  const words = t.reader.inside;
  return (
    <aside className={styles.inside} aria-label={words.title}>
      <h3 className={styles.insideHead}>{words.count(files.length)}</h3>
      {onLoan && <Note kind="plain">{words.onLoan}</Note>}
      {isDeepest && <Note kind="plain">{words.tooDeep}</Note>}
      <ul className={styles.insideList}>
        {files.map((file, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: they stay in their order, and two may have one name
          <li key={at}>
            <p className={styles.insideName}>{file.name}</p>
            <p className={styles.quiet}>
              {[words.kind[file.kind], file.size === undefined ? '' : sizeWords(t, file.size)]
                .filter((part) => part !== '')
                .join(t.dot)}
            </p>
            {file.isMisnamed && <p className={styles.misnamed}>{words.misnamed}</p>}
            {!isDeepest && file.kind !== 'damaged' && (
              <p className={styles.buttons}>
                {file.isReadable && (
                  <Button kind="quiet" name={t.reader.openOf(file.name)} onPress={() => onOpen(at)}>
                    {t.reader.open}
                  </Button>
                )}
                {!onLoan && (
                  <Button kind="quiet" name={t.files.saveAsOf(file.name)} onPress={() => onSave(at)}>
                    {t.reader.saveAs}
                  </Button>
                )}
              </p>
            )}
          </li>
        ))}
      </ul>
    </aside>
  );
}
