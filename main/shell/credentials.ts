// Passwords and tokens of sources. In the keyring when the desk's own key is there; otherwise in memory until the
// app ends. Never in a file.
import type { CredentialAnswer } from '../../shared/contract/host.ts';
import type { Session } from './desk.ts';
import { credentialAccount, type Vault, type VaultDone } from './vault.ts';

export type Credentials = {
  read(sourceId: string): Promise<CredentialAnswer>;
  save(sourceId: string, secret: string): Promise<VaultDone>;
  forget(sourceId: string): Promise<VaultDone>;
};

export function createCredentials(vault: Vault, session: () => Session | undefined): Credentials {
  const inMemory = new Map<string, string>();
  const account = (sourceId: string): string | undefined => {
    const open = session();
    return open?.way === 'keyring' && open.fileId ? credentialAccount(open.fileId, sourceId) : undefined;
  };
  return {
    async read(sourceId) {
      const kept = account(sourceId);
      if (kept !== undefined) return vault.read(kept);
      const secret = inMemory.get(sourceId);
      return secret === undefined ? { outcome: 'missing' } : { outcome: 'found', secret };
    },
    async save(sourceId, secret) {
      const kept = account(sourceId);
      if (kept !== undefined) return vault.save(kept, secret);
      inMemory.set(sourceId, secret);
      return { outcome: 'done' };
    },
    async forget(sourceId) {
      const kept = account(sourceId);
      if (kept !== undefined) return vault.forget(kept);
      inMemory.delete(sourceId);
      return { outcome: 'done' };
    },
  };
}
