// 利用登记: what was done on a desk with a copy that is lent. The archive keeps the register; a desk reports its lines, also
// long after the loan has ended.
import { z } from 'zod';
import { fileRefSchema } from './file-ref.ts';
import { isoSchema } from './terms.ts';

/** Shown in the reader; put on paper, marked; made a PDF of, marked; erased, for the loan was over. */
const loanUseKinds = ['opened', 'printed', 'pdf', 'erased'] as const;
export type LoanUseKind = (typeof loanUseKinds)[number];

export const loanUseSchema = z.object({
  hash: fileRefSchema.shape.hash,
  what: z.enum(loanUseKinds),
  /** By the time that counts for loans, not by the clock of the machine. */
  at: isoSchema,
  /** Which pages went onto paper, from 1 on; absent: all, or what has none. */
  from: z.number().int().min(1).optional(),
  to: z.number().int().min(1).optional(),
});
export type LoanUse = z.infer<typeof loanUseSchema>;

/** In one report. */
export const mostUses = 500;
