// Brings a file to the present version, one numbered step a transaction. The version is read inside the
// transaction, so two starts at once cannot run a step twice.
import type { Database } from 'better-sqlite3';
import { first } from './migrations/0001-first.ts';
import { second } from './migrations/0002-edits-and-files.ts';
import { third } from './migrations/0003-reading.ts';

export type Migration = { readonly version: number; readonly sql: string };

export const migrations: readonly Migration[] = [first, second, third];

export function newestVersion(steps: readonly Migration[] = migrations): number {
  return Math.max(...steps.map((step) => step.version));
}

export function fileVersion(db: Database): number {
  return Number(db.pragma('user_version', { simple: true }));
}

/** Each step is all or nothing; a kill between two leaves a file that goes on where it was. */
export function migrate(db: Database, steps: readonly Migration[] = migrations): void {
  for (const step of steps) {
    db.transaction(() => {
      const version = fileVersion(db);
      if (version >= step.version) return;
      if (version !== step.version - 1)
        throw new Error(`believed: step ${step.version} follows version ${version}`);
      db.exec(step.sql);
      db.pragma(`user_version = ${step.version}`);
    }).immediate();
  }
}
