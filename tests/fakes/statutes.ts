// The collection of 1,071 statutes that the reading of norms is tried on. Real input: it stands beside the project, not
// in it.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

export const statutesFile = join(import.meta.dirname, '../../../shared/data/statutes.jsonl.gz');

export type Statute = {
  readonly path: string;
  readonly category: string;
  readonly name: string;
  readonly level: string | null;
  readonly published: string | null;
  readonly effective: string | null;
  readonly flaggedExpired: number | null;
  readonly text: string;
};

/** Fails with where it is looked for, when it is not there. */
export function readStatutes(): readonly Statute[] {
  if (!existsSync(statutesFile)) throw new Error(`statutes missing: ${statutesFile}`);
  return gunzipSync(readFileSync(statutesFile))
    .toString()
    .trim()
    .split('\n')
    .map((line): Statute => JSON.parse(line));
}
