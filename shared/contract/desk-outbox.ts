// What the window is shown of what this person did and the department has not confirmed: actions, edits, both versions of
// a record, and what happened to it here. Answers of desk.ts.
import { z } from 'zod';
import { actionBodySchema, actionReasonSchema, actionStates, outboxTypes } from '../domain/action.ts';
import { editFieldsSchema, fieldNameSchema, fieldValueSchema } from '../domain/edit.ts';
import { fileRefSchema } from '../domain/file-ref.ts';
import { actKinds, recordKinds } from '../domain/terms.ts';
import { idSchema } from './desk-views.ts';

const id = idSchema;

/** Where an action of this person on a record stands. */
export const pendingActionSchema = z.object({
  id,
  state: z.enum(actionStates),
  body: actionBodySchema,
  decidedAt: z.string(),
  reason: actionReasonSchema.optional(),
});
export type PendingAction = z.infer<typeof pendingActionSchema>;

const outboxRow = {
  id,
  state: z.enum(actionStates),
  decidedAt: z.string(),
  reason: actionReasonSchema.optional(),
  sourceId: id,
  kind: z.enum(recordKinds),
  recordId: id,
  title: z.string(),
  attempts: z.number().int(),
  nextTryAt: z.string().optional(),
  mayTakeBack: z.boolean(),
};
export const outboxRowSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('action'), body: actionBodySchema, ...outboxRow }),
  z.object({ type: z.literal('edit'), fields: editFieldsSchema, ...outboxRow }),
  /** A record that its department does not have yet. */
  z.object({ type: z.literal('create'), fields: editFieldsSchema, ...outboxRow }),
  /** `sent` of `file.size` bytes are at the department. */
  z.object({ type: z.literal('upload'), file: fileRefSchema, sent: z.number().int(), ...outboxRow }),
]);
export type OutboxRow = z.infer<typeof outboxRowSchema>;

/** A change of fields by this person that the department's record does not show yet. */
export const pendingEditSchema = z.object({
  id,
  state: z.enum(actionStates),
  fields: editFieldsSchema,
  decidedAt: z.string(),
  reason: actionReasonSchema.optional(),
});
export type PendingEdit = z.infer<typeof pendingEditSchema>;

/**
 * A change of fields while it is being typed: texts as they stand in the form, also those that are no date or number
 * yet. `revision` is the one it was begun on.
 */
export const editDraftSchema = z.object({
  revision: z.string(),
  typed: z.record(
    fieldNameSchema,
    z.union([z.string().max(2_000_000), z.array(z.string().max(1000)).max(500)]),
  ),
});
export type EditDraft = z.infer<typeof editDraftSchema>;

/**
 * Both versions of a record that this person and somebody else changed: what each side says now, and what it was when
 * the person saw it. The side that did not win stays readable here for 30 days.
 */
export const conflictSchema = z.object({
  id,
  /** The thing in the outbox it is about. */
  actionId: id,
  sourceId: id,
  recordId: id,
  kind: z.enum(recordKinds),
  title: z.string(),
  at: z.string(),
  /** What the person had decided: on a to-do, or in fields. */
  mine: z.discriminatedUnion('type', [
    z.object({ type: z.literal('action'), body: actionBodySchema, decidedAt: z.string() }),
    z.object({ type: z.literal('edit'), decidedAt: z.string() }),
  ]),
  /** Absent until the record as it is now was fetched. */
  theirs: z
    .object({ revision: z.string(), by: z.string().optional(), at: z.string().optional(), gone: z.boolean() })
    .optional(),
  /** What differs. `mine` is absent where this person changed nothing; `clash`: only the person can decide. */
  fields: z.array(
    z.object({
      field: z.string(),
      base: fieldValueSchema,
      mine: fieldValueSchema.optional(),
      theirs: fieldValueSchema,
      clash: z.boolean(),
    }),
  ),
  settled: z.object({ at: z.string(), how: z.enum(['mine', 'theirs', 'both', 'given-up']) }).optional(),
});
export type Conflict = z.infer<typeof conflictSchema>;

/** One line of what happened to a record on this desk; appended only. */
export const historyLineSchema = z.object({
  at: z.string(),
  type: z.enum(outboxTypes),
  actionId: id,
  from: z.enum(actionStates).optional(),
  to: z.enum(actionStates),
  act: z.enum(actKinds).optional(),
});
export type HistoryLine = z.infer<typeof historyLineSchema>;
