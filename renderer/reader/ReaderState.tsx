// Until a file is shown, and when it is not: what is happening, what happened, what is safe, and what next.

import { troubleOf } from '../link/trouble.ts';
import { type FileStanding, isComing, isHere } from '../records/file-standing.ts';
import { troubleText } from '../text/fault-words.ts';
import type { Text } from '../text/zh.ts';
import { useText } from '../text/words.tsx';
import { Button } from '../ui/Button.tsx';
import { Note } from '../ui/Note.tsx';
import { Progress } from '../ui/Progress.tsx';
import styles from './Reader.module.css';
import type { OpenedFile } from './use-file.ts';
import type { Standing } from './use-frame.ts';

type ReaderStateProps = {
  readonly file: OpenedFile;
  readonly standing: Standing;
  readonly onSave: () => void;
};

export function ReaderState({ file, standing, onSave }: ReaderStateProps) {
  const t = useText();
  const { error, bytes } = file;
  const again = (
    <Button autoFocus onPress={file.again}>
      {t.reader.again}
    </Button>
  );
  if (error !== undefined && error !== null) {
    return (
      <div className={styles.state}>
        <Note kind="alert" actions={again}>
          {t.reader.failed + troubleText(t, troubleOf(error))}
        </Note>
      </div>
    );
  }
  if (file.standing?.kind === 'sealed' || file.standing?.kind === 'not-lent')
    return <NotLent standing={file.standing} />;
  if (file.standing !== undefined && !isHere(file.standing)) return <Fetching file={file} />;
  if (bytes.kind === 'read' && (standing.kind === 'refused' || standing.kind === 'silent')) {
    return (
      <div className={styles.state}>
        <Note
          kind="alert"
          actions={
            <>
              {again}
              <Button onPress={onSave}>{t.reader.saveAs}</Button>
            </>
          }
        >
          {standing.kind === 'silent' ? t.reader.silent : t.reader.refused[standing.why]}
        </Note>
      </div>
    );
  }
  if (bytes.kind === 'read' && standing.kind === 'shown') return null;
  return (
    <div className={styles.state} role="status">
      {progressWords(t, file)}
    </div>
  );
}

function progressWords(t: Text, { bytes, standing }: OpenedFile): string {
  if (standing === undefined) return t.reader.asking;
  if (bytes.kind !== 'reading') return bytes.kind === 'read' ? t.reader.opening : t.reader.checking;
  return bytes.share === 0 ? t.reader.checking : t.reader.loading(Math.floor(bytes.share * 100));
}

/** Lent no longer, or not yet: what happened to the copy, and where to ask for it. */
function NotLent({ standing }: { readonly standing: FileStanding }) {
  const t = useText();
  const words =
    standing.kind === 'sealed'
      ? t.loans.sealed[standing.why] + t.loans.sealedNext[standing.why]
      : t.loans.file.notLentHint;
  return (
    <div className={styles.state}>
      <Note kind={standing.kind === 'sealed' ? 'warn' : 'plain'}>{words}</Note>
    </div>
  );
}

function Fetching({ file }: { readonly file: OpenedFile }) {
  const t = useText();
  const { standing } = file;
  if (standing === undefined) return null;
  if (!isComing(standing)) {
    return (
      <div className={styles.state}>
        <Note
          kind="plain"
          actions={
            <Button kind="primary" autoFocus onPress={file.fetch}>
              {t.reader.fetch}
            </Button>
          }
        >
          {t.reader.notHere}
        </Note>
      </div>
    );
  }
  const percent = standing.kind === 'coming' ? Math.floor(standing.share * 100) : 0;
  return (
    <div className={styles.state} role="status">
      <p>{standing.kind === 'coming' ? t.reader.coming(percent) : t.reader.waiting}</p>
      <Progress label={t.files.progressOf(file.file?.name ?? '')} done={percent} total={100} />
    </div>
  );
}
