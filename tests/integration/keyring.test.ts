// The vault against a real gnome-keyring on a session bus of its own. keytar alone answers `null` for four of these
// states; the vault tells them apart.
import { execFile, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DesktopSession, startSession } from '../fakes/desktop-session.ts';
import { until } from '../fakes/until.ts';
import { startVault, type VaultProcess } from '../fakes/vault-process.ts';

const run = promisify(execFile);

const key = 'ab'.repeat(32);

let home: string;
let session: DesktopSession;
let vault: VaultProcess;

beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), 'gd-kr-'));
  session = await startSession(home);
  vault = startVault(session.env);
});
afterAll(async () => {
  await vault.stop();
  await session.stop();
  rmSync(home, { recursive: true, force: true });
});

async function hasOwner(name: string): Promise<boolean> {
  const words = ['call', '--session', '--dest', 'org.freedesktop.DBus', '--object-path', '/', '--method'];
  const { stdout } = await run('gdbus', [...words, 'org.freedesktop.DBus.NameHasOwner', name], {
    env: session.env,
  });
  return stdout.includes('true');
}

describe('a keyring', () => {
  it('that does not run is none', async () => {
    await session.setKeyring('none');
    expect(await vault.state()).toBe('none');
    expect(await vault.read('file-key:a')).toEqual({ outcome: 'keyring', keyring: 'none' });
    expect(await vault.save('file-key:a', key)).toEqual({ outcome: 'keyring', keyring: 'none' });
  });

  it('that is open and empty misses our key', async () => {
    await session.setKeyring('unlocked');
    expect(await vault.state()).toBe('unlocked');
    expect(await vault.read('file-key:a')).toEqual({ outcome: 'missing' });
  });

  it('that is open gives back what it took, a long Chinese secret too', async () => {
    const long = '口令'.repeat(2_000);
    expect(await vault.save('file-key:a', key)).toEqual({ outcome: 'done' });
    expect(await vault.save('source:a:1', long)).toEqual({ outcome: 'done' });
    expect(await vault.read('file-key:a')).toEqual({ outcome: 'found', secret: key });
    expect(await vault.read('source:a:1')).toEqual({ outcome: 'found', secret: long });
  });

  it('that holds another key gives that one, for the shell to compare', async () => {
    await session.putEntry({ account: 'file-key:b', password: 'cd'.repeat(32) });
    expect(await vault.read('file-key:b')).toEqual({ outcome: 'found', secret: 'cd'.repeat(32) });
  });

  it('that forgot an entry misses it', async () => {
    expect(await vault.forget('source:a:1')).toEqual({ outcome: 'done' });
    expect(await vault.read('source:a:1')).toEqual({ outcome: 'missing' });
  });

  it('that is locked is locked, not empty, and takes nothing', async () => {
    await session.setKeyring('locked');
    expect(await vault.state()).toBe('locked');
    expect(await vault.read('file-key:a')).toEqual({ outcome: 'keyring', keyring: 'locked' });
    expect(await vault.save('file-key:a', 'ef'.repeat(32))).toEqual({
      outcome: 'keyring',
      keyring: 'locked',
    });
    expect(await vault.forget('file-key:a')).toEqual({ outcome: 'keyring', keyring: 'locked' });
  });

  it('that was unlocked again has what it had, for the same process', async () => {
    await session.setKeyring('unlocked');
    expect(await vault.read('file-key:a')).toEqual({ outcome: 'found', secret: key });
  });

  it('that goes in mid-session is none, and comes back with what it had', async () => {
    await session.setKeyring('none');
    expect(await vault.read('file-key:a')).toEqual({ outcome: 'keyring', keyring: 'none' });
    await session.setKeyring('unlocked');
    expect(await vault.read('file-key:a')).toEqual({ outcome: 'found', secret: key });
  });

  it('whose files were thrown away misses our key', async () => {
    await session.forgetKeyring();
    await session.setKeyring('unlocked');
    expect(await vault.read('file-key:a')).toEqual({ outcome: 'missing' });
  });

  it('that runs without any collection counts as none: making one would ask for a new password', async () => {
    await session.forgetKeyring();
    const bare = spawn('gnome-keyring-daemon', ['--foreground', '--components=secrets'], {
      env: session.env,
      stdio: 'ignore',
    });
    await until('the daemon answers', () => hasOwner('org.freedesktop.secrets'));
    expect(await vault.state()).toBe('none');
    expect(await vault.save('file-key:a', key)).toEqual({ outcome: 'keyring', keyring: 'none' });
    bare.kill('SIGKILL');
  });
});
