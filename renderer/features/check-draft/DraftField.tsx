// Where the draft is pasted, or read from a text file the person chooses. The file is read within this page: its path is
// never known here, and its text goes nowhere but into the field.

import { useMutation } from '@tanstack/react-query';
import { useRef } from 'react';
import { useText } from '../../text/words.tsx';
import { Button } from '../../ui/Button.tsx';
import { Note } from '../../ui/Note.tsx';
import styles from './Check.module.css';

type DraftFieldProps = { readonly text: string; readonly onText: (text: string) => void };

/** What the core takes at once (contract). */
export const longestDraft = 200_000;

export function DraftField({ text, onText }: DraftFieldProps) {
  const t = useText();
  const words = t.norms.check;
  const file = useRef<HTMLInputElement>(null);
  const read = useMutation({ mutationFn: textOf, onSuccess: onText });
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
        onChange={(event) => onText(event.target.value)}
      />
      <div className={styles.line}>
        <Button icon="file" busy={read.isPending} onPress={() => file.current?.click()}>
          {words.file}
        </Button>
        <input
          ref={file}
          className="visually-hidden"
          type="file"
          accept=".txt,.md,text/plain"
          tabIndex={-1}
          aria-hidden="true"
          onChange={(event) => {
            const [chosen] = event.target.files ?? [];
            if (chosen !== undefined) read.mutate(chosen);
            event.target.value = '';
          }}
        />
      </div>
      {read.isError && <Note kind="alert">{words.fileFailed}</Note>}
      {text.length > longestDraft && <Note kind="warn">{words.fileTooLarge(longestDraft)}</Note>}
    </div>
  );
}

/** Four bytes a character at most: more could not be checked anyway. */
const mostBytes = longestDraft * 4;

/** UTF-8, or GB18030 where it is not; a file that is neither fails. */
async function textOf(file: File): Promise<string> {
  const bytes = await file.slice(0, mostBytes).arrayBuffer();
  if (new Uint8Array(bytes).includes(0)) throw new Error('believed: a text file holds no zero bytes');
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030', { fatal: true }).decode(bytes);
  }
}
