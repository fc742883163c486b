// A place from which an ordinary user can run the app and its tests, and which is gone afterwards.
// Root's own folders may be closed to that user, so root lends a copy; anybody else works in place.

import { existsSync } from 'node:fs';
import { chmod, cp, mkdir, readdir, rm } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { giveTo, layApp, linkTree } from './app-folder.ts';
import { ensureDevUser, isRoot, mkdtempFor, privateFolder, runAsUser } from './as-user.ts';
import { modules, root } from './paths.ts';
import type { Runtime } from './runtime.ts';

interface StageFolder {
  /** Where tests/ and node_modules/ can be read. */
  readonly project: string;
  readonly executable: string;
  /** The same Electron without an app. */
  readonly runtime: string;
  readonly home: string;
  /** The one folder whose files outlive the stage. */
  readonly results: string;
  /** Copies the results to a folder of the checkout and removes the stage. */
  readonly strike: (keptIn: string) => Promise<void>;
}

const besideProject = join(root, '../shared/data');
const notLent = new Set(['.git', '.cache', 'node_modules', 'out', 'dist', 'test-results']);

export async function setStage(runtime: Runtime): Promise<StageFolder> {
  await ensureDevUser();
  const base = await mkdtempFor('stage-');
  try {
    return await layStage(runtime, base);
  } catch (error) {
    await rm(base, { recursive: true, force: true });
    throw error;
  }
}

async function layStage(runtime: Runtime, base: string): Promise<StageFolder> {
  const executable = await layApp(runtime, join(base, 'app'));
  const bare = join(base, 'runtime');
  await linkTree(runtime.folder, bare);
  const home = await privateFolder(join(base, 'home'));
  const results = await privateFolder(join(base, 'results'));
  const project = isRoot ? await lentProject(join(base, 'project')) : root;
  const strike = async (keptIn: string) => {
    await mkdir(keptIn, { recursive: true });
    for (const name of await readdir(results)) {
      if (name.startsWith('.')) continue;
      await cp(join(results, name), join(keptIn, name), { recursive: true });
    }
    if (isRoot) await giveTo('root', keptIn);
    await rm(base, { recursive: true, force: true });
  };
  return { project, executable, runtime: bare, home, results, strike };
}

/** Runs a script of the project on Node 24, told where the app and its own results folder are. */
export function runOnStage(
  stage: StageFolder,
  words: readonly string[],
  limitMs: number,
  env: Readonly<Record<string, string>> = {},
): Promise<number> {
  const programs = join(stage.project, 'node_modules', '.bin');
  return runAsUser([join(programs, 'node'), ...words], {
    keyring: 'unlocked',
    home: stage.home,
    cwd: stage.project,
    limitMs,
    env: {
      PATH: [programs, process.env.PATH].join(delimiter),
      GOVDESK_EXECUTABLE: stage.executable,
      GOVDESK_RESULTS: stage.results,
      GOVDESK_RUNTIME: stage.runtime,
      ...env,
    },
  });
}

async function lentProject(folder: string): Promise<string> {
  await mkdir(folder);
  await chmod(folder, 0o755);
  for (const name of await readdir(root)) {
    if (!notLent.has(name)) await cp(join(root, name), join(folder, name), { recursive: true });
  }
  await linkTree(modules, join(folder, 'node_modules'));
  // Real input of some tests, which stands beside the project.
  if (existsSync(besideProject)) await cp(besideProject, join(folder, '../shared/data'), { recursive: true });
  return folder;
}
