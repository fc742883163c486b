// Where a benchmark runs: scratch folder, a session with its own keyring, the desk's executable, and the empty app
// laid into a copy of the same Electron.

import { mkdtempSync } from 'node:fs';
import { cp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { linkTree } from '../../build/app-folder.ts';
import { type DesktopSession, startSession } from '../fakes/desktop-session.ts';

export type Place = {
  readonly scratch: string;
  readonly session: DesktopSession;
  readonly desk: string;
  readonly empty: string;
  readonly runtimeVersion: string;
  leave(): Promise<void>;
};

export async function enterPlace(): Promise<Place> {
  const { GOVDESK_EXECUTABLE: desk, GOVDESK_RUNTIME: runtime } = process.env;
  if (!desk || !runtime)
    throw new Error('GOVDESK_EXECUTABLE and GOVDESK_RUNTIME are not set: start this with npm run bench');
  const scratch = mkdtempSync(join(tmpdir(), 'govdesk-bench-'));
  const session = await startSession(join(scratch, 'home'));
  await session.setKeyring('unlocked');
  const emptyFolder = join(scratch, 'empty');
  await linkTree(runtime, emptyFolder);
  await cp(join(import.meta.dirname, 'empty'), join(emptyFolder, 'resources', 'app'), { recursive: true });
  return {
    scratch,
    session,
    desk,
    empty: join(emptyFolder, 'electron'),
    runtimeVersion: (await readFile(join(dirname(desk), 'version'), 'utf8')).trim(),
    leave: async () => {
      await session.stop();
      await rm(scratch, { recursive: true, force: true });
    },
  };
}
