// What the window is shown of files that are given out on loan only, and what it tells of them.
import { oc } from '@orpc/contract';
import { z } from 'zod';
import { faultSchema } from '../domain/fault.ts';
import { fileRefSchema } from '../domain/file-ref.ts';

const desk = oc.errors({ FAULT: { data: faultSchema } });

/**
 * not-lent  nobody lends it at this moment
 * lent      it may be here until then; `by`, `org`: who borrows, as the department says it
 * sealed    it was here, and its copy was erased: the loan is over, it was given back, or the clock was set back
 */
export const loanStandingSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('not-lent') }),
  z.object({ kind: z.literal('lent'), until: z.string(), by: z.string(), org: z.string().optional() }),
  z.object({ kind: z.literal('sealed'), at: z.string(), why: z.enum(['ended', 'returned', 'clock']) }),
]);
export type LoanStanding = z.infer<typeof loanStandingSchema>;

export const loansContract = {
  /** Before a copy of what is lent goes onto paper, with its marks. A fault when it is not lent any more. */
  print: desk
    .input(
      z.object({
        recordId: z.string().min(1).max(100),
        hash: fileRefSchema.shape.hash,
        as: z.enum(['paper', 'pdf']),
        /** Which pages, from 1 on; absent of what has no pages. */
        from: z.number().int().min(1).optional(),
        to: z.number().int().min(1).optional(),
      }),
    )
    .output(z.object({})),
};
