// Where the draft is pasted, or its words are taken out of a file the person chooses: a document or a text. The file itself
// is only read; its words go nowhere but into the field.

import { longestDraft } from '../../../shared/domain/draft-file.ts';
import { Failed } from '../../records/Failed.tsx';
import { useText } from '../../text/words.tsx';
import { Button } from '../../ui/Button.tsx';
import { Note } from '../../ui/Note.tsx';
import styles from './Check.module.css';
import { FromFile } from './FromFile.tsx';
import type { Check } from './use-check.ts';
import { useDraftFile } from './use-draft-file.ts';

export function DraftField({ check }: { readonly check: Check }) {
  const t = useText();
  const words = t.norms.check;
  const { text } = check;
  const file = useDraftFile(check.take);
  return (
    <div className={styles.draft}>
      <p className={styles.about}>{words.about}</p>
      <textarea
        className={styles.field}
        aria-label={words.text}
        value={text}
        rows={12}
        spellCheck={false}
        data-first
        onChange={(event) => check.type(event.target.value)}
      />
      <div className={styles.line}>
        <Button icon="file" busy={file.reading !== undefined} onPress={file.open}>
          {words.file}
        </Button>
        <span className={styles.quiet}>{words.fileKinds}</span>
      </div>
      {file.reading !== undefined && (
        <Note kind="plain" actions={<Button onPress={file.stop}>{words.stop}</Button>}>
          {words.reading(file.reading)}
        </Note>
      )}
      {file.refused && file.reading === undefined && (
        <Note kind="alert">
          {words.notRead(file.refused.name)}
          {words.refused[file.refused.why]}
        </Note>
      )}
      <Failed error={file.error} before={words.fileFailed} />
      {check.busy && (
        <Note kind="plain" actions={<Button onPress={check.edit}>{words.stop}</Button>}>
          {words.checking}
        </Note>
      )}
      {check.from && file.reading === undefined && <FromFile from={check.from} />}
      {text.length > longestDraft && <Note kind="warn">{words.fileTooLarge(longestDraft)}</Note>}
    </div>
  );
}
