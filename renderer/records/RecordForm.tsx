// 修改著录: the fields of a record that may be changed from here. Only what differs is sent, based on the revision on
// screen; what is typed is a draft until it is saved or given up.

import { useMutation } from '@tanstack/react-query';
import { type RefObject, useMemo, useRef } from 'react';
import type { EditDraft } from '../../shared/contract/desk-outbox.ts';
import { desk } from '../link/doors.ts';
import { useText } from '../text/words.tsx';
import type { Text } from '../text/zh.ts';
import { KeyButton } from '../ui/KeyButton.tsx';
import { Note } from '../ui/Note.tsx';
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
import { FormFrame } from './FormFrame.tsx';
import { nameOf } from './named.ts';
import type { DraftToCheck } from './norms/draft-to-check.ts';
import { InsertCitation } from './norms/InsertCitation.tsx';
import { type FormDraft, useFormDraft } from './use-form-draft.ts';
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
  const fields = formFields(kind, props.editable);
  const changed = changedFields(fields, draft.typed, shown);
  const problems = problemsOf(changed, draft.typed);
  const count = changed.length;
  const edit = useMutation(
    desk.records.edit.mutationOptions({
      onSuccess: () => {
        draft.forget();
        onSay(t.edits.saved(count));
        onClose();
      },
    }),
  );
  const save = () => {
    // Once taken, nothing more is saved of what was on the screen then: a second press does nothing.
    if (count === 0 || edit.isPending || edit.isSuccess) return;
    edit.mutate({ id, revision, fields: editsOf(changed, draft.typed) });
  };
  const { failed, save: saveWords, cancel: leave, kept, dropped } = t.edits;
  return (
    <FormFrame
      {...{ frame, title, draft, count, onSay, onClose }}
      label={`${kind === 'archive' ? t.edits.form : t.edits.formArticle}${t.colon}${title}`}
      about={t.edits.notes}
      wrong={problems}
      saving={edit}
      unavailable={count === 0 && t.edits.changedCount(0)}
      words={{ failed, note: t.edits.changedCount(count), save: saveWords, leave, kept, dropped }}
      tools={
        props.onCheck &&
        fields.some(({ field }) => field === 'body') && (
          <BodyTools {...{ frame, draft, shown, onSay }} onCheck={props.onCheck} />
        )
      }
      onSave={save}
    >
      {(tried) => (
        <>
          {draft.begunOn !== '' && draft.begunOn !== revision && <Note kind="warn">{t.edits.moved}</Note>}
          {fields.map(({ field, shape }, at) => (
            <FormFieldView
              key={field}
              {...{ kind, field, shape }}
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
        </>
      )}
    </FormFrame>
  );
}

/** What the contract takes. */
const mostInBody = 2_000_000;

type BodyToolsProps = {
  readonly frame: RefObject<HTMLFormElement | null>;
  readonly onSay: (words: string) => void;
  readonly draft: FormDraft;
  readonly shown: Shown;
  readonly onCheck: (draft: DraftToCheck) => void;
};

/** 引用 into the text that is being written, and 校核 of it. */
function BodyTools({ frame, draft, shown, onSay, onCheck }: BodyToolsProps) {
  const t = useText();
  const body = draft.typed['body'] ?? shown['body'];
  const text = typeof body === 'string' ? body : '';
  const write = (next: string) => draft.type('body', next);
  const check = () => onCheck({ text, use: write });
  const field = useMemo(() => bodyIn(frame), [frame]);
  return (
    <>
      <KeyButton keys="Alt J" onPress={check}>
        {t.norms.check.fromOpinion}
      </KeyButton>
      <InsertCitation {...{ field, text, onSay }} longest={mostInBody} onWrite={write} />
    </>
  );
}

/** Its field is one of many of the form. */
const bodyIn = (frame: RefObject<HTMLFormElement | null>): RefObject<HTMLTextAreaElement | null> => ({
  get current() {
    return frame.current?.querySelector<HTMLTextAreaElement>('[data-field="body"] textarea') ?? null;
  },
});

function problemIn(
  t: Text,
  kind: FormKind,
  field: string,
  problems: readonly { readonly field: string; readonly problem: Problem }[],
): string | undefined {
  const problem = problems.find((each) => each.field === field)?.problem;
  return problem && problemWords(t, nameOf(t, kind, field), problem);
}
