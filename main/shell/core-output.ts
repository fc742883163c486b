// What the core's process prints. Its own log lines are taken over as they are; of anything else only the size is
// kept, because a library's warning may hold content.
import type { UtilityProcess } from 'electron/main';
import { z } from 'zod';
import type { Log } from './log.ts';

const lineSchema = z.object({
  event: z.string().regex(/^[a-z][a-z0-9-]{0,60}$/),
  facts: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).default({}),
});

const longestLine = 10_000;

export function logCoreOutput(child: UtilityProcess, log: Log): void {
  for (const stream of [child.stdout, child.stderr]) {
    const take = lineTaker((line) => logLine(line, log));
    stream?.on('data', (piece: Buffer) => take(piece.toString('utf8')));
  }
}

/** Cuts a stream into lines; one that never ends is cut too. */
export function lineTaker(line: (text: string) => void): (piece: string) => void {
  let rest = '';
  return (piece) => {
    const lines = (rest + piece).split('\n');
    rest = lines.pop() ?? '';
    for (const each of lines) line(each);
    if (rest.length < longestLine) return;
    line(rest);
    rest = '';
  };
}

export function logLine(text: string, log: Log): void {
  if (text.trim() === '') return;
  const parsed = lineSchema.safeParse(jsonOf(text));
  if (parsed.success) log(`core:${parsed.data.event}`, parsed.data.facts);
  else log('core-printed', { characters: text.length });
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
