// What the window's page is served from: the names of its files, and those read ahead that it asks for first.
import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { pageName } from './pages.ts';

export type Bundle = {
  readonly folder: string;
  readonly names: ReadonlySet<string>;
  /** The page and what it names in its head, each for its first request: by then nothing stands between. */
  readonly early: Map<string, Buffer>;
};

/** Read while Chromium starts. */
export async function readBundle(folder: string): Promise<Bundle> {
  // In development the page may come from elsewhere, and nothing has been built.
  const names = await namesIn(folder).catch(() => new Set<string>());
  const early = new Map<string, Buffer>();
  const read = async (name: string) => early.set(name, await readFile(join(folder, name)));
  if (!names.has(pageName)) return { folder, names, early };
  await read(pageName);
  const named = String(early.get(pageName)).matchAll(/(?:src|href)="\/([^"]+)"/g);
  await Promise.all([...named].map(([, name = '']) => names.has(name) && read(name)));
  return { folder, names, early };
}

export async function namesIn(folder: string): Promise<ReadonlySet<string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  return new Set(
    files.map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/')),
  );
}
