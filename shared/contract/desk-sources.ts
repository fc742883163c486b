// What the window is shown of sources: how each stands, its log, what of it was set aside. Answers of desk.ts.
import { z } from 'zod';
import { faultSchema } from '../domain/fault.ts';
import { archiveLevels } from '../domain/inherited.ts';
import {
  connectorKinds,
  signInKinds,
  sourceEvents,
  sourceHealthSchema,
  sourcePhases,
  sourceProgressSchema,
} from '../domain/source.ts';
import { recordKinds, secretLevels } from '../domain/terms.ts';
import { idSchema } from './desk-views.ts';

const id = idSchema;

export const sourceStatusSchema = z.object({
  id,
  name: z.string(),
  organ: z.string(),
  address: z.string(),
  connector: z.enum(connectorKinds),
  signIn: z.enum(signInKinds),
  account: z.string(),
  health: sourceHealthSchema,
  /** A round is running. */
  syncing: z.boolean(),
  phase: z.enum(sourcePhases),
  progress: z.array(sourceProgressSchema),
  /** Received in this round, as they came over the line. */
  bytes: z.number().int(),
  /** Estimate for this round; absent until there is a ground for one. */
  remainingMs: z.number().int().optional(),
  /** When the oldest thing that has not left this desk was decided. */
  oldestUnsentAt: z.string().optional(),
  lastOkAt: z.string().optional(),
  nextTryAt: z.string().optional(),
  /** Department clock minus ours, ms. */
  clockSkewMs: z.number().optional(),
  waiting: z.number().int(),
  unsettled: z.number().int(),
  setAside: z.number().int(),
  counts: z.object({
    todo: z.number().int(),
    archive: z.number().int(),
    article: z.number().int(),
    contact: z.number().int(),
  }),
});
export type SourceStatus = z.infer<typeof sourceStatusSchema>;

export const sourceLogLineSchema = z.object({
  at: z.string(),
  event: z.enum(sourceEvents),
  fault: faultSchema.optional(),
  records: z.number().int().optional(),
  sent: z.number().int().optional(),
  bytes: z.number().int().optional(),
  ms: z.number().int().optional(),
});
export type SourceLogLine = z.infer<typeof sourceLogLineSchema>;

export const setAsideSchema = z.object({
  id,
  sourceId: id,
  kind: z.enum(recordKinds),
  /** The department's id of the record, when it has one. */
  remoteId: z.string().optional(),
  /** A title, when one could be read; never shown for records above the ceiling. */
  title: z.string().optional(),
  reason: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('no-id') }),
    z.object({ kind: z.literal('field'), field: z.string(), problem: z.string() }),
    z.object({
      kind: z.literal('above-ceiling'),
      level: z.enum(secretLevels),
      /** What stands above it and is graded so. */
      from: z.object({ refCode: z.string(), level: z.enum(archiveLevels) }).optional(),
    }),
    z.object({ kind: z.literal('doubled-id') }),
  ]),
  at: z.string(),
});
export type SetAside = z.infer<typeof setAsideSchema>;
