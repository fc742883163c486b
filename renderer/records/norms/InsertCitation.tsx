// 引用 beside a field that is being written: Alt+C opens the picker, what is chosen stands where the caret was, and
// the caret stands after it. The picker is loaded when the field is entered, and shown in the very step in which it is
// asked for: what is typed right after belongs into it.

import { type RefObject, useEffect, useState } from 'react';
import { useText } from '../../text/words.tsx';
import { atOnce } from '../../ui/at-once.ts';
import { KeyButton } from '../../ui/KeyButton.tsx';
import type { Insertion } from './use-citing.ts';
import styles from './InsertCitation.module.css';
import { type Caret, insertAt, roomAt } from './insert-at.ts';

type Picker = typeof import('./CitePicker.tsx');
let loaded: Picker | undefined;
const load = async (): Promise<Picker> => (loaded ??= await import('./CitePicker.tsx'));

type InsertCitationProps = {
  readonly field: RefObject<HTMLTextAreaElement | null>;
  readonly text: string;
  readonly longest: number;
  readonly onWrite: (text: string) => void;
  readonly onSay: (words: string) => void;
};

export function InsertCitation({ field, text, longest, onWrite, onSay }: InsertCitationProps) {
  const t = useText();
  const [shown, setShown] = useState<Picker & { readonly caret: Caret }>();
  /** Of an answer that went in in part; until the text is another. */
  const [part, setPart] = useState({ said: '', of: '' });
  useEffect(() => {
    const entered = field.current;
    const early = () => void load();
    entered?.addEventListener('focus', early);
    return () => entered?.removeEventListener('focus', early);
  }, [field]);
  const open = async () => {
    const caret = caretOf(field.current, text);
    const picker = loaded ?? (await load());
    atOnce(() => setShown({ ...picker, caret }));
  };
  const close = () => {
    atOnce(() => setShown(undefined));
    field.current?.focus({ preventScroll: true });
  };
  const insert = ({ words, said, isPart }: Insertion): string | undefined => {
    const next = shown && insertAt(text, shown.caret, words, longest);
    if (next === undefined) return t.norms.cite.tooLong;
    atOnce(() => onWrite(next.text));
    setPart({ said: isPart ? said : '', of: next.text });
    onSay(said);
    close();
    field.current?.setSelectionRange(next.caret, next.caret);
    if (next.caret === next.text.length) showEnd(field.current);
    return undefined;
  };
  return (
    <>
      <KeyButton kind="quiet" keys="Alt C" onPress={open}>
        {t.norms.cite.button}
      </KeyButton>
      {part.said !== '' && part.of === text && <span className={styles.part}>{part.said}</span>}
      {shown && (
        <shown.CitePicker room={roomAt(text, shown.caret, longest)} onClose={close} onInsert={insert} />
      )}
    </>
  );
}

/** A long answer ends with its source: that is to be seen. */
function showEnd(field: HTMLTextAreaElement | null): void {
  field?.scrollTo({ top: field.scrollHeight });
}

/** A field nobody was in yet says that its caret is at the beginning: there nothing is added, but at the end. */
function caretOf(field: HTMLTextAreaElement | null, text: string): Caret {
  const caret = { start: field?.selectionStart ?? 0, end: field?.selectionEnd ?? 0 };
  const untouched = field !== document.activeElement && caret.end === 0;
  return untouched ? { start: text.length, end: text.length } : caret;
}
