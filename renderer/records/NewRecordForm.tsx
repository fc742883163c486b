// 新建: a record described here, or one that waits described anew. What is typed is a draft until it is saved or given
// up. There is no field for a number: the department gives it.

import { useMutation } from '@tanstack/react-query';
import { type ReactNode, useRef } from 'react';
import type { EditDraft } from '../../shared/contract/desk-outbox.ts';
import type { CreatedKind } from '../../shared/domain/create.ts';
import type { EditFields } from '../../shared/domain/edit.ts';
import { useText } from '../text/words.tsx';
import type { Text } from '../text/zh.ts';
import { ChoiceField } from '../ui/ChoiceField.tsx';
import type { Shown } from './form-fields.ts';
import { FormFieldView } from './FormFieldView.tsx';
import { FormFrame } from './FormFrame.tsx';
import { nameOf } from './named.ts';
import {
  lineOf,
  type NewField,
  newFields,
  newProblems,
  newToSend,
  standsIn,
  typedCount,
} from './new-fields.ts';
import { type Choice, choicesOf, newProblemWords } from './new-words.ts';
import { type FormDraft, useFormDraft } from './use-form-draft.ts';

type Lists = { readonly fonds: readonly Choice[]; readonly ceiling: string };

type NewRecordFormProps = {
  /** Of the draft: `kind@source`, or the record that is described anew. */
  readonly id: string;
  readonly kind: CreatedKind;
  readonly title: string;
  readonly about: string;
  readonly creatable: readonly string[];
  /** What stands there before anything is typed. */
  readonly shown: Shown;
  /** What may be chosen where the lists are not the standard's own. */
  readonly lists: Lists;
  readonly draft: EditDraft | null;
  readonly leaveWords: string;
  /** Where it is not plain saving. */
  readonly saveWords?: string;
  /** How much was typed; where fields were filled before. */
  readonly countWords?: (count: number) => string;
  /** Above the fields: what was proposed, and what goes along. */
  readonly children?: ReactNode;
  readonly save: (fields: EditFields) => Promise<void>;
  readonly onSay: (words: string) => void;
  readonly onClose: () => void;
};

export function NewRecordForm(props: NewRecordFormProps) {
  const { id, kind, title, about, shown, lists, onSay, onClose } = props;
  const t = useText();
  const frame = useRef<HTMLFormElement>(null);
  const draft = useFormDraft(id, '', props.draft);
  const fields = newFields(kind, props.creatable);
  const problems = newProblems(fields, draft.typed, shown);
  const count = typedCount(fields, draft.typed, shown);
  const saving = useMutation({
    mutationFn: () => props.save(newToSend(fields, draft.typed, shown)),
    onSuccess: draft.forget,
  });
  return (
    <FormFrame
      {...{ frame, title, about, draft, count, saving, onSay, onClose }}
      wrong={problems}
      words={{
        failed: t.creates.failed,
        note: (props.countWords ?? t.creates.filled)(count),
        save: props.saveWords ?? t.creates.save,
        leave: props.leaveWords,
        kept: t.creates.kept,
      }}
      onSave={() => saving.isPending || saving.isSuccess || saving.mutate()}
    >
      {(tried) => (
        <>
          {props.children}
          {fields.map((each, at) => (
            <OneField
              key={each.field}
              {...{ kind, each, draft, shown, lists }}
              takesFocus={at === 0}
              problem={tried ? problemIn(t, kind, each.field, problems) : undefined}
            />
          ))}
        </>
      )}
    </FormFrame>
  );
}

type OneFieldProps = {
  readonly kind: CreatedKind;
  readonly each: NewField;
  readonly draft: FormDraft;
  readonly shown: Shown;
  readonly lists: Lists;
  readonly takesFocus: boolean;
  readonly problem: string | undefined;
};

function OneField({ kind, each, draft, shown, lists, takesFocus, problem }: OneFieldProps) {
  const t = useText();
  const { field, shape } = each;
  const type = (value: string | readonly string[]) => draft.type(field, value);
  const choices = choicesOf(t, shape, lists);
  if (choices !== undefined) {
    const value = standsIn(each, draft.typed, shown);
    return (
      <div data-field={field}>
        <ChoiceField
          label={nameOf(t, kind, field)}
          problem={problem}
          none={t.creates.choose}
          value={typeof value === 'string' ? value : ''}
          choices={choices}
          onChange={type}
          onLeave={() => void draft.save()}
        />
      </div>
    );
  }
  return (
    <FormFieldView
      kind={kind}
      field={field}
      shape={lineOf(shape)}
      shown={shown[field]}
      typed={draft.typed[field]}
      changed={false}
      problem={problem}
      takesFocus={takesFocus}
      onType={type}
      onPutBack={() => draft.putBack(field)}
      onLeave={() => void draft.save()}
    />
  );
}

function problemIn(
  t: Text,
  kind: CreatedKind,
  field: string,
  problems: ReturnType<typeof newProblems>,
): string | undefined {
  const problem = problems.find((each) => each.field === field)?.problem;
  return problem && newProblemWords(t, nameOf(t, kind, field), problem);
}
