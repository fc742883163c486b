// What passes between the shell and the short-lived process that asks the keyring afresh.
import { z } from 'zod';

export const keytarCallSchema = z.discriminatedUnion('call', [
  z.object({ call: z.literal('get'), service: z.string(), account: z.string() }),
  z.object({ call: z.literal('set'), service: z.string(), account: z.string(), secret: z.string() }),
  z.object({ call: z.literal('delete'), service: z.string(), account: z.string() }),
]);
export type KeytarCall = z.infer<typeof keytarCallSchema>;

export const keytarAnswerSchema = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('secret'), secret: z.string().nullable() }),
  z.object({ outcome: z.literal('done'), deleted: z.boolean() }),
  z.object({ outcome: z.literal('failed') }),
]);
export type KeytarAnswer = z.infer<typeof keytarAnswerSchema>;
