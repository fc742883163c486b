// (a) From the start of the process to a usable to-do list: its first row is drawn, a key was pressed and the row
// it chose is drawn as chosen. Against the first picture of an empty Electron window. The two take turns, so that
// what the machine does besides falls on both.

import type { Made } from './made-desk.ts';
import { type Measure, type Outcome, ratioOf } from './outcome.ts';
import type { Place } from './place.ts';
import type { StartedApp } from './started-app.ts';
import { arrowDown, startDesk, startEmpty } from './windows.ts';

const runs = 7;

type Times = { readonly firstPaint: number; readonly rows: number; readonly usable: number };

export async function startToList(place: Place, made: Made): Promise<Outcome> {
  // The first of each reads the disk; later ones are what a person meets every morning but the first.
  await emptyOnce(place);
  const cold = await deskOnce(place, made);
  const empty: number[] = [];
  const desk: Times[] = [];
  for (let run = 0; run < runs; run += 1) {
    empty.push(await emptyOnce(place));
    desk.push(await deskOnce(place, made));
  }
  const measure = (what: string, values: readonly number[]): Measure => ({ what, unit: 'ms', values });
  const theirs = measure('empty window: first picture', empty);
  const ours = measure(
    'desk: usable to-do list',
    desk.map(({ usable }) => usable),
  );
  return {
    name: 'start',
    about: `a usable list with ${made.todos} to-dos in the file, against an empty window`,
    measures: [
      theirs,
      measure(
        'desk: first picture',
        desk.map(({ firstPaint }) => firstPaint),
      ),
      measure(
        'desk: first row drawn',
        desk.map(({ rows }) => rows),
      ),
      ours,
    ],
    ratios: [ratioOf('usable list / empty window', ours, theirs, 1.5)],
    facts: {
      'first start after making the file, ms': Math.round(cold.usable),
      'file, MB': Math.round(made.fileMb),
    },
  };
}

async function emptyOnce(place: Place): Promise<number> {
  const app = await startEmpty(place);
  try {
    return (await app.report('first-paint')).at - app.askedAt;
  } finally {
    await app.end();
  }
}

async function deskOnce(place: Place, made: Made): Promise<Times> {
  const app = await startDesk(place, made.dataFolder);
  try {
    const since = async (what: string) => (await app.report(what)).at - app.askedAt;
    const rows = await since('rows');
    const usable = await pressUntilChosen(app);
    return { firstPaint: await since('first-paint'), rows, usable: usable - app.askedAt };
  } finally {
    await app.end();
  }
}

/** The list has the focus when the desk opens; one key must do. */
async function pressUntilChosen(app: StartedApp): Promise<number> {
  await app.press(arrowDown);
  return (await app.report('chosen')).at;
}
