// The frame of a form over a record: head and foot, its keys, and what is asked before typed words are left. What its
// fields are and what saving means is said by who fills it: RecordForm, NewRecordForm.

import { type ReactNode, type RefObject, useState } from 'react';
import { useText } from '../text/words.tsx';
import { Button } from '../ui/Button.tsx';
import { Foot, FootButtons } from '../ui/Foot.tsx';
import { AskLeave } from './AskLeave.tsx';
import { Failed } from './Failed.tsx';
import { focusField } from './focus-field.ts';
import styles from './Records.module.css';
import type { FormDraft } from './use-form-draft.ts';
import { useFormKeys } from './use-form-keys.ts';

type FormFrameProps = {
  readonly frame: RefObject<HTMLFormElement | null>;
  readonly title: string;
  /** For those who do not see it; the title where there is no more to say. */
  readonly label?: string;
  readonly about: string;
  readonly draft: FormDraft;
  /** How much was typed. */
  readonly count: number;
  /** Fields that cannot be saved as they stand. */
  readonly wrong: readonly { readonly field: string }[];
  readonly saving: { readonly isPending: boolean; readonly error: unknown };
  /** Why there is nothing to save. */
  readonly unavailable?: string | false;
  readonly words: {
    readonly failed: string;
    readonly note: string;
    readonly save: string;
    readonly leave: string;
    readonly kept: string;
    readonly dropped?: string;
  };
  readonly tools?: ReactNode;
  /** The fields; `tried`: saving was asked for, so what is wrong is told. */
  readonly children: (tried: boolean) => ReactNode;
  /** Nothing is wrong. */
  readonly onSave: () => void;
  readonly onSay: (words: string) => void;
  readonly onClose: () => void;
};

export function FormFrame(props: FormFrameProps) {
  const { frame, title, draft, count, wrong, saving, words, onSave, onSay, onClose } = props;
  const t = useText();
  const [tried, setTried] = useState(false);
  const [asking, setAsking] = useState(false);
  const save = () => {
    const [first] = wrong;
    setTried(true);
    if (first !== undefined) focusField(frame.current, first.field);
    else onSave();
  };
  const end = (said: string | undefined) => {
    if (said !== undefined) onSay(said);
    onClose();
  };
  const drop = (said?: string) => {
    draft.forget();
    end(said);
  };
  const keep = () => {
    void draft.save();
    end(words.kept);
  };
  const leave = () => (count > 0 ? setAsking(true) : drop());
  useFormKeys({ onSave: save, onLeave: leave, off: asking });
  return (
    <>
      <form
        ref={frame}
        className={styles.form}
        aria-label={props.label ?? title}
        data-enter
        onSubmit={(event) => event.preventDefault()}
      >
        <h2 className={styles.title}>{title}</h2>
        <p className={styles.about}>{props.about}</p>
        {props.children(tried)}
      </form>
      <Foot>
        <Failed
          error={saving.error ?? draft.error}
          before={saving.error ? words.failed : t.edits.draftFailed}
        />
        <FootButtons note={words.note + (draft.state === 'saved' ? t.dot + t.edits.draftKept : '')}>
          <Button
            kind="primary"
            keys="Ctrl Enter"
            busy={saving.isPending}
            unavailable={props.unavailable ?? false}
            onPress={save}
          >
            {words.save}
          </Button>
          <Button keys="Esc" onPress={leave}>
            {words.leave}
          </Button>
          {props.tools}
        </FootButtons>
      </Foot>
      {asking && (
        <AskLeave
          count={count}
          onBack={() => setAsking(false)}
          onKeep={keep}
          onDrop={() => drop(words.dropped)}
        />
      )}
    </>
  );
}
