// What the window is shown of the bytes of files on this desk, and of the room they take.
import { z } from 'zod';
import { faultSchema } from '../domain/fault.ts';
import { fileRefSchema } from '../domain/file-ref.ts';

export const unsearchedReasons = ['damaged', 'encrypted', 'too-large', 'too-slow', 'cut'] as const;

/** The bytes of a file here. `got` of its size have arrived. */
export const fileHeldSchema = z.object({
  hash: z.string(),
  state: z.enum(['absent', 'wanted', 'coming', 'here', 'failed']),
  got: z.number().int(),
  /** Kept whatever the budget says. */
  pinned: z.boolean(),
  fault: faultSchema.optional(),
  /** Why its words, or those beyond its beginning, are not in the search. */
  unsearched: z.enum(unsearchedReasons).optional(),
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
