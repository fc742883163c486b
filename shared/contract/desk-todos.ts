// What the window is shown of to-dos: a row, the whole, what to show. Answers of desk.ts.
import { z } from 'zod';
import { actionStates } from '../domain/action.ts';
import { todoStates, urgencies } from '../domain/terms.ts';
import { todoDataSchema } from '../domain/todo.ts';
import { pendingActionSchema } from './desk-outbox.ts';
import { idSchema } from './desk-views.ts';

const id = idSchema;

/** Whether the department still lists the to-do. `gone`: vanished from a complete list (对方已办结？). */
const presenceSchema = z.enum(['listed', 'gone']);

export const todoRowSchema = z.object({
  id,
  sourceId: id,
  title: z.string(),
  todoKind: todoDataSchema.shape.todoKind,
  /** As the department states it. */
  state: z.enum(todoStates),
  step: z.string(),
  urgency: z.enum(urgencies),
  fromOrg: z.string(),
  docNo: z.string().optional(),
  arrivedAt: z.string(),
  due: todoDataSchema.shape.due,
  presence: presenceSchema,
  /** Never opened on this desk. */
  unread: z.boolean(),
  hasDraft: z.boolean(),
  pending: pendingActionSchema.optional(),
});
export type TodoRow = z.infer<typeof todoRowSchema>;

/** Of a finished to-do: whether it may be archived from here, or where that stands. */
const filingSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('may') }),
  /** Made here, on its way or come back. */
  z.object({ kind: z.literal('waiting'), recordId: id, state: z.enum(actionStates) }),
  z.object({ kind: z.literal('filed'), recordId: id, refCode: z.string() }),
  /** It was, and the record is not on this desk any more. */
  z.object({ kind: z.literal('elsewhere') }),
]);
export type Filing = z.infer<typeof filingSchema>;

export const todoDetailSchema = z.object({
  row: todoRowSchema,
  data: todoDataSchema,
  revision: z.string(),
  /** When this desk last got it from the department. */
  fetchedAt: z.string(),
  draft: z.string(),
  /** What this person did to it, newest first, ended ones included. */
  history: z.array(pendingActionSchema),
  /** Absent while it is not finished, and where no archive takes records from here. */
  filing: filingSchema.optional(),
});
export type TodoDetail = z.infer<typeof todoDetailSchema>;

/** 超期 / 今日到期 / 待阅 / pending … ; all optional, joined by "and". */
export const todoFilterSchema = z.object({
  sourceId: id.optional(),
  urgency: z.enum(urgencies).optional(),
  /** soon: due by the end of today, or already overdue ones excluded. */
  due: z.enum(['overdue', 'today']).optional(),
  pending: z.boolean().optional(),
  /** open: still to be done by the department's word; closed: the rest, newest first. */
  scope: z.enum(['open', 'closed']).default('open'),
});
export type TodoFilter = z.infer<typeof todoFilterSchema>;
