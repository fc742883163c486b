// window ↔ core: records that are made here (新建), and those made that no feed has shown yet (待上传，未编号).
import { oc } from '@orpc/contract';
import { z } from 'zod';
import { actionReasonSchema, actionStates } from '../domain/action.ts';
import { createdKinds } from '../domain/create.ts';
import { editFieldsSchema } from '../domain/edit.ts';
import { faultSchema } from '../domain/fault.ts';
import { pendingEditSchema } from './desk-outbox.ts';
import { idSchema } from './desk-views.ts';

const desk = oc.errors({ FAULT: { data: faultSchema } });
const id = idSchema;

const newRecordSchema = z.object({
  /** For files, drafts and history, as any record's; another one once its department has shown it. */
  recordId: id,
  sourceId: id,
  kind: z.enum(createdKinds),
  /** What makes it, in the outbox: to take back, give up, undo. */
  actionId: id,
  state: z.enum(actionStates),
  reason: actionReasonSchema.optional(),
  decidedAt: z.string(),
  /** As it was stated; it has no number of its own. */
  fields: editFieldsSchema,
  /** What its department lets a desk state of such a record. */
  creatable: z.array(z.string()),
  /** It has not left yet, or was refused: it may be described anew. */
  mayChange: z.boolean(),
  mayTakeBack: z.boolean(),
  /** Files of its kind are taken. */
  mayAttach: z.boolean(),
  /** What hangs on it: files and the changes that name them, which leave when it is made. */
  edits: z.array(pendingEditSchema),
});
export type NewRecord = z.infer<typeof newRecordSchema>;

export const createContract = {
  /** What may be made, by source; as each said when it was last asked. */
  offers: desk.output(
    z.array(z.object({ sourceId: id, kind: z.enum(createdKinds), fields: z.array(z.string()) })),
  ),
  list: desk.input(z.object({ kind: z.enum(createdKinds) })).output(z.array(newRecordSchema)),
  /** Saved before it is answered (S3). The draft of the form (`kind@sourceId`) ends with it. */
  make: desk
    .input(z.object({ sourceId: id, kind: z.enum(createdKinds), fields: editFieldsSchema }))
    .output(z.object({ recordId: id })),
  /** All of its fields anew. Refused once it may have left. */
  change: desk.input(z.object({ recordId: id, fields: editFieldsSchema })).output(z.object({})),
};
