// window ↔ shell: opening the desk, credentials into the keychain, dialogs, settings, print. No data of records.
import { eventIterator, oc } from '@orpc/contract';
import { z } from 'zod';
import { alertOpensSchema } from '../domain/alert.ts';

/**
 * What the OS keyring is able to do, told apart by D-Bus before keytar is asked: keytar answers `null` both for
 * a locked keyring and for an absent entry, and a new key made on that `null` would orphan the file.
 */
export const keyringSchema = z.enum(['none', 'locked', 'unlocked']);
export type Keyring = z.infer<typeof keyringSchema>;

/** Where the desk stands, from start to open. Each state has its screen. */
export const deskStateSchema = z.discriminatedUnion('kind', [
  /** Nothing is known yet: neither whether there is a file nor whether its key can be had. */
  z.object({ kind: z.literal('looking') }),
  /** The key fits and the core opens the file. */
  z.object({ kind: z.literal('starting') }),
  /** No file yet. With an unlocked keyring the key goes there; else passphrase or memory-only. */
  z.object({ kind: z.literal('first-run'), keyring: keyringSchema }),
  /** A file is here whose key is in the keyring, but the keyring is … */
  z.object({ kind: z.literal('keyring-locked') }),
  z.object({ kind: z.literal('keyring-gone') }),
  /** … unlocked, without our key. */
  z.object({ kind: z.literal('key-missing') }),
  /** … unlocked, with a key that does not fit this file. */
  z.object({ kind: z.literal('key-differs') }),
  /** A file is here whose key is wrapped by a passphrase. */
  z.object({
    kind: z.literal('passphrase-needed'),
    wrong: z.boolean(),
    waitMs: z.number().int().nonnegative(),
  }),
  z.object({
    kind: z.literal('open'),
    way: z.enum(['keyring', 'passphrase', 'memory']),
    /** Whether passwords can be kept: without a keyring they live in memory until quit. */
    credentialsKept: z.boolean(),
    /** The core died and was started again this many times since start. */
    restarts: z.number().int(),
  }),
  z.object({ kind: z.literal('core-restarting'), restarts: z.number().int() }),
  /** Too many restarts in a short time: stopped, with a reference for the log. */
  z.object({ kind: z.literal('core-down'), reference: z.string() }),
  z.object({ kind: z.literal('file-newer'), fileVersion: z.number().int(), ourVersion: z.number().int() }),
  z.object({ kind: z.literal('file-damaged'), reference: z.string() }),
  z.object({ kind: z.literal('no-space') }),
  z.object({ kind: z.literal('locked') }),
]);
export type DeskState = z.infer<typeof deskStateSchema>;

export const settingsSchema = z.object({
  theme: z.enum(['light', 'dark', 'system']),
  fontSize: z.enum(['normal', 'large', 'elder']),
  language: z.enum(['zh-CN', 'en']),
  /** Widths of the panes the person dragged, px at normal size, by the name of the divider. */
  panes: z.record(z.string().max(40), z.number().int().min(0).max(4000)).optional(),
});
export type Settings = z.infer<typeof settingsSchema>;

export const protectionSchema = z.object({
  keyring: keyringSchema,
  way: z.enum(['keyring', 'passphrase', 'memory']).optional(),
  sandboxed: z.boolean(),
  electron: z.string(),
  version: z.string(),
  platform: z.string(),
});
export type Protection = z.infer<typeof protectionSchema>;

const none = z.object({});
const shell = oc.errors({
  /** The keyring would not take or give it; nothing was lost. */
  KEYRING: { data: z.object({ keyring: keyringSchema }) },
  /** Not possible in the present state of the desk. */
  NOT_NOW: {},
  PASSPHRASE_TOO_SHORT: { data: z.object({ least: z.number().int() }) },
});

export const shellContract = {
  desk: {
    /** The present state first, then every change. */
    follow: shell.output(eventIterator(deskStateSchema)),
    /** First run only. Never makes a key while a file exists. */
    begin: shell
      .input(
        z.discriminatedUnion('way', [
          z.object({ way: z.literal('keyring') }),
          z.object({ way: z.literal('passphrase'), passphrase: z.string().max(1000) }),
          z.object({ way: z.literal('memory') }),
        ]),
      )
      .output(none),
    unlock: shell.input(z.object({ passphrase: z.string().max(1000) })).output(none),
    /** Looks at the keyring again (the person unlocked it, or it came back). */
    retry: shell.output(none),
    /** A session that leaves nothing, beside a file whose key cannot be had now. The file is not touched. */
    beginMemoryOnly: shell.output(none),
    /** Ctrl+L: the core is closed, the window forgets what it shows. */
    lock: shell.output(none),
    quit: shell.output(none),
  },
  credentials: {
    save: shell
      .input(z.object({ sourceId: z.string().min(1).max(100), secret: z.string().min(1).max(8000) }))
      .output(none),
  },
  folders: {
    /** Opens the OS dialog; null when the person closed it. The path stays in the shell. */
    choose: shell.output(z.object({ grant: z.string(), name: z.string() }).nullable()),
  },
  files: {
    /** The OS dialog for one file to read; null when the person closed it. */
    choose: shell.output(z.object({ grant: z.string(), name: z.string() }).nullable()),
    /** The OS dialog for where to write a copy. `name` is data of a department: cleaned before it is proposed. */
    chooseTarget: shell
      .input(z.object({ name: z.string().max(255) }))
      .output(z.object({ grant: z.string(), name: z.string() }).nullable()),
  },
  settings: {
    read: shell.output(settingsSchema),
    save: shell.input(settingsSchema).output(none),
  },
  page: {
    /** The OS print dialog for what the window shows in its print layout. */
    print: shell.output(z.object({ printed: z.boolean() })),
    /** Works without any printer: asks where to put an A4 PDF; null when the person closed the dialog. */
    savePdf: shell.output(z.object({ name: z.string() }).nullable()),
  },
  external: {
    /** Opens a page of a department in the system browser after the person confirmed the full host. */
    open: shell.input(z.object({ url: z.string().max(2000) })).output(z.object({ opened: z.boolean() })),
  },
  protection: { read: shell.output(protectionSchema) },
  alerts: {
    /** Whether this machine shows notifications of programs at all. */
    able: shell.output(z.object({ able: z.boolean() })),
    /** The person pressed an alert: what of the window it is about. */
    follow: shell.output(eventIterator(alertOpensSchema)),
  },
};
