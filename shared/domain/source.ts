// 来源: a department system this desk is in front of, and how it fares.
import { z } from 'zod';
import { faultSchema } from './fault.ts';

export const connectorKinds = ['profile', 'list'] as const;
export type ConnectorKind = (typeof connectorKinds)[number];

/**
 * How a system wants to be signed in to.
 * bearer: an access token issued by the department. basic: account and password (RFC 7617).
 * form: account and password posted to a login form, answered with a session cookie.
 * key: an access key in the header `X-Access-Key`. none: nothing.
 */
export const signInKinds = ['none', 'bearer', 'basic', 'form', 'key'] as const;
export type SignInKind = (typeof signInKinds)[number];

/** How a source fares, for the window to put into words. */
export const sourceHealthSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('new') }),
  z.object({ kind: z.literal('ok') }),
  /** The list connector could not get all that the system says it has (S12). */
  z.object({ kind: z.literal('incomplete'), fetched: z.number().int(), stated: z.number().int() }),
  z.object({ kind: z.literal('trouble'), fault: faultSchema, since: z.string() }),
  z.object({ kind: z.literal('paused') }),
  /** So much was said to be deleted at once that the person is asked first; nothing was deleted here. */
  z.object({
    kind: z.literal('brake'),
    feed: z.string(),
    removals: z.number().int(),
    of: z.number().int(),
    since: z.string(),
  }),
  /** Its records have a newer shape than this desk knows: read and shown, nothing is sent (S14). */
  z.object({ kind: z.literal('read-only') }),
]);
export type SourceHealth = z.infer<typeof sourceHealthSchema>;

/** What a source is doing now. first: everything for the first time. again: everything anew. check: the digest. */
export const sourcePhases = [
  'idle',
  'introduce',
  'send',
  'first',
  'changes',
  'again',
  'check',
  'files',
] as const;
export type SourcePhase = (typeof sourcePhases)[number];

/** Lines of a source's log: what happened, never any content. */
export const sourceEvents = [
  'round-ended',
  'trouble',
  'begun-anew',
  'whole',
  'not-whole',
  'brake',
  'brake-believed',
  'brake-refused',
  'paused',
  'resumed',
  'signed-in',
  'read-only',
  'restarted',
] as const;
export type SourceEvent = (typeof sourceEvents)[number];

export const sourceProgressSchema = z.object({
  feed: z.string(),
  done: z.number().int(),
  /** Stated by the department on a first sync; absent when it does not say. */
  total: z.number().int().optional(),
});
export type SourceProgress = z.infer<typeof sourceProgressSchema>;
