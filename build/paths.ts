// Where things of the build lie. Everything made by scripts is under out/, .cache/, dist/ or test-results/.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export const root = join(import.meta.dirname, '..');
export const cache = join(root, '.cache');
export const out = join(root, 'out');
export const dist = join(root, 'dist');
export const testResults = join(root, 'test-results');
export const modules = join(root, 'node_modules');

/** The version of an installed npm package, by its folder name. */
export function installedVersion(name: string): string {
  const text = readFileSync(join(modules, name, 'package.json'), 'utf8');
  const { version } = JSON.parse(text) as { readonly version: string };
  return version;
}
