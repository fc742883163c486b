// 查（借）阅: originals that an archive gives out for a time, to one person, for a stated purpose. What follows
// from it is in loan-standing.ts.
import { z } from 'zod';
import { longestLoanDays } from './loan-standing.ts';
import { isoSchema } from './terms.ts';

/**
 * 申请    asked for, not yet decided
 * 批准    granted, not yet given out
 * 退回    not granted; `reason` says why
 * 在借    given out, `from` until `to`
 * 归还    given back before it ended
 * 到期清除 ended; the copies on desks are to be gone
 */
export const loanStates = ['申请', '批准', '退回', '在借', '归还', '到期清除'] as const;
export type LoanState = (typeof loanStates)[number];

export const loanSchema = z.object({
  /** Who asked. */
  by: z.string().max(60),
  /** Of which unit. */
  org: z.string().max(100).optional(),
  /** 用途. */
  purpose: z.string().max(4000),
  /** When it was asked for, by the department's clock. */
  at: isoSchema,
  /** How long was asked for. */
  days: z.number().int().min(1).max(longestLoanDays),
  /** Both stated as soon as it is 在借. The end is not part of it. */
  from: isoSchema.optional(),
  to: isoSchema.optional(),
  approvedBy: z.string().max(60).optional(),
  /** Why it was not granted. */
  reason: z.string().max(500).optional(),
  state: z.enum(loanStates),
  /** How many lines of what was done with the copies stand in the archive's register (loan-use.ts). */
  uses: z.number().int().nonnegative().optional(),
});
export type Loan = z.infer<typeof loanSchema>;
