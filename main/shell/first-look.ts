// Looks for the key of the file while the rest of the shell is still being read: it needs neither the window nor the
// core, and the keyring takes its time.
import type { Keyring } from '../../shared/contract/shell.ts';
import { earlyOnce, keyringState } from './keyring-state.ts';
import { keytarAfresh } from './keytar-afresh.ts';
import { type Look, lookAtKeys } from './keys.ts';
import type { Paths } from './paths.ts';
import { loadKeytar, openVault, type Vault } from './vault.ts';

export type FirstLook = { readonly vault: Vault; readonly look: Promise<Look> };

export function lookFirst(paths: Paths, early: Promise<Keyring>): FirstLook {
  const ask = () => keyringState({ platform: process.platform, env: process.env });
  const { state, forget } = earlyOnce(early, ask);
  const vault = openVault({
    state,
    keytar: loadKeytar,
    afresh: keytarAfresh(paths.keytarProcess),
  });
  // A desk with a passphrase asks no keyring now; hours later that answer is worth nothing.
  const look = lookAtKeys({ paths, vault, now: Date.now }).finally(forget);
  return { vault, look };
}
