// What an imported text was before: what was repaired for reading, what looks broken and was left alone, the original to
// read, to open as the file it was and to save, and taking the import back.

import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { ImportFile } from '../../../shared/contract/desk-imports.ts';
import { desk } from '../../link/doors.ts';
import { Failed } from '../../records/Failed.tsx';
import { OriginalActions } from '../../records/OriginalActions.tsx';
import { useText } from '../../text/words.tsx';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Segments } from '../../ui/Segments.tsx';
import styles from './Imported.module.css';

export type Version = 'repaired' | 'original';
type ImportedText = {
  readonly bytes: { readonly hash: string };
  readonly fileName: string;
  readonly original: string;
  readonly file: ImportFile;
};

type ImportedProps = {
  readonly id: string;
  readonly title: string;
  readonly imported: ImportedText;
  readonly version: Version;
  readonly onVersion: (version: Version) => void;
  readonly onSay: (words: string) => void;
  readonly onRemoved: () => void;
};

export function Imported({ id, title, imported, version, onVersion, onSay, onRemoved }: ImportedProps) {
  const t = useText();
  const [asking, setAsking] = useState(false);
  const { file } = imported;
  const repairs = t.knowledge.repairs(file.pinyinRemoved, file.traditional);
  return (
    <div className={styles.imported} data-print-hide>
      <div className={styles.line}>
        <Segments
          label={t.knowledge.versions}
          value={version}
          onChange={onVersion}
          choices={[
            { value: 'repaired', label: t.knowledge.repaired },
            { value: 'original', label: t.knowledge.original },
          ]}
        />
        <span className={styles.repairs}>{repairs}</span>
        <OriginalActions id={id} name={imported.fileName} hash={imported.bytes.hash} onSay={onSay} />
        <Button kind="quiet" onPress={() => setAsking(true)}>
          {t.knowledge.remove}
        </Button>
      </div>
      <Suspects file={file} />
      {asking && (
        <RemoveDialog
          id={id}
          title={title}
          onClose={() => setAsking(false)}
          onSay={onSay}
          onRemoved={onRemoved}
        />
      )}
    </div>
  );
}

function Suspects({ file }: { readonly file: ImportFile }) {
  const t = useText();
  if (file.suspect.length === 0) return null;
  return (
    <details className={styles.suspects}>
      <summary>{t.knowledge.suspects(file.suspect.length)}</summary>
      <ul>
        {file.suspect.map(({ line, text }) => (
          <li key={`${line} ${text}`}>{t.knowledge.suspectAt(line, text)}</li>
        ))}
      </ul>
    </details>
  );
}

type RemoveDialogProps = Pick<ImportedProps, 'id' | 'title' | 'onSay' | 'onRemoved'> & {
  readonly onClose: () => void;
};

function RemoveDialog({ id, title, onClose, onSay, onRemoved }: RemoveDialogProps) {
  const t = useText();
  const remove = useMutation(
    desk.articles.removeImported.mutationOptions({
      onSuccess: () => {
        onSay(t.knowledge.removed);
        onRemoved();
      },
    }),
  );
  return (
    <Dialog
      title={t.knowledge.removeTitle}
      closeLabel={t.close}
      onClose={onClose}
      width={480}
      actions={
        <>
          <Button kind="danger" busy={remove.isPending} onPress={() => remove.mutate({ id })}>
            {t.knowledge.removeGo}
          </Button>
          <Button autoFocus onPress={onClose}>
            {t.knowledge.removeNot}
          </Button>
        </>
      }
    >
      <p>{t.knowledge.removeBody(title)}</p>
      <Failed error={remove.error} before={t.knowledge.removeFailed} />
    </Dialog>
  );
}
