// A keyring in memory, with the three states and the faults a real one has.
import type { Keyring } from '../../../shared/contract/shell.ts';
import type { Vault } from '../../../main/shell/vault.ts';

export type FakeVault = Vault & {
  readonly entries: Map<string, string>;
  keyring: Keyring;
  /** Takes a secret and gives another back, as a keyring that is not what it says. */
  isLying: boolean;
};

export function aVault(keyring: Keyring = 'unlocked'): FakeVault {
  const entries = new Map<string, string>();
  const vault: FakeVault = {
    entries,
    keyring,
    isLying: false,
    state: async () => vault.keyring,
    read: async (account) => {
      if (vault.keyring !== 'unlocked') return { outcome: 'keyring', keyring: vault.keyring };
      const secret = entries.get(account);
      return secret === undefined ? { outcome: 'missing' } : { outcome: 'found', secret };
    },
    save: async (account, secret) => {
      if (vault.keyring !== 'unlocked') return { outcome: 'keyring', keyring: vault.keyring };
      if (vault.isLying) return { outcome: 'keyring', keyring: 'none' };
      entries.set(account, secret);
      return { outcome: 'done' };
    },
    forget: async (account) => {
      if (vault.keyring !== 'unlocked') return { outcome: 'keyring', keyring: vault.keyring };
      entries.delete(account);
      return { outcome: 'done' };
    },
  };
  return vault;
}
