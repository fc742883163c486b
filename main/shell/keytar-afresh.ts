// keytar's calls, each in a process of its own that knows nothing of the keyring before, and that can be ended when
// the keyring stays silent.
import { utilityProcess } from 'electron/main';
import { type KeytarAnswer, type KeytarCall, keytarAnswerSchema } from './keytar-call.ts';
import type { Keytar } from './vault.ts';

const limitMs = 5_000;

export function keytarAfresh(entry: string): Keytar {
  return {
    async getPassword(service, account) {
      const answer = await ask(entry, { call: 'get', service, account });
      if (answer.outcome !== 'secret') throw new Error('the keyring did not answer');
      return answer.secret;
    },
    async setPassword(service, account, secret) {
      const answer = await ask(entry, { call: 'set', service, account, secret });
      if (answer.outcome !== 'done') throw new Error('the keyring did not answer');
    },
    async deletePassword(service, account) {
      const answer = await ask(entry, { call: 'delete', service, account });
      if (answer.outcome !== 'done') throw new Error('the keyring did not answer');
      return answer.deleted;
    },
  };
}

function ask(entry: string, call: KeytarCall): Promise<KeytarAnswer> {
  const child = utilityProcess.fork(entry, [], { serviceName: 'govdesk-keyring', stdio: 'ignore' });
  const timer = setTimeout(() => child.kill(), limitMs);
  return new Promise((resolve) => {
    child.once('message', (message: unknown) => {
      resolve(keytarAnswerSchema.parse(message));
      child.kill();
    });
    child.once('exit', () => {
      clearTimeout(timer);
      resolve({ outcome: 'failed' });
    });
    child.postMessage(call);
  });
}
