import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { newFileKey } from '../../../main/shell/key-check.ts';
import {
  beginWithKeyring,
  beginWithPassphrase,
  type KeysParts,
  lookAtKeys,
  unlockWithPassphrase,
} from '../../../main/shell/keys.ts';
import { fileKeyAccount } from '../../../main/shell/vault.ts';
import { aVault, type FakeVault } from './fake-vault.ts';

const passphrase = 'twelve or more letters';
const minute = 60_000;

let folder: string;
let vault: FakeVault;
let clock: number;
let parts: KeysParts;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'govdesk-keys-'));
  vault = aVault();
  clock = 1_700_000_000_000;
  parts = {
    paths: { deskFile: join(folder, 'p', 'desk.db'), keyFile: join(folder, 'p', 'desk.key.json') },
    vault,
    now: () => clock,
  };
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const makeFile = () => writeFileSync(parts.paths.deskFile, 'encrypted');
const entryNames = () => [...vault.entries.keys()];

async function begun() {
  const answer = await beginWithKeyring(parts);
  if (!answer.ok) throw new Error('believed: the keyring took the key');
  return answer.held;
}

describe('a first run with a keyring', () => {
  it('puts the key into the keyring, its check beside the file, and nothing of it on the disk', async () => {
    const held = await begun();
    expect(held.create).toBe(true);
    expect(vault.entries).toEqual(new Map([[fileKeyAccount(held.fileId), held.key]]));
    const written = readFileSync(parts.paths.keyFile, 'utf8');
    expect(JSON.parse(written)).toEqual({
      format: 1,
      fileId: held.fileId,
      way: 'keyring',
      check: expect.any(String),
    });
    expect(written).not.toContain(held.key.slice(0, 12));
  });

  it('makes a file and a folder that only the owner may read', async () => {
    await begun();
    expect(statSync(parts.paths.keyFile).mode & 0o777).toBe(0o600);
    expect(statSync(join(folder, 'p')).mode & 0o777).toBe(0o700);
    expect(readdirSync(join(folder, 'p'))).toEqual(['desk.key.json']);
  });

  it.each(['none', 'locked'] as const)('writes nothing when the keyring is %s', async (keyring) => {
    vault.keyring = keyring;
    expect(await beginWithKeyring(parts)).toEqual({ ok: false, keyring });
    expect(readdirSync(folder)).toEqual([]);
  });

  it('writes nothing when the keyring does not give back what it took', async () => {
    vault.isLying = true;
    expect(await beginWithKeyring(parts)).toEqual({ ok: false, keyring: 'none' });
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe('a crash in a first run', () => {
  it('after the keyring took the key leaves a first run', async () => {
    await begun();
    rmSync(join(folder, 'p'), { recursive: true });
    expect(await lookAtKeys(parts)).toEqual({ found: { file: 'absent', keyring: 'unlocked' } });
  });

  it('after the key file was written goes on with the same key and makes the file', async () => {
    const held = await begun();
    const look = await lookAtKeys(parts);
    expect(look.held).toEqual({ key: held.key, fileId: held.fileId, create: true });
  });

  it('after an empty file was made goes on with the same key and that file', async () => {
    const held = await begun();
    writeFileSync(parts.paths.deskFile, '');
    expect((await lookAtKeys(parts)).held).toEqual({ key: held.key, fileId: held.fileId, create: false });
  });

  it('in the middle of writing the key file leaves a first run, with no half file in the way', async () => {
    await begun();
    writeFileSync(`${parts.paths.keyFile}.new`, '{"form');
    rmSync(parts.paths.keyFile);
    expect((await lookAtKeys(parts)).found).toEqual({ file: 'absent', keyring: 'unlocked' });
    await begun();
    expect(readdirSync(join(folder, 'p'))).toEqual(['desk.key.json']);
  });
});

describe('a later start', () => {
  it('finds the key in the keyring', async () => {
    const held = await begun();
    makeFile();
    expect(await lookAtKeys(parts)).toEqual({
      found: { file: 'keyring', keyring: 'unlocked', key: 'fits' },
      held: { key: held.key, fileId: held.fileId, create: false },
    });
  });

  it.each(['none', 'locked'] as const)('says so when the keyring is %s', async (keyring) => {
    await begun();
    makeFile();
    vault.keyring = keyring;
    expect(await lookAtKeys(parts)).toEqual({ found: { file: 'keyring', keyring } });
  });

  it('says so when the keyring is open and has no key of ours', async () => {
    await begun();
    makeFile();
    vault.entries.clear();
    expect(await lookAtKeys(parts)).toEqual({
      found: { file: 'keyring', keyring: 'unlocked', key: 'missing' },
    });
  });

  it.each([newFileKey(), 'not even a key'])('says so when the keyring has another key', async (other) => {
    const held = await begun();
    makeFile();
    vault.entries.set(fileKeyAccount(held.fileId), other);
    expect(await lookAtKeys(parts)).toEqual({
      found: { file: 'keyring', keyring: 'unlocked', key: 'differs' },
    });
  });

  it.each(['', '{', '[]', '{"format":2}', 'null'])('says so when the key file reads %j', async (text) => {
    await begun();
    makeFile();
    writeFileSync(parts.paths.keyFile, text);
    expect(await lookAtKeys(parts)).toEqual({ found: { file: 'key-file-lost' } });
  });

  it('says so when the key file is gone', async () => {
    await begun();
    makeFile();
    rmSync(parts.paths.keyFile);
    expect(await lookAtKeys(parts)).toEqual({ found: { file: 'key-file-lost' } });
  });
});

describe('no new key', () => {
  const spoilers: readonly (readonly [string, () => void])[] = [
    ['a file is here', () => rmSync(parts.paths.keyFile)],
    ['a key file is here', () => rmSync(parts.paths.deskFile)],
    ['a key file that cannot be read is here', () => writeFileSync(parts.paths.keyFile, '?')],
    ['both are here and the keyring is empty', () => vault.entries.clear()],
  ];

  it.each(spoilers)('is made while %s', async (_name, spoil) => {
    await begun();
    makeFile();
    spoil();
    const before = entryNames();
    await expect(beginWithKeyring(parts)).rejects.toThrow('believed');
    await expect(beginWithPassphrase(parts, passphrase)).rejects.toThrow('believed');
    expect(entryNames()).toEqual(before);
  });
});

describe('a passphrase', () => {
  it('opens what it closed, and leaves nothing in the keyring', async () => {
    const held = await beginWithPassphrase(parts, passphrase);
    makeFile();
    expect(vault.entries.size).toBe(0);
    expect(await lookAtKeys(parts)).toEqual({ found: { file: 'passphrase', waitMs: 0 } });
    expect(await unlockWithPassphrase(parts, passphrase)).toEqual({
      kind: 'held',
      held: { ...held, create: false },
    });
    expect(readFileSync(parts.paths.keyFile, 'utf8')).not.toContain(held.key.slice(0, 12));
  });

  it('guessed wrong five times costs ten minutes, also after a restart and for the right one', async () => {
    await beginWithPassphrase(parts, passphrase);
    makeFile();
    const answers = [];
    for (let guess = 0; guess < 5; guess += 1)
      answers.push(await unlockWithPassphrase(parts, `wrong ${guess}`));
    expect(answers.map((answer) => 'waitMs' in answer && answer.waitMs)).toEqual([0, 0, 0, 0, 10 * minute]);
    expect(await unlockWithPassphrase(parts, passphrase)).toEqual({ kind: 'wait', waitMs: 10 * minute });
    clock += 9 * minute;
    expect((await lookAtKeys(parts)).found).toEqual({ file: 'passphrase', waitMs: minute });
    clock += minute;
    expect(await unlockWithPassphrase(parts, passphrase)).toMatchObject({ kind: 'held' });
    expect(await unlockWithPassphrase(parts, 'wrong')).toEqual({ kind: 'wrong', waitMs: 0 });
  });

  it('does not open a file whose key is in the keyring', async () => {
    await begun();
    makeFile();
    expect(await unlockWithPassphrase(parts, passphrase)).toEqual({ kind: 'not-by-passphrase' });
  });
});
