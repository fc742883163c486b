// A shell in the page itself: tells the desk state it is told to tell, and keeps settings until the page goes.

import { implement } from '@orpc/server';
import { createMailbox } from '../../../main/shell/mailbox.ts';
import { type DeskState, type Settings, shellContract } from '../../../shared/contract/shell.ts';
import type { AlertOpens } from '../../../shared/domain/alert.ts';

type ShellOptions = {
  readonly state: DeskState;
  readonly settings: Settings;
  /** Something here shows notifications of programs. */
  readonly notifications: boolean;
};

export function shellInPage(options: ShellOptions) {
  const os = implement(shellContract);
  const kept = { settings: options.settings };
  const pressed = createMailbox<AlertOpens>();
  const none = () => ({});
  return os.router({
    desk: {
      follow: os.desk.follow.handler(async function* ({ signal }) {
        yield options.state;
        await new Promise<void>((resolve) => signal?.addEventListener('abort', () => resolve()));
      }),
      begin: os.desk.begin.handler(none),
      unlock: os.desk.unlock.handler(none),
      retry: os.desk.retry.handler(none),
      beginMemoryOnly: os.desk.beginMemoryOnly.handler(none),
      lock: os.desk.lock.handler(none),
      quit: os.desk.quit.handler(none),
    },
    credentials: { save: os.credentials.save.handler(none) },
    folders: { choose: os.folders.choose.handler(() => ({ grant: 'g1', name: 'seeds' })) },
    files: {
      choose: os.files.choose.handler(() => ({ grant: 'g2', name: '补充说明.pdf' })),
      chooseTarget: os.files.chooseTarget.handler(({ input: { name } }) => ({ grant: 'g3', name })),
    },
    settings: {
      read: os.settings.read.handler(() => kept.settings),
      save: os.settings.save.handler(({ input }) => {
        kept.settings = input;
        return {};
      }),
    },
    page: {
      print: os.page.print.handler(() => ({ printed: true })),
      savePdf: os.page.savePdf.handler(() => ({ name: '待办.pdf' })),
    },
    external: { open: os.external.open.handler(() => ({ opened: true })) },
    alerts: {
      able: os.alerts.able.handler(() => ({ able: options.notifications })),
      follow: os.alerts.follow.handler(({ signal }) => pressed.follow(signal)),
    },
    protection: {
      read: os.protection.read.handler(() => ({
        keyring: 'unlocked' as const,
        way: 'keyring' as const,
        sandboxed: true,
        electron: '45.4.1',
        version: '0.1.0',
        platform: 'Linux x64',
      })),
    },
  });
}
