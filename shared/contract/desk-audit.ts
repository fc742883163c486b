// window ↔ core: 本机记录, what was done here and what came of it, as the audit trail has it; and whether its chain holds. Never
// a title or text that the desk does not show elsewhere: a record is named only while it is here.
import { oc } from '@orpc/contract';
import { z } from 'zod';
import { outboxTypes } from '../domain/action.ts';
import { auditDoers, auditEvents, auditGroups, auditHows, chainBreaks, chosenAs } from '../domain/audit.ts';
import { faultSchema } from '../domain/fault.ts';
import { actKinds, recordKinds, secretLevels } from '../domain/terms.ts';
import { idSchema } from './desk-views.ts';

const id = idSchema;
const desk = oc.errors({ FAULT: { data: faultSchema } });
const none = z.object({});
const whole = z.number().int();

const auditFilterSchema = z.object({
  group: z.enum(auditGroups).optional(),
  sourceId: id.optional(),
  /** From included, to excluded. */
  from: z.iso.datetime().optional(),
  to: z.iso.datetime().optional(),
  /** Lines up to this one: for who reads them all while others come. */
  upTo: whole.min(1).optional(),
});
export type AuditFilter = z.infer<typeof auditFilterSchema>;

const page = { offset: whole.min(0).max(100_000_000), limit: whole.min(1).max(500) };

const auditLineSchema = z.object({
  /** Its place in the chain, from 1. */
  seq: whole,
  at: z.string(),
  /** `unknown`: no event of this version. */
  event: z.enum([...auditEvents, 'unknown']),
  by: z.enum(auditDoers),
  /** SHA-256 of the line and of the one before. */
  hash: z.string(),
  /** Absent of what is about no source, and of one that is no more. */
  sourceId: id.optional(),
  /** It was about a source that is no more. */
  sourceGone: z.boolean(),
  record: z
    .object({
      kind: z.enum(recordKinds),
      /** While it is here. */
      here: z.object({ id, title: z.string() }).optional(),
      /** The department's id of it, where it has one. */
      remoteId: z.string().optional(),
    })
    .optional(),
  /** A file by its name, while a record here names it. */
  file: z.string().optional(),
  type: z.enum(outboxTypes).optional(),
  act: z.enum(actKinds).optional(),
  attempt: whole.optional(),
  /** Names of the fields that were changed. */
  fields: z.array(z.string()).optional(),
  /** How what clashed was settled, field by field. */
  chosen: z.array(z.object({ field: z.string(), choice: z.enum(chosenAs) })).optional(),
  /** How many things of this person were unfinished; how many records, lines or texts it was about. */
  count: whole.optional(),
  left: whole.optional(),
  level: z.enum(secretLevels).optional(),
  /** How it was given up or settled, why it was sealed, onto what it went. */
  how: z.enum(auditHows).optional(),
  pages: z.object({ from: whole, to: whole }).optional(),
});
export type AuditLine = z.infer<typeof auditLineSchema>;

const chainStandingSchema = z.object({
  running: z.object({ done: whole, of: whole }).optional(),
  /** What the last check found; absent when none was made since the desk was opened. */
  checkedAt: z.string().optional(),
  outcome: z
    .discriminatedUnion('kind', [
      z.object({
        kind: z.literal('whole'),
        lines: whole,
        first: z.string().optional(),
        last: z.string().optional(),
        clockBack: whole,
      }),
      z.object({ kind: z.literal('broken'), line: whole, how: z.enum(chainBreaks) }),
    ])
    .optional(),
});
export type ChainStandingView = z.infer<typeof chainStandingSchema>;

const lines = z.object({ rows: z.array(auditLineSchema), total: whole });

export const auditContract = {
  /** Newest first. */
  list: desk.input(z.object({ filter: auditFilterSchema, ...page })).output(lines),
  /** Everything about one record, oldest first. */
  ofRecord: desk.input(z.object({ id, ...page })).output(lines),
  standing: desk.output(chainStandingSchema),
  /** Looks through the whole chain; answers once it is done or cancelled. */
  check: desk.output(chainStandingSchema),
  cancelCheck: desk.output(none),
  /** The person has looked at what was found: it is not told again. */
  seen: desk.output(none),
  /** A table at a place the person chose, in parts; no cell of it can be a formula. */
  save: desk
    .input(
      z.object({
        grant: id,
        part: whole.min(0).max(10_000),
        isLast: z.boolean(),
        lines: z.array(z.array(z.string().max(2_000)).max(20)).max(10_000),
      }),
    )
    .output(none),
};
