// The entry of a process that answers one call of the keyring and is ended. Why there is one: README.md, Decisions.
import { type KeytarAnswer, type KeytarCall, keytarCallSchema } from './keytar-call.ts';
import { loadKeytar } from './vault.ts';

process.parentPort.once('message', ({ data }) => {
  void answer(keytarCallSchema.parse(data)).then((answered) => process.parentPort.postMessage(answered));
});

async function answer(asked: KeytarCall): Promise<KeytarAnswer> {
  try {
    return await perform(asked);
  } catch {
    return { outcome: 'failed' };
  }
}

async function perform(asked: KeytarCall): Promise<KeytarAnswer> {
  const keytar = await loadKeytar();
  const { service, account } = asked;
  switch (asked.call) {
    case 'get':
      return { outcome: 'secret', secret: await keytar.getPassword(service, account) };
    case 'set':
      await keytar.setPassword(service, account, asked.secret);
      return { outcome: 'done', deleted: false };
    case 'delete':
      return { outcome: 'done', deleted: await keytar.deletePassword(service, account) };
  }
}
