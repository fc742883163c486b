// Which peers stand beside us: their names and versions as they were installed, to be printed with the figures.

import { peerPackage } from './package-of.ts';

const names = ['pouchdb', 'pouchdb-server', 'rxdb', '@nozbe/watermelondb'] as const;

export function peerVersions(): Readonly<Record<string, string>> {
  return Object.fromEntries(names.map((name) => [name, versionOf(name)]));
}

function versionOf(name: string): string {
  try {
    return String(Reflect.get(Object(peerPackage(`${name}/package.json`)), 'version'));
  } catch {
    return 'not installed';
  }
}
