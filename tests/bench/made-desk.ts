// The desk the window benchmarks start on: 100,000 to-dos in its encrypted file, synced from the department and
// indexed by the app's own code; the key lies in the keyring and beside the file what the shell writes there.

import { randomBytes, randomUUID } from 'node:crypto';
import { mkdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { createSearch } from '../../main/core/search/search.ts';
import { openStore } from '../../main/core/store/open.ts';
import { keyCheck, keyFrom } from '../../main/shell/key-check.ts';
import { writeKeyFile } from '../../main/shell/key-file.ts';
import { pathsOf } from '../../main/shell/paths.ts';
import { credentialAccount, fileKeyAccount } from '../../main/shell/vault.ts';
import { startDepartments } from '../departments/harness.ts';
import { firstSyncInto } from './desk-in-node.ts';
import type { Place } from './place.ts';

export type Made = {
  readonly dataFolder: string;
  readonly todos: number;
  readonly fileMb: number;
  /** What the search index took after the sync, in the same slices as in the app but one after the other. */
  readonly indexMs: number;
};

export async function makeDesk({ scratch, session }: Place): Promise<Made> {
  const dataFolder = join(session.home, 'desk');
  const paths = pathsOf(dataFolder, '');
  await mkdir(paths.profile, { recursive: true, mode: 0o700 });
  const key = keyFrom(randomBytes(32));
  const fileId = randomUUID();
  const departments = await startDepartments({ dir: join(scratch, 'made'), size: 'stress', only: ['oa'] });
  try {
    const department = departments.oa;
    const { records, sourceId } = await firstSyncInto({ path: paths.deskFile, key, department });
    await session.putEntry({ account: fileKeyAccount(fileId), password: key });
    await session.putEntry({ account: credentialAccount(fileId, sourceId), password: department.secret });
    await writeKeyFile(paths.keyFile, { format: 1, fileId, way: 'keyring', check: keyCheck(key) });
    const indexMs = await indexAll(paths.deskFile, key);
    const fileMb = (await stat(paths.deskFile)).size / 2 ** 20;
    return { dataFolder, todos: records, fileMb, indexMs };
  } finally {
    // The windows then start as on a morning without a line.
    await departments.close();
  }
}

async function indexAll(path: string, key: string): Promise<number> {
  const opened = openStore({ place: 'file', path, key, create: false });
  if (opened.outcome !== 'opened')
    throw new Error(`believed: the file just made opens, got ${opened.outcome}`);
  const search = createSearch({ store: opened.store, ticks: () => performance.now() });
  await search.ready;
  const startedAt = performance.now();
  while (search.step()) await setImmediate();
  const ms = performance.now() - startedAt;
  opened.store.checkpoint();
  opened.store.close();
  return ms;
}
