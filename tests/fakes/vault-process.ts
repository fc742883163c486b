// The app's own vault in a process of its own, since the session bus is named by the environment of a process:
// one JSON call a line in, one JSON answer a line out.
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import type { Keyring } from '../../shared/contract/shell.ts';
import { keyringState } from '../../main/shell/keyring-state.ts';
import {
  type Keytar,
  loadKeytar,
  openVault,
  type VaultAnswer,
  type VaultDone,
} from '../../main/shell/vault.ts';

export type VaultProcess = {
  state(): Promise<Keyring>;
  read(account: string): Promise<VaultAnswer>;
  save(account: string, secret: string): Promise<VaultDone>;
  forget(account: string): Promise<VaultDone>;
  stop(): Promise<void>;
};

export function startVault(env: Readonly<Record<string, string>>): VaultProcess {
  const child = spawn(process.execPath, [import.meta.filename], { env, stdio: ['pipe', 'pipe', 'inherit'] });
  const waiting: ((answer: unknown) => void)[] = [];
  createInterface({ input: child.stdout }).on('line', (line) => waiting.shift()?.(JSON.parse(line)));
  const ask = <T>(...call: readonly string[]) =>
    new Promise<T>((resolve) => {
      waiting.push((answer) => resolve(answer as T));
      child.stdin.write(`${JSON.stringify(call)}\n`);
    });
  return {
    state: () => ask('state'),
    read: (account) => ask('read', account),
    save: (account, secret) => ask('save', account, secret),
    forget: (account) => ask('forget', account),
    stop: () => ended(child),
  };
}

async function ended(child: ChildProcess): Promise<void> {
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.stdin?.end();
  await gone;
}

async function answerCalls(): Promise<void> {
  const state = () => keyringState({ platform: process.platform, env: process.env });
  const vault = openVault({ state, keytar: loadKeytar, afresh });
  for await (const line of createInterface({ input: process.stdin })) {
    const [call, account = '', secret = ''] = JSON.parse(line);
    const answers = {
      state: () => vault.state(),
      read: () => vault.read(account),
      save: () => vault.save(account, secret),
      forget: () => vault.forget(account),
    };
    const answer = await answers[call as keyof typeof answers]();
    process.stdout.write(`${JSON.stringify(answer)}\n`);
  }
}

const run = promisify(execFile);

/** As the app does it with Electron's processes: one for each call. */
async function askAfresh(...words: readonly string[]): Promise<unknown> {
  const { stdout } = await run(process.execPath, [import.meta.filename, ...words], { encoding: 'utf8' });
  return JSON.parse(stdout);
}

const afresh: Keytar = {
  getPassword: async (service, account) => (await askAfresh('get', service, account)) as string | null,
  setPassword: async (service, account, secret) => void (await askAfresh('set', service, account, secret)),
  deletePassword: async (service, account) => (await askAfresh('delete', service, account)) as boolean,
};

async function answerOne([call, service = '', account = '', secret = '']: readonly string[]): Promise<void> {
  const keytar = await loadKeytar();
  const answers = {
    get: () => keytar.getPassword(service, account),
    set: () => keytar.setPassword(service, account, secret).then(() => true),
    delete: () => keytar.deletePassword(service, account),
  };
  process.stdout.write(JSON.stringify(await answers[call as keyof typeof answers]()));
}

if (import.meta.main) {
  const words = process.argv.slice(2);
  await (words.length === 0 ? answerCalls() : answerOne(words));
}
