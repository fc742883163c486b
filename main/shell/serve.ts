// shellContract, answered: each call is one line that hands on to whoever does it.
import { implement, ORPCError, onError } from '@orpc/server';
import { RPCHandler } from '@orpc/server/message-port';
import type { MessagePortMain } from 'electron/main';
import type { z } from 'zod';
import { bounded } from '../../shared/contract/bounded-port.ts';
import {
  type DeskState,
  type protectionSchema,
  type Settings,
  shellContract,
} from '../../shared/contract/shell.ts';
import { factsOfError } from '../../shared/domain/error-facts.ts';
import type { Alerts } from './alerts.ts';
import type { Credentials } from './credentials.ts';
import type { Desk, DeskAnswer } from './desk.ts';
import type { Feed } from './feed.ts';
import type { Log } from './log.ts';
import type { VaultDone } from './vault.ts';

type ShellParts = {
  readonly desk: Desk;
  readonly feed: Feed<DeskState>;
  readonly credentials: Credentials;
  readonly readSettings: () => Settings;
  readonly saveSettings: (settings: Settings) => Promise<void>;
  readonly chooseFolder: () => Promise<{ readonly grant: string; readonly name: string } | null>;
  readonly chooseFile: () => Promise<{ readonly grant: string; readonly name: string } | null>;
  readonly chooseTarget: (name: string) => Promise<{ readonly grant: string; readonly name: string } | null>;
  readonly print: () => Promise<{ readonly printed: boolean }>;
  readonly savePdf: () => Promise<{ readonly name: string } | null>;
  readonly openExternal: (url: string) => Promise<{ readonly opened: boolean }>;
  readonly protection: () => Promise<z.infer<typeof protectionSchema>>;
  readonly alerts: Pick<Alerts, 'able' | 'follow'>;
  readonly quit: () => void;
  readonly log: Log;
};

/** Answers a port for as long as its page lives. */
export function shellServer(parts: ShellParts): (port: MessagePortMain) => void {
  const handler = new RPCHandler(shellRouter(parts), {
    interceptors: [
      onError((error) => {
        if (!(error instanceof ORPCError) || !error.defined)
          parts.log('shell-call-failed', factsOfError(error));
      }),
    ],
  });
  return (port) => {
    handler.upgrade(bounded(port));
    port.start();
  };
}

function shellRouter(parts: ShellParts) {
  const os = implement(shellContract);
  const { desk, credentials } = parts;
  return os.router({
    desk: {
      follow: os.desk.follow.handler(({ signal }) => parts.feed.follow(signal)),
      begin: os.desk.begin.handler(async ({ input, errors }) => settle(await desk.begin(input), errors)),
      unlock: os.desk.unlock.handler(async ({ input, errors }) =>
        settle(await desk.unlock(input.passphrase), errors),
      ),
      retry: os.desk.retry.handler(async ({ errors }) => settle(await desk.retry(), errors)),
      beginMemoryOnly: os.desk.beginMemoryOnly.handler(async ({ errors }) =>
        settle(await desk.beginMemoryOnly(), errors),
      ),
      lock: os.desk.lock.handler(async ({ errors }) => settle(await desk.lock(), errors)),
      quit: os.desk.quit.handler(() => {
        parts.quit();
        return {};
      }),
    },
    credentials: {
      save: os.credentials.save.handler(async ({ input, errors }) => {
        if (desk.session === undefined) throw errors.NOT_NOW();
        return settleVault(await credentials.save(input.sourceId, input.secret), errors);
      }),
    },
    folders: { choose: os.folders.choose.handler(() => parts.chooseFolder()) },
    files: {
      choose: os.files.choose.handler(() => parts.chooseFile()),
      chooseTarget: os.files.chooseTarget.handler(({ input }) => parts.chooseTarget(input.name)),
    },
    settings: {
      read: os.settings.read.handler(() => parts.readSettings()),
      save: os.settings.save.handler(async ({ input }) => {
        await parts.saveSettings(input);
        return {};
      }),
    },
    page: {
      print: os.page.print.handler(() => parts.print()),
      savePdf: os.page.savePdf.handler(() => parts.savePdf()),
    },
    external: { open: os.external.open.handler(({ input }) => parts.openExternal(input.url)) },
    protection: { read: os.protection.read.handler(() => parts.protection()) },
    alerts: {
      able: os.alerts.able.handler(async () => ({ able: await parts.alerts.able() })),
      follow: os.alerts.follow.handler(({ signal }) => parts.alerts.follow(signal)),
    },
  });
}

type Errors = {
  readonly KEYRING: (options: {
    readonly data: { readonly keyring: 'none' | 'locked' | 'unlocked' };
  }) => Error;
  readonly NOT_NOW: () => Error;
  readonly PASSPHRASE_TOO_SHORT: (options: { readonly data: { readonly least: number } }) => Error;
};

function settle(answer: DeskAnswer, errors: Errors): Record<string, never> {
  switch (answer.kind) {
    case 'done':
      return {};
    case 'not-now':
      throw errors.NOT_NOW();
    case 'keyring':
      throw errors.KEYRING({ data: { keyring: answer.keyring } });
    case 'too-short':
      throw errors.PASSPHRASE_TOO_SHORT({ data: { least: answer.least } });
  }
}

function settleVault(answer: VaultDone, errors: Errors): Record<string, never> {
  if (answer.outcome === 'keyring') throw errors.KEYRING({ data: { keyring: answer.keyring } });
  return {};
}
