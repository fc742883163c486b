// Which files go along into the archive: all that are here, unless the person takes one out.

import type { FilingProposal } from '../../../shared/contract/desk-filing.ts';
import { sizeWords } from '../../text/size-words.ts';
import { useText } from '../../text/words.tsx';
import styles from './Filing.module.css';

type FiledFilesProps = {
  readonly files: FilingProposal['files'];
  readonly chosen: readonly string[];
  readonly onChoose: (chosen: readonly string[]) => void;
};

export function FiledFiles({ files, chosen, onChoose }: FiledFilesProps) {
  const t = useText();
  if (files.length === 0) return <p className={styles.hint}>{t.filing.noFiles}</p>;
  return (
    <fieldset className={styles.files}>
      <legend>{t.filing.files}</legend>
      <p className={styles.hint}>{t.filing.filesHint}</p>
      {files.map(({ file, isHere }) => (
        <label key={`${file.hash} ${file.name}`} className={styles.file}>
          <input
            type="checkbox"
            disabled={!isHere}
            checked={chosen.includes(file.hash)}
            onChange={(event) =>
              onChoose(
                event.target.checked ? [...chosen, file.hash] : chosen.filter((hash) => hash !== file.hash),
              )
            }
          />
          <span>
            {file.name} <span className={styles.quiet}>{sizeWords(t, file.size)}</span>
            {!isHere && <span className={styles.hint}>{t.filing.notHere}</span>}
          </span>
        </label>
      ))}
    </fieldset>
  );
}
