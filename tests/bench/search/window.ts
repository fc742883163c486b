// From a key to painted results in the real window, over a made county: a desk whose file is filled as sync fills it and indexed
// by the app's own code, its key in the keyring. The department of all that cannot be reached.
import { randomUUID } from 'node:crypto';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { keyCheck, newFileKey } from '../../../main/shell/key-check.ts';
import { writeKeyFile } from '../../../main/shell/key-file.ts';
import { pathsOf } from '../../../main/shell/paths.ts';
import { fileKeyAccount } from '../../../main/shell/vault.ts';
import { keystroke } from '../keystroke.ts';
import type { Outcome } from '../outcome.ts';
import type { Place } from '../place.ts';
import { saidBy } from '../sync/own-process.ts';
import type { Said, Wish } from './desk-process.ts';

export async function inWindow(place: Place, records: number): Promise<Outcome> {
  const dataFolder = join(place.session.home, 'county');
  const paths = pathsOf(dataFolder, '');
  await mkdir(paths.profile, { recursive: true, mode: 0o700 });
  const [key, fileId] = [newFileKey(), randomUUID()];
  const wish: Wish = { path: paths.deskFile, key, records };
  const { fileMb, indexMs } = await saidBy<Said>(join(import.meta.dirname, 'desk-process.ts'), wish);
  await place.session.putEntry({ account: fileKeyAccount(fileId), password: key });
  await writeKeyFile(paths.keyFile, { format: 1, fileId, way: 'keyring', check: keyCheck(key) });
  try {
    const outcome = await keystroke(place, { dataFolder, todos: records, fileMb, indexMs });
    return {
      ...outcome,
      name: 'search-window',
      about: `from a key to painted results over ${records} records of all kinds`,
    };
  } finally {
    await rm(dataFolder, { recursive: true, force: true });
  }
}
