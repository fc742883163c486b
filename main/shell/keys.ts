// How the key of the desk's file is made once and found ever after. The rule above all: no new key while a file
// or its key file is here, whatever the keyring answers. The steps of a first run and what a crash between any
// two of them leaves are in README.md.
import { randomUUID } from 'node:crypto';
import { stat } from 'node:fs/promises';
import type { Keyring } from '../../shared/contract/shell.ts';
import type { Found } from './desk-state.ts';
import { type FileKey, fits, isFileKey, keyCheck, newFileKey } from './key-check.ts';
import { type KeyFile, type PassphraseKeyFile, readKeyFile, writeKeyFile } from './key-file.ts';
import { unwrap, wrap } from './passphrase.ts';
import type { Paths } from './paths.ts';
import { isCode } from './private-file.ts';
import { fileKeyAccount, type Vault } from './vault.ts';
import { missed, noMisses, waitAfter, withClock } from './wrong-passphrase.ts';

export type KeysParts = {
  readonly paths: Pick<Paths, 'deskFile' | 'keyFile'>;
  readonly vault: Vault;
  readonly now: () => number;
};

/** A key, and whether its file is yet to be made. */
export type Held = { readonly key: FileKey; readonly fileId: string; readonly create: boolean };

export type Look = { readonly found: Found; readonly held?: Held };

/** What is here, asked of the disk and of the keyring. Changes nothing. */
export async function lookAtKeys(parts: KeysParts): Promise<Look> {
  const file = await isThere(parts.paths.deskFile);
  const read = await readKeyFile(parts.paths.keyFile);
  if (read.kind === 'unusable' || (read.kind === 'absent' && file))
    return { found: { file: 'key-file-lost' } };
  if (read.kind === 'absent') return { found: { file: 'absent', keyring: await parts.vault.state() } };
  if (read.keyFile.way === 'keyring') return lookInKeyring(parts, read.keyFile, !file);
  const misses = withClock(read.keyFile.misses, parts.now());
  if (misses !== read.keyFile.misses) await writeKeyFile(parts.paths.keyFile, { ...read.keyFile, misses });
  return { found: { file: 'passphrase', waitMs: waitAfter(misses, parts.now()) } };
}

async function lookInKeyring(parts: KeysParts, keyFile: KeyFile, create: boolean): Promise<Look> {
  const answer = await parts.vault.read(fileKeyAccount(keyFile.fileId));
  if (answer.outcome === 'keyring') return { found: { file: 'keyring', keyring: closed(answer.keyring) } };
  if (answer.outcome === 'missing')
    return { found: { file: 'keyring', keyring: 'unlocked', key: 'missing' } };
  if (!isFileKey(answer.secret) || !fits(answer.secret, keyFile.check)) {
    return { found: { file: 'keyring', keyring: 'unlocked', key: 'differs' } };
  }
  const held = { key: answer.secret, fileId: keyFile.fileId, create };
  return { found: { file: 'keyring', keyring: 'unlocked', key: 'fits' }, held };
}

function closed(keyring: Keyring): 'none' | 'locked' {
  return keyring === 'locked' ? 'locked' : 'none';
}

/** Even one of no bytes, which a crash leaves between its making and its first page: the core opens that too. */
export async function isThere(path: string): Promise<boolean> {
  try {
    await stat(path);
    return true;
  } catch (error) {
    if (isCode(error, 'ENOENT')) return false;
    throw error;
  }
}

export type Begun =
  | { readonly ok: true; readonly held: Held }
  | { readonly ok: false; readonly keyring: Keyring };

/** First the keyring, and read back; then the key file; the desk's file comes last, by the core. */
export async function beginWithKeyring(parts: KeysParts): Promise<Begun> {
  const fresh = await newKey(parts);
  const saved = await parts.vault.save(fileKeyAccount(fresh.fileId), fresh.key);
  if (saved.outcome === 'keyring') return { ok: false, keyring: saved.keyring };
  await writeKeyFile(parts.paths.keyFile, {
    format: 1,
    fileId: fresh.fileId,
    way: 'keyring',
    check: keyCheck(fresh.key),
  });
  return { ok: true, held: fresh };
}

export async function beginWithPassphrase(parts: KeysParts, passphrase: string): Promise<Held> {
  const fresh = await newKey(parts);
  await writeKeyFile(parts.paths.keyFile, {
    format: 1,
    fileId: fresh.fileId,
    way: 'passphrase',
    check: keyCheck(fresh.key),
    wrapped: await wrap(fresh.key, passphrase, fresh.fileId),
    misses: noMisses,
  });
  return fresh;
}

async function newKey({ paths }: KeysParts): Promise<Held> {
  const read = await readKeyFile(paths.keyFile);
  if (read.kind !== 'absent' || (await isThere(paths.deskFile))) {
    throw new Error('believed: a new key is made only where there is neither a file nor a key file');
  }
  return { key: newFileKey(), fileId: randomUUID(), create: true };
}

type Unlocked =
  | { readonly kind: 'held'; readonly held: Held }
  | { readonly kind: 'wrong'; readonly waitMs: number }
  | { readonly kind: 'wait'; readonly waitMs: number }
  | { readonly kind: 'not-by-passphrase' };

export async function unlockWithPassphrase(parts: KeysParts, passphrase: string): Promise<Unlocked> {
  const read = await readKeyFile(parts.paths.keyFile);
  if (read.kind !== 'here' || read.keyFile.way !== 'passphrase') return { kind: 'not-by-passphrase' };
  const waitMs = waitAfter(read.keyFile.misses, parts.now());
  if (waitMs > 0) return { kind: 'wait', waitMs };
  return tryPassphrase(parts, read.keyFile, passphrase);
}

/** Counted before it is tried, so that ending the app in the middle is no free guess. */
async function tryPassphrase(
  parts: KeysParts,
  keyFile: PassphraseKeyFile,
  passphrase: string,
): Promise<Unlocked> {
  const counted = { ...keyFile, misses: missed(keyFile.misses, parts.now()) };
  await writeKeyFile(parts.paths.keyFile, counted);
  const key = await unwrap(keyFile.wrapped, passphrase, keyFile.fileId);
  if (key === undefined || !fits(key, keyFile.check)) {
    return { kind: 'wrong', waitMs: waitAfter(counted.misses, parts.now()) };
  }
  await writeKeyFile(parts.paths.keyFile, { ...keyFile, misses: noMisses });
  const create = !(await isThere(parts.paths.deskFile));
  return { kind: 'held', held: { key, fileId: keyFile.fileId, create } };
}
