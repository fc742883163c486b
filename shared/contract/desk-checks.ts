// 四性检测 as the window is shown it: each check with how many records passed, failed or could not be told, and which.
import { z } from 'zod';
import { fileTroubles, fourAspects, fourChecks, outcomes } from '../domain/four-checks.ts';
import { refCodeParts } from '../domain/ref-code.ts';
import { archivePathSchema } from './desk-archives.ts';
import { idSchema } from './desk-views.ts';

const checks = fourChecks.map(([, check]) => check);

export const examineScopeSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('record'), id: idSchema }),
  z.object({ kind: z.literal('branch'), path: archivePathSchema }),
]);
export type ExamineScope = z.infer<typeof examineScopeSchema>;

const detailSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('fields'), fields: z.array(z.string()).readonly() }),
  z.object({ kind: z.literal('parts'), parts: z.array(z.enum(refCodeParts)).readonly() }),
  z.object({ kind: z.literal('file'), name: z.string(), trouble: z.enum(fileTroubles) }),
  z.object({ kind: z.literal('no-content') }),
  z.object({ kind: z.enum(['missing', 'doubled']), refCodes: z.array(z.string()).readonly() }),
]);

/** One record, or a series, in which a check did not pass. */
const caseSchema = z.object({
  id: idSchema.optional(),
  refCode: z.string().optional(),
  outcome: z.enum(outcomes),
  detail: detailSchema.optional(),
});
export type FourCase = z.infer<typeof caseSchema>;

export const fourReportSchema = z.object({
  at: z.string(),
  /** Of one record: what it is. */
  record: z.object({ refCode: z.string(), title: z.string() }).optional(),
  records: z.number().int(),
  /** More were there than are looked at in one go. */
  left: z.number().int(),
  /** Of one record: the hashes of its files; `sm3` of those that are here and were found right. */
  digests: z
    .array(
      z.object({
        name: z.string(),
        sha256: z.string(),
        sm3: z.string().optional(),
        /** The archive states its SM3 too. */
        isStated: z.boolean(),
      }),
    )
    .optional(),
  files: z.number().int(),
  filesHere: z.number().int(),
  lines: z.array(
    z.object({
      aspect: z.enum(fourAspects),
      check: z.enum(checks),
      passed: z.number().int(),
      failed: z.number().int(),
      unknown: z.number().int(),
      /** The first of them, the failed ones before the others. */
      cases: z.array(caseSchema),
    }),
  ),
});
export type FourReport = z.infer<typeof fourReportSchema>;
