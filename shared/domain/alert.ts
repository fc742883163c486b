// 桌面通知: what is told outside the window. Counts and names of sources alone: it stands where others may look, on a
// locked screen too, so no word of a record has a field here.
import { z } from 'zod';
import { type Urgency, urgencies } from './terms.ts';
import { closesAtMinute, opensAtMinute } from './work-hours.ts';

/** Minutes after midnight, Asia/Shanghai. */
const minuteSchema = z.number().int().min(0).max(1439);

export const quietSchema = z
  .object({
    on: z.boolean(),
    from: minuteSchema,
    /** Before `from`: on the next day. */
    to: minuteSchema,
    /** Weekends and public holidays are quiet as a whole. */
    daysOff: z.boolean(),
  })
  .refine(({ from, to }) => from !== to);
export type Quiet = z.infer<typeof quietSchema>;

export const alertSettingsSchema = z.object({
  on: z.boolean(),
  /** Of which to-dos the arrival is told: those that are 特提, 特急 or due soon; or all. */
  todos: z.enum(['urgent', 'all']),
  quiet: quietSchema,
  /** 特提 and 特急 are told while quiet, too. */
  urgentThrough: z.boolean(),
});
export type AlertSettings = z.infer<typeof alertSettingsSchema>;

/** Quiet outside working hours. */
export const firstAlertSettings: AlertSettings = {
  on: true,
  todos: 'urgent',
  quiet: { on: true, from: closesAtMinute, to: opensAtMinute, daysOff: true },
  urgentThrough: false,
};

/**
 * What needs the person, one line a cause. settle: both sides changed something. refused: an action was not accepted.
 * doubt: nobody saw whether an action arrived. brake: much was said to be deleted at once.
 */
export const alertCauses = ['settle', 'refused', 'doubt', 'sign-in', 'brake', 'no-space'] as const;
export type AlertCause = (typeof alertCauses)[number];

/** As many sources as are named in one line. */
export const mostNamed = 3;

const some = z.number().int().min(1).max(1_000_000_000);
const any = z.number().int().min(0).max(1_000_000_000);
const named = z.array(z.string().min(1).max(100)).min(1).max(mostNamed);

const alertLineSchema = z.discriminatedUnion('about', [
  /** To-dos that came and were not looked at; among them so many 特提 (`topmost`), 特急, and others due soon. */
  z.object({ about: z.literal('todos'), count: some, topmost: any, express: any, soon: any }),
  z.object({ about: z.enum(['settle', 'refused', 'doubt']), count: some }),
  z.object({ about: z.enum(['sign-in', 'brake']), count: some, sources: named }),
  z.object({ about: z.literal('no-space') }),
]);
export type AlertLine = z.infer<typeof alertLineSchema>;

export const alertSchema = z.object({
  /** It sums up what came while it was quiet. */
  afterQuiet: z.boolean(),
  /** One a cause, most pressing first. */
  lines: z
    .array(alertLineSchema)
    .min(1)
    .max(alertCauses.length + 1),
});
export type Alert = z.infer<typeof alertSchema>;

/** What of the window it is about. */
export const alertOpensSchema = z.discriminatedUnion('module', [
  z.object({ module: z.literal('todos'), urgency: z.enum(urgencies).optional() }),
  z.object({ module: z.literal('sync') }),
]);
export type AlertOpens = z.infer<typeof alertOpensSchema>;

/** By the first of its lines. 特提 and 特急 side by side are no filter of the list: then it is all of it, by deadline. */
export function whatItOpens({ lines: [first] }: Alert): AlertOpens {
  if (first?.about !== 'todos') return { module: 'sync' };
  const urgency = onlyUrgency(first);
  return { module: 'todos', ...(urgency === undefined ? {} : { urgency }) };
}

function onlyUrgency(line: Extract<AlertLine, { about: 'todos' }>): Urgency | undefined {
  if (line.topmost > 0 && line.express > 0) return undefined;
  if (line.topmost > 0) return '特提';
  return line.express > 0 ? '特急' : undefined;
}
