// The log: one JSON line an event, in a few files that are turned over. Facts are numbers and names that this
// app made; no title, name, address, token or sentence from outside ever becomes a fact.
import { appendFileSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Facts } from '../../shared/domain/error-facts.ts';
import { lineOf } from './log-line.ts';

export type Log = (event: string, facts?: Facts) => void;

type LogPlace = { readonly folder: string; readonly now: () => number };

const maxBytes = 1_000_000;
const kept = 5;

/** Written at once: the last lines before a crash are the ones somebody will ask for. */
export function openLog(place: LogPlace): Log {
  const file = join(place.folder, 'govdesk.log');
  let bytes: number | undefined;
  return (event, facts = {}) => {
    const line = lineOf(new Date(place.now()), event, facts);
    try {
      bytes ??= opened(place.folder, file);
      if (bytes + line.length > maxBytes) {
        turnOver(file);
        bytes = 0;
      }
      appendFileSync(file, line, { mode: 0o600 });
      bytes += line.length;
    } catch {
      // A full or read-only disk must not take the app down for the sake of a line.
    }
  };
}

function opened(folder: string, file: string): number {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}

function turnOver(file: string): void {
  rmSync(`${file}.${kept - 1}`, { force: true });
  for (let number = kept - 2; number >= 1; number -= 1) {
    if (statSync(`${file}.${number}`, { throwIfNoEntry: false }))
      renameSync(`${file}.${number}`, `${file}.${number + 1}`);
  }
  renameSync(file, `${file}.1`);
}
