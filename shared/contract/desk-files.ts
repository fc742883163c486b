// What the window is shown of the bytes of files on this desk, and of the room they take.
import { z } from 'zod';
import { faultSchema } from '../domain/fault.ts';

/** The bytes of a file here. `got` of its size have arrived. */
export const fileHeldSchema = z.object({
  hash: z.string(),
  state: z.enum(['absent', 'wanted', 'coming', 'here', 'failed']),
  got: z.number().int(),
  /** Kept whatever the budget says. */
  pinned: z.boolean(),
  fault: faultSchema.optional(),
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
