// The OS keyring, through keytar, which no other file may import. Says apart what keytar cannot: found, missing,
// and "the keyring would not say". One call at a time, none for longer than five seconds.
import type { Keyring } from '../../shared/contract/shell.ts';

const serviceName = 'cn.govdesk.desk';

export type VaultAnswer =
  | { readonly outcome: 'found'; readonly secret: string }
  | { readonly outcome: 'missing' }
  | { readonly outcome: 'keyring'; readonly keyring: Keyring };

export type VaultDone =
  | { readonly outcome: 'done' }
  | { readonly outcome: 'keyring'; readonly keyring: Keyring };

export type Vault = {
  state(): Promise<Keyring>;
  read(account: string): Promise<VaultAnswer>;
  /** Done only when the same secret was read back. */
  save(account: string, secret: string): Promise<VaultDone>;
  forget(account: string): Promise<VaultDone>;
};

export const fileKeyAccount = (fileId: string) => `file-key:${fileId}`;
export const credentialAccount = (fileId: string, sourceId: string) => `source:${fileId}:${sourceId}`;

export type Keytar = Pick<typeof import('keytar'), 'getPassword' | 'setPassword' | 'deletePassword'>;

/** Loaded at the first use: the window is on the screen before libsecret is. */
export async function loadKeytar(): Promise<Keytar> {
  return (await import('keytar')).default;
}

type VaultParts = {
  readonly state: () => Promise<Keyring>;
  readonly keytar: () => Promise<Keytar>;
  /** Asked instead, from the first failure on: libsecret goes on asking a keyring that was since started again. */
  readonly afresh: Keytar;
  readonly limitMs?: number;
};

/** Nothing came back, or an error did. */
const silent: unique symbol = Symbol('silent');
type Silent = typeof silent;

export function openVault({ state, keytar, afresh, limitMs = 5_000 }: VaultParts): Vault {
  const lane = createLane(limitMs);
  let hasFailed = false;
  const asked = async <T>(work: (keytar: Keytar) => Promise<T>): Promise<T | Silent> => {
    const first = hasFailed ? silent : await lane(async () => work(await keytar()));
    if (first !== silent) return first;
    hasFailed = true;
    return lane(() => work(afresh));
  };
  const trouble = async () => ({ outcome: 'keyring' as const, keyring: await closedState(state) });

  async function read(account: string): Promise<VaultAnswer> {
    if ((await state()) !== 'unlocked') return trouble();
    const answer = await asked((keytar) => keytar.getPassword(serviceName, account));
    if (typeof answer === 'string') return { outcome: 'found', secret: answer };
    // It may have been locked between our question and keytar's.
    if (answer !== null || (await state()) !== 'unlocked') return trouble();
    return { outcome: 'missing' };
  }

  async function save(account: string, secret: string): Promise<VaultDone> {
    if ((await state()) !== 'unlocked') return trouble();
    await asked((keytar) => keytar.setPassword(serviceName, account, secret));
    const kept = await read(account);
    return kept.outcome === 'found' && kept.secret === secret ? { outcome: 'done' } : trouble();
  }

  async function forget(account: string): Promise<VaultDone> {
    if ((await state()) !== 'unlocked') return trouble();
    await asked((keytar) => keytar.deletePassword(serviceName, account));
    const kept = await read(account);
    return kept.outcome === 'missing' ? { outcome: 'done' } : trouble();
  }

  return { state, read, save, forget };
}

/** A keyring that calls itself unlocked and yet fails is of no use: the same to us as none. */
async function closedState(state: () => Promise<Keyring>): Promise<Keyring> {
  const keyring = await state();
  return keyring === 'unlocked' ? 'none' : keyring;
}

/** Runs one call after the other, and waits for none of them longer than the limit. */
function createLane(limitMs: number) {
  let last: Promise<unknown> = Promise.resolve();
  return <T>(work: () => Promise<T>): Promise<T | Silent> => {
    const answer = last.then(() => within(limitMs, work));
    last = answer;
    return answer;
  };
}

async function within<T>(ms: number, work: () => Promise<T>): Promise<T | Silent> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const limit = new Promise<Silent>((resolve) => {
    timer = setTimeout(() => resolve(silent), ms);
  });
  const done = work().catch((): Silent => silent);
  return Promise.race([done, limit]).finally(() => clearTimeout(timer));
}
