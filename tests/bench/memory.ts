// (b) The memory of all processes of the desk with 100,000 to-dos in its file, first list on the screen and at
// rest, over that of an empty Electron app.

import type { Made } from './made-desk.ts';
import { type Memory, memoryAtRest } from './memory-of-all.ts';
import { type Measure, type Outcome, ratioOf } from './outcome.ts';
import type { Place } from './place.ts';
import { startDesk, startEmpty } from './windows.ts';
import { rounded } from './figures.ts';

const runs = 3;

export async function memory(place: Place, made: Made): Promise<Outcome> {
  const empty: Memory[] = [];
  const desk: Memory[] = [];
  for (let run = 0; run < runs; run += 1) {
    empty.push(await ofEmpty(place));
    desk.push(await ofDesk(place, made));
  }
  const measure = (what: string, of: readonly Memory[]): Measure => ({
    what,
    unit: 'MB',
    values: of.map(({ totalMb }) => totalMb),
  });
  const [theirs, ours] = [measure('empty app', empty), measure('desk', desk)];
  return {
    name: 'memory',
    about: `all processes together (PSS), ${made.todos} to-dos in the file`,
    measures: [theirs, ours],
    ratios: [ratioOf('desk / empty app', ours, theirs, 1.5)],
    facts: {
      'empty app by process, MB': byProcess(empty.at(-1)),
      'desk by process, MB': byProcess(desk.at(-1)),
    },
  };
}

const byProcess = (of: Memory | undefined) =>
  Object.entries(of?.byProcess ?? {})
    .map(([name, mb]) => `${name} ${rounded(mb, 0)}`)
    .join(', ');

async function ofEmpty(place: Place): Promise<Memory> {
  const app = await startEmpty(place);
  try {
    await app.report('first-paint');
    return await memoryAtRest(app.pid);
  } finally {
    await app.end();
  }
}

async function ofDesk(place: Place, { dataFolder }: Made): Promise<Memory> {
  const app = await startDesk(place, dataFolder);
  try {
    await app.report('rows');
    return await memoryAtRest(app.pid);
  } finally {
    await app.end();
  }
}
