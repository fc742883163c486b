// shell ↔ core, over two ports: the shell opens and closes the core's file; the core asks the shell for one
// credential or one chosen folder at a time, and says what is to be told outside the window. The only place where a key or a secret crosses a process border.
import { oc } from '@orpc/contract';
import { z } from 'zod';
import { alertSchema } from '../domain/alert.ts';
import { keyringSchema } from './shell.ts';

/** Served by the core, called by the shell. */
export const coreHostContract = {
  open: oc
    .input(
      z.discriminatedUnion('place', [
        z.object({
          place: z.literal('file'),
          path: z.string(),
          /** 32 bytes, lower-case hex. */
          key: z.string().regex(/^[0-9a-f]{64}$/),
          /** Only on a first run: the file must not exist yet. Otherwise it must. */
          create: z.boolean(),
        }),
        z.object({ place: z.literal('memory') }),
      ]),
    )
    .output(
      z.discriminatedUnion('outcome', [
        z.object({ outcome: z.literal('opened') }),
        z.object({
          outcome: z.literal('newer'),
          fileVersion: z.number().int(),
          ourVersion: z.number().int(),
        }),
        /** Wrong key or damaged header: SQLite cannot tell them apart; the shell can, by the key-check value. */
        z.object({ outcome: z.literal('unreadable') }),
        z.object({ outcome: z.literal('damaged'), detail: z.string() }),
        z.object({ outcome: z.literal('no-space') }),
      ]),
    ),
  /** Finishes what is running, checkpoints, closes. */
  close: oc.output(z.object({})),
  /** The system sleeps, wakes, or the line came back: hints for triggers. */
  wake: oc.input(z.object({ why: z.enum(['online', 'offline', 'resume']) })).output(z.object({})),
  /** The window has the focus, or lost it: what is told outside it depends on that. */
  attend: oc.input(z.object({ watched: z.boolean() })).output(z.object({})),
  /** Whether a source of this desk has its address at that host name. */
  knowsHost: oc
    .input(z.object({ host: z.string().min(1).max(300) }))
    .output(z.object({ known: z.boolean() })),
};

const credentialAnswerSchema = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('found'), secret: z.string() }),
  z.object({ outcome: z.literal('missing') }),
  z.object({ outcome: z.literal('keyring'), keyring: keyringSchema }),
]);
export type CredentialAnswer = z.infer<typeof credentialAnswerSchema>;

/** Served by the shell, called by the core. */
export const shellHostContract = {
  credential: oc.input(z.object({ sourceId: z.string() })).output(credentialAnswerSchema),
  forgetCredential: oc.input(z.object({ sourceId: z.string() })).output(z.object({})),
  folder: oc.input(z.object({ grant: z.string() })).output(z.object({ path: z.string() }).nullable()),
  /** A file the person chose, for the one use they chose it for. */
  file: oc
    .input(z.object({ grant: z.string(), to: z.enum(['read', 'write']) }))
    .output(z.object({ path: z.string() }).nullable()),
  /** 桌面通知: counts and names of sources; the words are the shell's. */
  alert: oc.input(alertSchema).output(z.object({})),
  /** A page of the file failed its check while in use. */
  damageFound: oc.input(z.object({ detail: z.string() })).output(z.object({})),
};
