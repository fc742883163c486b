// The draft of a record's form as it is kept, and putting words back into it: what was taken back, refused or given up
// is where the person goes on from.

import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { EditDraft, PendingEdit } from '../../shared/contract/desk-outbox.ts';
import { desk, deskClient } from '../link/doors.ts';
import { type FormKind, shapes, typedOf } from './form-fields.ts';

export type Editing = {
  /** `undefined` until it is known; `null`: nothing is typed. */
  readonly draft: EditDraft | null | undefined;
  readonly hasDraft: boolean;
  /** What was typed since stays; only fields that have no words yet are filled. */
  readonly putBack: (edit: PendingEdit) => Promise<void>;
};

type Of = { readonly id: string; readonly kind: FormKind; readonly revision: string };

export function useEditing({ id, kind, revision }: Of): Editing {
  const queries = useQueryClient();
  const read = useQuery(desk.records.draft.queryOptions({ input: { id } }));
  const draft = read.data;
  return {
    draft: read.isError ? null : draft,
    hasDraft: draft !== null && draft !== undefined,
    putBack: async (edit) => {
      const typed = { ...typedAgain(kind, edit), ...draft?.typed };
      if (Object.keys(typed).length === 0) return;
      const next: EditDraft = { revision: draft?.revision ?? revision, typed };
      await deskClient.records.saveDraft({ id, draft: next });
      queries.setQueryData(desk.records.draft.queryKey({ input: { id } }), next);
    },
  };
}

/** A change of fields as it would stand in the form. Fields that are not typed (files) have no place in it. */
export function typedAgain(kind: FormKind, { fields }: Pick<PendingEdit, 'fields'>): EditDraft['typed'] {
  return Object.fromEntries(
    Object.entries(fields).flatMap(([field, value]) => {
      const shape = shapes[kind][field];
      if (shape === undefined) return [];
      const typed = typedOf(shape, value);
      return [[field, typeof typed === 'string' ? typed : [...typed]] as const];
    }),
  );
}
