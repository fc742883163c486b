// What is typed into the form of a record, kept as its draft in the core: it survives leaving the record, the screen
// and the power cut, and no notice takes it away.

import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { EditDraft } from '../../shared/contract/desk-outbox.ts';
import { useAutosave } from '../link/autosave.ts';
import { desk, deskClient } from '../link/doors.ts';
import type { Typed, TypedValue } from './form-fields.ts';

const none: EditDraft = { revision: '', typed: {} };

export function textOfDraft(draft: EditDraft | null): string {
  return draft === null || Object.keys(draft.typed).length === 0 ? '' : JSON.stringify(draft);
}

export function draftOfText(text: string): EditDraft {
  return text === '' ? none : JSON.parse(text);
}

export type FormDraft = {
  readonly typed: Typed;
  /** The revision on which the first word was typed; empty when nothing is. */
  readonly begunOn: string;
  readonly type: (field: string, value: TypedValue) => void;
  /** As the record has it. */
  readonly putBack: (field: string) => void;
  readonly save: () => Promise<void>;
  /** Nothing of it is to be kept. */
  readonly forget: () => void;
  readonly state: 'none' | 'saving' | 'saved';
  readonly error: unknown;
};

export function useFormDraft(id: string, revision: string, stored: EditDraft | null): FormDraft {
  const queries = useQueryClient();
  const keep = async (text: string) => {
    const draft = text === '' ? null : draftOfText(text);
    await deskClient.records.saveDraft({ id, draft });
    queries.setQueryData(desk.records.draft.queryKey({ input: { id } }), draft);
  };
  const keeping = useMutation({ mutationFn: keep });
  const held = useAutosave(textOfDraft(stored), keeping);
  const { typed, revision: begun } = draftOfText(held.text);
  const write = (next: Typed) =>
    held.write(textOfDraft({ revision: begun === '' ? revision : begun, typed: mutable(next) }));
  return {
    typed,
    begunOn: begun,
    type: (field, value) => write({ ...typed, [field]: value }),
    putBack: (field) => write(Object.fromEntries(Object.entries(typed).filter(([name]) => name !== field))),
    save: held.save,
    forget: () => {
      held.handedOver();
      keeping.mutate('');
    },
    state: held.state,
    error: held.error,
  };
}

/** As the contract has it. */
function mutable(typed: Typed): EditDraft['typed'] {
  return Object.fromEntries(
    Object.entries(typed).map(([field, value]) => [field, typeof value === 'string' ? value : [...value]]),
  );
}
