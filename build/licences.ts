// The licences of the packages that go into the app, as one text to lie beside it: nearly all of them ask that their
// words go along with every copy. Development packages are not shipped and not named.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './paths.ts';

interface ShippedPackage {
  readonly name: string;
  readonly version: string;
  readonly licence: string;
  /** Of its licence and notice files; empty where the package brings none. */
  readonly words: string;
}

interface LockEntry {
  readonly version?: string;
  readonly license?: string;
  readonly dev?: boolean;
  readonly optional?: boolean;
  readonly devOptional?: boolean;
}

/** What the lock file calls neither optional nor for development, by name. */
export function shippedPackages(): readonly ShippedPackage[] {
  const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
    readonly packages: Readonly<Record<string, LockEntry>>;
  };
  return Object.entries(lock.packages)
    .filter(([path, { dev, optional, devOptional }]) => path !== '' && !dev && !optional && !devOptional)
    .map(([path, { version = '', license = '' }]) => ({
      name: path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length),
      version,
      licence: license,
      words: wordsIn(join(root, path)),
    }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

function wordsIn(folder: string): string {
  if (!existsSync(folder)) return '';
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile() && /^(licen[cs]e|copying|notice)/i.test(entry.name))
    .map(({ name }) => name)
    .sort()
    .map((name) => readFileSync(join(folder, name), 'utf8').trim())
    .join('\n\n');
}

export function licenceText(packages: readonly ShippedPackage[]): string {
  const parts = packages.map(
    ({ name, version, licence, words }) =>
      `== ${name} ${version}, ${licence}\n\n${words || 'No text of its own.'}\n`,
  );
  return ['Govdesk holds the packages named here, each under its own licence.\n', ...parts].join('\n');
}
