// What the window is shown of the bytes of files on this desk, and of the room they take.
import { z } from 'zod';
import { faultSchema } from '../domain/fault.ts';
import { fileRefSchema } from '../domain/file-ref.ts';
import { loanStandingSchema } from './desk-loans.ts';

const unsearchedReasons = ['damaged', 'encrypted', 'too-large', 'too-slow', 'cut'] as const;

/** The bytes of a file here. `got` of its size have arrived. */
export const fileHeldSchema = z.object({
  hash: z.string(),
  state: z.enum(['absent', 'wanted', 'coming', 'here', 'failed']),
  got: z.number().int(),
  /** Kept whatever the budget says. */
  pinned: z.boolean(),
  /** Of the bytes that are here: SM3 beside SHA-256, and when both were last found right. */
  sm3: z.string().optional(),
  verifiedAt: z.string().optional(),
  fault: faultSchema.optional(),
  /** Why its words, or those beyond its beginning, are not in the search. */
  unsearched: z.enum(unsearchedReasons).optional(),
  /** Of one that is given out on loan only. */
  loan: loanStandingSchema.optional(),
});
export type FileHeld = z.infer<typeof fileHeldSchema>;

/** How much room files take here, and what could go first: longest unused, never what is pinned or not yet sent. */
export const fileSpaceSchema = z.object({
  usedBytes: z.number().int(),
  limitBytes: z.number().int(),
  pinnedBytes: z.number().int(),
  unsentBytes: z.number().int(),
  droppable: z.array(
    z.object({ hash: z.string(), name: z.string(), size: z.number().int(), lastUsedAt: z.string() }),
  ),
});
export type FileSpace = z.infer<typeof fileSpaceSchema>;

/** 保留本支: the files of a branch or of one record, and how much of them is here and kept. */
export const branchFilesSchema = z.object({
  records: z.number().int(),
  files: z.number().int(),
  bytes: z.number().int(),
  here: z.number().int(),
  hereBytes: z.number().int(),
  coming: z.number().int(),
  kept: z.number().int(),
  /** Of those neither here nor on their way. */
  missingBytes: z.number().int(),
  /** What may still come, with what could be dropped for it; below `missingBytes` it does not fit. */
  freeBytes: z.number().int(),
  /** More are not kept in one go. */
  mostFiles: z.number().int(),
});
export type BranchFiles = z.infer<typeof branchFilesSchema>;

/** What a reader says above a file: whose it is, and what else lies beside it. */
export const filesOfRecordSchema = z.object({
  title: z.string(),
  /** 文号 or 档号, where the record has one. */
  number: z.string().optional(),
  /** The unit whose record it is, as its source names it. */
  organ: z.string(),
  files: z.array(fileRefSchema),
});
export type FilesOfRecord = z.infer<typeof filesOfRecordSchema>;

/** As many bytes as one answer of `files.read` carries. */
export const mostBytesRead = 1_048_576;
