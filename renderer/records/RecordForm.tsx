// 修改著录: the fields of a record that may be changed from here. Only what differs is sent, based on the revision on
// screen; what is typed is a draft until it is saved or given up.

import { useMutation } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { EditDraft } from '../../shared/contract/desk-views.ts';
import { desk } from '../link/doors.ts';
import { troubleOf } from '../link/trouble.ts';
import { troubleText } from '../text/fault-words.ts';
import { useText } from '../text/words.tsx';
import type { Text } from '../text/zh.ts';
import { Button } from '../ui/Button.tsx';
import { Foot, FootButtons } from '../ui/Foot.tsx';
import { Note } from '../ui/Note.tsx';
import { useKey } from '../ui/use-key.ts';
import { AskLeave } from './AskLeave.tsx';
import {
  changedFields,
  editsOf,
  type FormKind,
  formFields,
  type Problem,
  problemsOf,
  type Shown,
} from './form-fields.ts';
import { FormFieldView } from './FormFieldView.tsx';
import { nameOf } from './named.ts';
import type { DraftToCheck } from './norms/draft-to-check.ts';
import styles from './Records.module.css';
import { type FormDraft, useFormDraft } from './use-form-draft.ts';
import { useFormKeys } from './use-form-keys.ts';
import { problemWords } from './problem-words.ts';

export type RecordFormProps = {
  readonly id: string;
  readonly kind: FormKind;
  readonly title: string;
  readonly revision: string;
  readonly editable: readonly string[];
  readonly shown: Shown;
  readonly draft: EditDraft | null;
  readonly onSay: (words: string) => void;
  /** Where its text may cite norms. */
  readonly onCheck?: (draft: DraftToCheck) => void;
  readonly onClose: () => void;
};

export function RecordForm(props: RecordFormProps) {
  const { id, kind, title, revision, shown, onSay, onClose } = props;
  const t = useText();
  const frame = useRef<HTMLFormElement>(null);
  const draft = useFormDraft(id, revision, props.draft);
  const [tried, setTried] = useState(false);
  const [asking, setAsking] = useState(false);
  const fields = formFields(kind, props.editable);
  const changed = changedFields(fields, draft.typed, shown);
  const problems = problemsOf(changed, draft.typed);
  const edit = useMutation(
    desk.records.edit.mutationOptions({
      onSuccess: () => {
        draft.forget();
        onSay(t.edits.saved(changed.length));
        onClose();
      },
    }),
  );
  const save = () => {
    const [first] = problems;
    setTried(true);
    if (first !== undefined) return focusField(frame.current, first.field);
    // Once taken, nothing more is saved of what was on the screen then: a second press does nothing.
    if (changed.length === 0 || edit.isPending || edit.isSuccess) return;
    edit.mutate({ id, revision, fields: editsOf(changed, draft.typed) });
  };
  const leave = () => {
    if (changed.length > 0) return setAsking(true);
    draft.forget();
    onClose();
  };
  useFormKeys({ onSave: save, onLeave: leave, off: asking });
  return (
    <>
      <form
        ref={frame}
        className={styles.form}
        aria-label={`${kind === 'archive' ? t.edits.form : t.edits.formArticle}${t.colon}${title}`}
        data-enter
        onSubmit={(event) => event.preventDefault()}
      >
        <h2 className={styles.title}>{title}</h2>
        <p className={styles.about}>{t.edits.notes}</p>
        {draft.begunOn !== '' && draft.begunOn !== revision && <Note kind="warn">{t.edits.moved}</Note>}
        {fields.map(({ field, shape }, at) => (
          <FormFieldView
            key={field}
            kind={kind}
            field={field}
            shape={shape}
            shown={shown[field]}
            typed={draft.typed[field]}
            changed={changed.some((each) => each.field === field)}
            problem={tried ? problemIn(t, kind, field, problems) : undefined}
            takesFocus={at === 0}
            onType={(value) => draft.type(field, value)}
            onPutBack={() => draft.putBack(field)}
            onLeave={() => void draft.save()}
          />
        ))}
      </form>
      <Foot>
        <FormTrouble failed={edit.error} notKept={draft.error} />
        <FootButtons note={`${t.edits.changedCount(changed.length)}${kept(t, draft.state)}`}>
          <Button
            kind="primary"
            keys="Ctrl Enter"
            busy={edit.isPending}
            unavailable={changed.length === 0 && t.edits.changedCount(0)}
            onPress={save}
          >
            {t.edits.save}
          </Button>
          <Button keys="Esc" onPress={leave}>
            {t.edits.cancel}
          </Button>
          {props.onCheck && fields.some(({ field }) => field === 'body') && (
            <CheckBody draft={draft} shown={shown} onCheck={props.onCheck} />
          )}
        </FootButtons>
      </Foot>
      {asking && (
        <AskLeave
          count={changed.length}
          onBack={() => setAsking(false)}
          onKeep={() => {
            void draft.save();
            onSay(t.edits.kept);
            onClose();
          }}
          onDrop={() => {
            draft.forget();
            onSay(t.edits.dropped);
            onClose();
          }}
        />
      )}
    </>
  );
}

type CheckBodyProps = {
  readonly draft: FormDraft;
  readonly shown: Shown;
  readonly onCheck: (draft: DraftToCheck) => void;
};

/** 校核 of the text that is being written. */
function CheckBody({ draft, shown, onCheck }: CheckBodyProps) {
  const t = useText();
  const body = draft.typed['body'] ?? shown['body'];
  const check = () =>
    onCheck({ text: typeof body === 'string' ? body : '', use: (text) => draft.type('body', text) });
  const button = useKey<HTMLSpanElement>('KeyJ', check);
  return (
    <span ref={button}>
      <Button keys="Alt J" onPress={check}>
        {t.norms.check.fromOpinion}
      </Button>
    </span>
  );
}

const kept = (t: Text, state: 'none' | 'saving' | 'saved'): string =>
  state === 'saved' ? `${t.dot}${t.edits.draftKept}` : '';

function problemIn(
  t: Text,
  kind: FormKind,
  field: string,
  problems: readonly { readonly field: string; readonly problem: Problem }[],
): string | undefined {
  const problem = problems.find((each) => each.field === field)?.problem;
  return problem && problemWords(t, nameOf(t, kind, field), problem);
}

function focusField(frame: HTMLElement | null, field: string): void {
  const control = frame?.querySelector<HTMLElement>(`[data-field="${field}"] :is(input, textarea, select)`);
  control?.focus();
}

function FormTrouble({ failed, notKept }: { readonly failed: unknown; readonly notKept: unknown }) {
  const t = useText();
  if (!failed && !notKept) return null;
  return (
    <Note kind="alert">
      {failed ? t.edits.failed : t.edits.draftFailed}
      {troubleText(t, troubleOf(failed ?? notKept))}
    </Note>
  );
}
