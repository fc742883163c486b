// The five dirty Chinese texts that imports are tried on. They are real input and stand beside the project, not in it.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

export const seedsFolder = join(import.meta.dirname, '../../../shared/data/seeds');

export const seedNames = [
  '000_3d71e6d04677bbc7.txt',
  '001_2192396cbdc29dfe.txt',
  '002_a672a6639439df13.txt',
  '003_d650adca75512be8.txt',
  '004_bd5dc3b853645140.txt',
];

/** Fails with where they are looked for, when they are not there. */
export function requireSeeds(): void {
  const here = new Set(readdirSync(seedsFolder));
  const missing = seedNames.filter((name) => !here.has(name));
  if (missing.length > 0) throw new Error(`seed texts missing in ${seedsFolder}: ${missing.join(', ')}`);
}
