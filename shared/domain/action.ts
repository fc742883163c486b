// An action is what a person decided; it keeps one key for life (S4) and stays until the department confirms it.
import { z } from 'zod';
import { articleFaults } from './closed-lists.ts';
import { faultSchema } from './fault.ts';
import { longestLoanDays } from './loan-standing.ts';
import { loanUseSchema, mostUses } from './loan-use.ts';
import { actionKinds, isoSchema, type TodoState } from './terms.ts';
import type { ActionKind, ActKind, RecordKind } from './terms.ts';

/**
 * waiting    saved here, not yet sent (待上传)
 * sending    committed before the first byte leaves; after a crash it is *waiting* again (S6)
 * unsure     sent, no answer seen: repeated with the same key, which does no harm (S4)
 * accepted   the department said yes, its row with that revision has not been pulled yet
 * confirmed  a pull brought the row at or past that revision
 * conflict   the record changed before the action arrived; the person decides again (S7, S11)
 * refused    the department said no, with its reason (S7)
 * taken-back the person took it back before it was sent
 * superseded another one, made from it when the record had moved on, goes in its place; or the record says it by itself
 * discarded  the person gave it up after a conflict or refusal; text kept
 */
export const actionStates = [
  'waiting',
  'sending',
  'unsure',
  'accepted',
  'confirmed',
  'conflict',
  'refused',
  'taken-back',
  'superseded',
  'discarded',
] as const;

/** What the outbox holds: what was done to a record (to-do, archive record, article), a change of fields, a file on its way up, a record to be made. */
export const outboxTypes = ['action', 'edit', 'upload', 'create'] as const;
export type OutboxType = (typeof outboxTypes)[number];
export type ActionState = (typeof actionStates)[number];

/** States in which the department has not yet made the outcome visible: the row shows the pending action. */
export const pendingStates: readonly ActionState[] = [
  'waiting',
  'sending',
  'unsure',
  'accepted',
  'conflict',
  'refused',
];
/** States that still ask something of the person. */
export const unsettledStates: readonly ActionState[] = ['conflict', 'refused'];
/** States in which the action has not (knowingly) reached the department. */
export const unsentStates: readonly ActionState[] = ['waiting', 'sending', 'unsure'];

const opinion = z.string().max(4000);
/** Words without which it would be nothing. */
const said = opinion.refine((words) => words.trim() !== '', { error: 'no words' });

/** An answer to a to-do. */
export const decisionSchema = z.object({
  action: z.enum(actionKinds),
  /** 意见. Required for 退回. */
  opinion,
  /** 转办 target, one of the to-do's forwardTo. */
  forwardTo: z.object({ id: z.string().max(80), name: z.string().max(100) }).optional(),
});
export type Decision = z.infer<typeof decisionSchema>;

/** 查借阅申请. `opinion`: 用途. */
export const borrowSchema = z.object({
  action: z.literal('borrow'),
  opinion: said,
  days: z.number().int().min(1).max(longestLoanDays),
});

/** 归还, before the loan ends. */
export const giveBackSchema = z.object({ action: z.literal('give-back'), opinion });

/** 利用登记: what was done with the copies of one loan, `loan` being when that was asked for (`at` of the loan). */
export const noteUseSchema = z.object({
  action: z.literal('note-use'),
  opinion,
  loan: isoSchema,
  uses: z.array(loanUseSchema).min(1).max(mostUses),
});
export type NoteUse = z.infer<typeof noteUseSchema>;

/** 纠错反馈. `opinion`: what is wrong, in words; `anchor`: the provision it is about. */
export const reportSchema = z.object({
  action: z.literal('report'),
  what: z.enum(articleFaults),
  opinion: said,
  anchor: z.string().min(1).max(60).optional(),
});

/** What a person does to an archive record or an article. */
export const recordActSchema = z.discriminatedUnion('action', [borrowSchema, giveBackSchema, reportSchema]);
export type RecordAct = z.infer<typeof recordActSchema>;

/** `opinion` is the person's words in each of them; a report of the desk itself has none. */
export const actionBodySchema = z.discriminatedUnion('action', [
  decisionSchema,
  borrowSchema,
  giveBackSchema,
  reportSchema,
  noteUseSchema,
]);
export type ActionBody = z.infer<typeof actionBodySchema>;

/** The one table of what is done to what. */
export const actedOn: { readonly [A in ActKind]: RecordKind } = {
  approve: 'todo',
  return: 'todo',
  forward: 'todo',
  acknowledge: 'todo',
  borrow: 'archive',
  'give-back': 'archive',
  report: 'article',
  'note-use': 'archive',
};

/** Somebody pressed it. What a desk reports by itself neither stands in the way of a person's decisions nor is taken back. */
export const isPressed = (body: ActionBody): body is Decision | RecordAct => body.action !== 'note-use';

export const isDecision = (body: ActionBody): body is Decision => actedOn[body.action] === 'todo';

/** What the state of the to-do becomes on screen while an action of this kind is pending. */
export const expectedState: { readonly [K in ActionKind]: TodoState } = {
  approve: '已办',
  return: '退回',
  forward: '转出',
  acknowledge: '已办',
};

/** The department's answer to one action. `revision` values are opaque texts. */
export const answerSchema = z.discriminatedUnion('outcome', [
  z.object({
    outcome: z.literal('accepted'),
    revision: z.string().min(1).max(200),
    /** Of a record that was made, and only then: the department's id of it. */
    id: z.string().min(1).max(200).optional(),
  }),
  /** The record moved on: `revision` is the present one. */
  z.object({ outcome: z.literal('conflict'), revision: z.string().min(1).max(200) }),
  z.object({
    outcome: z.literal('refused'),
    /** In the department's words, shown to the person as such. */
    reason: z.string().min(1).max(500),
    field: z.string().max(80).optional(),
  }),
  z.object({ outcome: z.literal('busy'), retryAfterMs: z.number().int().nonnegative().max(3_600_000) }),
]);
export type Answer = z.infer<typeof answerSchema>;

/**
 * How it is found out whether something took effect that was sent and whose answer nobody saw.
 * key          sent again with its key: the department remembers what it answered to it
 * conditional  sent again on the revision it was based on; if the record moved, it is read and looked at
 * probe        the record is read and looked at first
 * ask          nothing is sent before the person said which it is
 */
const doubtWays = ['key', 'conditional', 'probe', 'ask'] as const;
export type DoubtWay = (typeof doubtWays)[number];

/** Why an action waits or ended, for the window to put into words. */
export const actionReasonSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('fault'), fault: faultSchema }),
  z.object({ kind: z.literal('conflict'), revision: z.string() }),
  z.object({ kind: z.literal('refused'), reason: z.string(), field: z.string().optional() }),
  z.object({ kind: z.literal('behind-another') }),
  /** It waits for another one that must be through first (a file for the change that names it). */
  z.object({ kind: z.literal('needs-another') }),
  /** It may have arrived and the department cannot be asked: the person says whether it did. */
  z.object({ kind: z.literal('in-doubt') }),
  /** What it hangs on was made, but nobody here knows the department's id of it. */
  z.object({ kind: z.literal('unknown-record') }),
  /** The department's records have a newer shape than this desk knows: it reads and sends nothing (S14). */
  z.object({ kind: z.literal('newer-schema') }),
  z.object({ kind: z.literal('withdrawn') }),
]);
export type ActionReason = z.infer<typeof actionReasonSchema>;
