// Expected trouble as a value. Sentences for people live in renderer/text, one complete switch over these.
// A department's "no" is an answer (answer.ts), never a fault.
import { z } from 'zod';

export const faultSchema = z.discriminatedUnion('kind', [
  /** The system could not be reached, or the line broke. */
  z.object({
    kind: z.literal('offline'),
    reason: z.enum([
      'refused',
      'unknown-host',
      'timeout',
      'cut',
      'no-network',
      'certificate',
      'switched-off',
    ]),
  }),
  /** Reached, asks us to come back later. */
  z.object({ kind: z.literal('busy'), retryAfterMs: z.number().int().nonnegative().optional() }),
  z.object({
    kind: z.literal('sign-in-needed'),
    reason: z.enum(['missing', 'rejected', 'expired', 'keyring-locked', 'keyring-gone']),
  }),
  z.object({ kind: z.literal('not-allowed') }),
  z.object({ kind: z.literal('not-found') }),
  /** What the person or the window sent cannot be used; `field` names it. */
  z.object({ kind: z.literal('bad-request'), field: z.string(), reason: z.string() }),
  /** What the department sent cannot be used. `detail` is for the log and the department, never content. */
  z.object({
    kind: z.literal('bad-reply'),
    reason: z.enum([
      'html',
      'not-json',
      'not-utf8',
      'too-large',
      'too-deep',
      'shape',
      'page-repeats',
      'redirected',
      'unexpected-status',
      'epoch-changed',
      'other-system',
      'newer-profile',
      /** The bytes of a file are not what its hash says; they were thrown away. */
      'wrong-bytes',
    ]),
    detail: z.string().max(300),
  }),
  /** The department forgot our cursor: everything must be asked for again; nothing local is dropped. */
  z.object({ kind: z.literal('cursor-forgotten') }),
  z.object({ kind: z.literal('no-space') }),
  /** A bug. The reference is read out to whoever can look into the log. */
  z.object({ kind: z.literal('internal'), reference: z.string() }),
]);
export type Fault = z.infer<typeof faultSchema>;

export type Result<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly fault: Fault };
export const ok = <T>(value: T): Result<T> => ({ ok: true, value });
export const failed = (fault: Fault): Result<never> => ({ ok: false, fault });
