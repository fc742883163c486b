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
]);
export type SourceHealth = z.infer<typeof sourceHealthSchema>;

export const sourceProgressSchema = z.object({
  feed: z.string(),
  done: z.number().int(),
  /** Stated by the department on a first sync; absent when it does not say. */
  total: z.number().int().optional(),
});
export type SourceProgress = z.infer<typeof sourceProgressSchema>;
