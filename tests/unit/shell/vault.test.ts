import { describe, expect, it } from 'vitest';
import type { Keyring } from '../../../shared/contract/shell.ts';
import { type Keytar, openVault } from '../../../main/shell/vault.ts';

type Fake = Keytar & { readonly entries: Map<string, string>; readonly log: string[] };

function aKeytar(change: Partial<Keytar> = {}): Fake {
  const entries = new Map<string, string>();
  const log: string[] = [];
  return {
    entries,
    log,
    getPassword: async (_service, account) => {
      log.push(`get ${account}`);
      return entries.get(account) ?? null;
    },
    setPassword: async (_service, account, secret) => {
      log.push(`set ${account}`);
      entries.set(account, secret);
    },
    deletePassword: async (_service, account) => entries.delete(account),
    ...change,
  };
}

const failing = () => Promise.reject(new Error('D-Bus'));
const broken: Keytar = { getPassword: failing, setPassword: failing, deletePassword: failing };

function aVault(keytar: Keytar, states: readonly Keyring[] = ['unlocked'], afresh: Keytar = broken) {
  const coming = [...states];
  const state = async () => (coming.length > 1 ? coming.shift() : coming[0]) ?? 'none';
  return openVault({ state, keytar: async () => keytar, afresh, limitMs: 30 });
}

const never = () => new Promise<never>(() => undefined);

describe('the vault', () => {
  it('finds what it saved and misses what it forgot', async () => {
    const vault = aVault(aKeytar());
    expect(await vault.save('a', 'secret')).toEqual({ outcome: 'done' });
    expect(await vault.read('a')).toEqual({ outcome: 'found', secret: 'secret' });
    expect(await vault.forget('a')).toEqual({ outcome: 'done' });
    expect(await vault.read('a')).toEqual({ outcome: 'missing' });
  });

  it.each(['none', 'locked'] as const)('does not ask keytar while the keyring is %s', async (keyring) => {
    const keytar = aKeytar();
    const vault = aVault(keytar, [keyring]);
    const answer = { outcome: 'keyring', keyring };
    expect(await vault.read('a')).toEqual(answer);
    expect(await vault.save('a', 'x')).toEqual(answer);
    expect(await vault.forget('a')).toEqual(answer);
    expect(keytar.log).toEqual([]);
  });

  it('does not call an entry missing when the keyring was locked while it was asked', async () => {
    const vault = aVault(aKeytar(), ['unlocked', 'locked']);
    expect(await vault.read('a')).toEqual({ outcome: 'keyring', keyring: 'locked' });
  });

  it('has not saved what it cannot read back', async () => {
    const vault = aVault(aKeytar({ setPassword: async () => undefined }));
    expect(await vault.save('a', 'x')).toEqual({ outcome: 'keyring', keyring: 'none' });
  });

  it('takes an error of the keyring for no keyring', async () => {
    const vault = aVault(aKeytar({ getPassword: () => Promise.reject(new Error('D-Bus')) }));
    expect(await vault.read('a')).toEqual({ outcome: 'keyring', keyring: 'none' });
  });

  it('takes an error here for a stale line, and asks afresh from then on', async () => {
    const afresh = aKeytar();
    afresh.entries.set('a', 'secret');
    const stale = aKeytar({ getPassword: failing });
    const vault = aVault(stale, ['unlocked'], afresh);
    expect(await vault.read('a')).toEqual({ outcome: 'found', secret: 'secret' });
    expect(await vault.save('b', 'other')).toEqual({ outcome: 'done' });
    expect(afresh.log).toEqual(['get a', 'set b', 'get b']);
    expect(stale.log).toEqual([]);
  });

  it('gives up on a keyring that stays silent both times', async () => {
    const silent = aKeytar({ getPassword: never });
    expect(await aVault(silent, ['unlocked'], silent).read('a')).toEqual({
      outcome: 'keyring',
      keyring: 'none',
    });
  });

  it('runs one call at a time, in the order asked', async () => {
    const log: string[] = [];
    const getPassword = async (_service: string, account: string) => {
      log.push(`begin ${account}`);
      await Promise.resolve();
      log.push(`end ${account}`);
      return account;
    };
    const vault = aVault(aKeytar({ getPassword }));
    await Promise.all([vault.read('a'), vault.read('b'), vault.read('c')]);
    expect(log).toEqual(['begin a', 'end a', 'begin b', 'end b', 'begin c', 'end c']);
  });

  it('does not wait for ever for a module that does not load', async () => {
    const vault = openVault({ state: async () => 'unlocked', keytar: never, afresh: broken, limitMs: 30 });
    expect(await vault.read('a')).toEqual({ outcome: 'keyring', keyring: 'none' });
  });
});
