// What a test file starts with: an ordinary user's home, a session with a real keyring, the sample systems it
// asks for; and how all of it is taken away again.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Departments, startDepartments } from '../departments/harness.ts';
import type { SystemName } from '../departments/system/plan.ts';
import { type DesktopSession, type KeyringState, startSession } from '../fakes/desktop-session.ts';

export type Scene = {
  readonly folder: string;
  readonly session: DesktopSession;
  readonly departments: Departments;
  leave(): Promise<void>;
};

type SceneWish = { readonly keyring?: KeyringState; readonly systems?: readonly SystemName[] };

export async function setScene({ keyring = 'unlocked', systems = [] }: SceneWish = {}): Promise<Scene> {
  const folder = mkdtempSync(join(tmpdir(), 'govdesk-e2e-'));
  const session = await startSession(join(folder, 'home'));
  await session.setKeyring(keyring);
  // Their folder is no folder of the app: what lies there is theirs.
  const departments = await startDepartments({ dir: join(folder, 'departments'), only: systems });
  return {
    folder,
    session,
    departments,
    leave: async () => {
      await departments.close();
      await session.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
