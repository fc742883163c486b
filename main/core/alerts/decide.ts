// What to tell outside the window now, from what stands, what was told, whether anybody looks, and the quiet hours. Pure.
// Nothing is told twice by the numbers records have, not by times: a clock that is set back repeats nothing.
import {
  type Alert,
  type AlertCause,
  type AlertLine,
  type AlertSettings,
  alertCauses,
  mostNamed,
} from '../../../shared/domain/alert.ts';
import { quietUntil } from '../../../shared/domain/quiet-hours.ts';

/** To-dos that came after those that were seen, are open and were never looked at. A number 0: there is none. */
export type FreshTodos = {
  readonly count: number;
  readonly topmost: number;
  readonly express: number;
  /** Due soon, and neither 特提 nor 特急. */
  readonly soon: number;
  readonly newest: number;
  readonly newestExpress: number;
  readonly newestSoon: number;
};

export type Matter = {
  readonly cause: AlertCause;
  /** What it is made of: each is one thing that needs the person. */
  readonly ids: readonly string[];
  /** Names of sources, where the cause is theirs. */
  readonly sources: readonly string[];
};

export type Standing = {
  /** The number of the last to-do that ever came. */
  readonly last: number;
  readonly todos: FreshTodos;
  readonly matters: readonly Matter[];
};

export type Told = {
  /** To-dos up to this number were seen in the window, or came with a first pass. */
  readonly seenTo: number;
  /** … were told. */
  readonly toldTo: number;
  /** Of the matters that stand: what of them was told or seen. */
  readonly known: { readonly [C in AlertCause]?: readonly string[] };
  /** Told, and nobody has looked into the window since. */
  readonly unseen: readonly AlertLine['about'][];
  /** Something is kept back until it is no longer quiet. */
  readonly held: boolean;
};

export const nothingTold: Told = { seenTo: 0, toldTo: 0, known: {}, unseen: [], held: false };

type Moment = {
  readonly now: number;
  /** The window has the focus: what stands is seen there. */
  readonly watched: boolean;
  readonly settings: AlertSettings;
};

export type Decision = {
  readonly told: Told;
  readonly alert?: Alert;
  /** When to look again by itself: something is kept back until then. */
  readonly again?: number;
};

export function decide(standing: Standing, before: Told, { now, watched, settings }: Moment): Decision {
  if (watched || !settings.on) return { told: allSeen(standing) };
  const told = { ...before, known: stillKnown(standing, before) };
  const due = dueOf(standing, told, settings);
  const until = quietUntil(now, settings.quiet);
  if (until === undefined) {
    const rest = { ...told, held: false };
    return due.length === 0 ? { told: rest } : tell(standing, rest, { due, afterQuiet: before.held });
  }
  const through = due.filter((about) => breaksThrough(about, standing, told, settings));
  const held = due.length > through.length;
  const kept = { ...told, held };
  const decision =
    through.length === 0 ? { told: kept } : tell(standing, kept, { due: through, afterQuiet: false });
  return held ? { ...decision, again: until } : decision;
}

function allSeen({ last, matters }: Standing): Told {
  const known = Object.fromEntries(matters.map(({ cause, ids }) => [cause, ids]));
  return { ...nothingTold, seenTo: last, toldTo: last, known };
}

/** What has ended is forgotten: should it come again, it is another one. */
function stillKnown({ matters }: Standing, { known }: Told): Told['known'] {
  return Object.fromEntries(
    matters.map(({ cause, ids }) => [cause, ids.filter((id) => known[cause]?.includes(id))]),
  );
}

function dueOf(standing: Standing, told: Told, settings: AlertSettings): readonly AlertLine['about'][] {
  const isNew = ({ cause, ids }: Matter) =>
    !told.unseen.includes(cause) && ids.some((id) => !told.known[cause]?.includes(id));
  return [
    ...(isTodoDue(standing, told, settings) ? (['todos'] as const) : []),
    ...alertCauses.filter((cause) => standing.matters.some((one) => one.cause === cause && isNew(one))),
  ];
}

/** An urgent one is told although an earlier alert was not looked at; others wait for that. */
function isTodoDue({ todos }: Standing, { toldTo, unseen }: Told, settings: AlertSettings): boolean {
  if (Math.max(todos.newestExpress, todos.newestSoon) > toldTo) return true;
  return settings.todos === 'all' && todos.newest > toldTo && !unseen.includes('todos');
}

function breaksThrough(
  about: AlertLine['about'],
  { todos }: Standing,
  { toldTo }: Told,
  settings: AlertSettings,
): boolean {
  return settings.urgentThrough && about === 'todos' && todos.newestExpress > toldTo;
}

type Telling = { readonly due: readonly AlertLine['about'][]; readonly afterQuiet: boolean };

function tell(standing: Standing, told: Told, { due, afterQuiet }: Telling): Decision {
  const { todos, matters } = standing;
  const known = { ...told.known };
  for (const { cause, ids } of matters) if (due.includes(cause)) known[cause] = ids;
  return {
    told: {
      ...told,
      toldTo: due.includes('todos') ? Math.max(told.toldTo, todos.newest) : told.toldTo,
      known,
      unseen: [...new Set([...told.unseen, ...due])],
    },
    alert: { afterQuiet, lines: due.map((about) => lineOf(about, standing)) },
  };
}

function lineOf(about: AlertLine['about'], { todos, matters }: Standing): AlertLine {
  const { count, topmost, express, soon } = todos;
  if (about === 'todos') return { about, count, topmost, express, soon };
  const { ids = [], sources = [] } = matters.find(({ cause }) => cause === about) ?? {};
  switch (about) {
    case 'settle':
    case 'refused':
    case 'doubt':
      return { about, count: ids.length };
    case 'sign-in':
    case 'brake':
      return { about, count: ids.length, sources: sources.slice(0, mostNamed) };
    case 'no-space':
      return { about };
  }
}
