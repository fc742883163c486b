// What every answer of desk.ts is made with (an id, found words) and what is said of the whole desk: what changed, how it stands.
import { z } from 'zod';
import { secretLevels } from '../domain/terms.ts';

export const idSchema = z.string().min(1).max(100);

export const noticeTopics = [
  'todos',
  'archives',
  'articles',
  'annotations',
  'contacts',
  'sources',
  'outbox',
  'set-aside',
  'conflicts',
  'files',
  'index',
  'searches',
  'alerts',
  'audit',
] as const;
export const noticeSchema = z.object({ topics: z.array(z.enum(noticeTopics)).min(1) });
export type NoticeTopic = (typeof noticeTopics)[number];

/** `ranges` are [start, end) in the text they stand beside, code units, in the original text. */
export const highlightedSchema = z.object({
  text: z.string(),
  ranges: z.array(z.tuple([z.number().int(), z.number().int()])),
});
export type Highlighted = z.infer<typeof highlightedSchema>;

export const overviewSchema = z.object({
  openTodos: z.number().int(),
  overdueTodos: z.number().int(),
  waiting: z.number().int(),
  unsettled: z.number().int(),
  setAside: z.number().int(),
  lastSyncAt: z.string().optional(),
  sources: z.number().int(),
  sourcesInTrouble: z.number().int(),
  sourcesReachable: z.number().int(),
  workingOffline: z.boolean(),
  /** 只在工作时间同步, and whether it is holding sync back now. */
  workHoursOnly: z.boolean(),
  heldByHours: z.boolean(),
  ceiling: z.enum(secretLevels),
  /** Rows whose text the search has not reached yet. */
  indexBehind: z.number().int(),
  /** The chain of the audit trail does not hold, and the person has not looked at it yet. */
  auditBroken: z.boolean(),
});
export type Overview = z.infer<typeof overviewSchema>;
