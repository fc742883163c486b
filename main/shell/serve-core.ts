// shellHostContract, answered: what the core may ask of the shell, one credential, folder or file at a time.
import { implement } from '@orpc/server';
import { RPCHandler } from '@orpc/server/message-port';
import type { MessagePortMain } from 'electron/main';
import { bounded } from '../../shared/contract/bounded-port.ts';
import { shellHostContract } from '../../shared/contract/host.ts';
import type { Alert } from '../../shared/domain/alert.ts';
import type { Credentials } from './credentials.ts';
import type { Files } from './files.ts';
import type { Folders } from './folders.ts';

type CoreQuestions = {
  readonly credentials: Credentials;
  readonly folders: Pick<Folders, 'path'>;
  readonly files: Pick<Files, 'take'>;
  readonly alert: (alert: Alert) => void;
  readonly damageFound: (detail: string) => void;
};

export function coreQuestionsServer({ credentials, folders, files, alert, damageFound }: CoreQuestions) {
  const os = implement(shellHostContract);
  const handler = new RPCHandler(
    os.router({
      credential: os.credential.handler(({ input }) => credentials.read(input.sourceId)),
      forgetCredential: os.forgetCredential.handler(async ({ input }) => {
        await credentials.forget(input.sourceId);
        return {};
      }),
      folder: os.folder.handler(({ input }) => {
        const path = folders.path(input.grant);
        return path === undefined ? null : { path };
      }),
      file: os.file.handler(({ input }) => {
        const path = files.take(input.grant, input.to);
        return path === undefined ? null : { path };
      }),
      alert: os.alert.handler(({ input }) => {
        alert(input);
        return {};
      }),
      damageFound: os.damageFound.handler(({ input }) => {
        damageFound(input.detail);
        return {};
      }),
    }),
  );
  return (port: MessagePortMain): void => {
    handler.upgrade(bounded(port));
    port.start();
  };
}
