// What stands now that could be told outside the window, read from the file: to-dos that came, what waits for the person
// to settle, what sources need of them. What a first pass brings is nobody's news.
import { type AlertCause, alertCauses } from '../../../shared/domain/alert.ts';
import { dayOf, instantOf, nationalCalendar } from '../../../shared/domain/calendar.ts';
import { groupTrouble, type TroubleCause } from '../../../shared/domain/source-trouble.ts';
import type { Id } from '../../../shared/domain/terms.ts';
import { type Arrived, arrivedAfter, lastTodo, listUnsettled, type Unsettled } from '../store/alerts.ts';
import { listFeeds } from '../store/cursors.ts';
import { listSources, type Source } from '../store/sources.ts';
import type { Store } from '../store/store.ts';
import type { FreshTodos, Matter, Standing } from './decide.ts';

/** The number of the last to-do that came with the first pass of a source, and whose first pass is not through. */
export type Passes = {
  readonly ends: { readonly [sourceId: Id]: number };
  readonly under: readonly Id[];
};

export const noPasses: Passes = { ends: {}, under: [] };

export function readStanding(
  store: Store,
  { seenTo, before, now }: { readonly seenTo: number; readonly before: Passes; readonly now: number },
): { readonly standing: Standing; readonly passes: Passes } {
  const sources = listSources(store);
  const last = lastTodo(store);
  const passes = passesNow(
    before,
    sources.map(({ id }) => ({ id, isFirst: isInFirstPass(store, id) })),
    last,
  );
  const dueBefore = endOfNextWorkday(now);
  const arrived = sources.flatMap(({ id }) =>
    arrivedAfter(store, { sourceId: id, after: Math.max(seenTo, passes.ends[id] ?? 0), dueBefore }),
  );
  return { standing: { last, todos: sumOf(arrived), matters: mattersOf(store, sources) }, passes };
}

/** A source that was in its first pass at the last look, or not here at all, had it until now. */
function passesNow(
  before: Passes,
  sources: readonly { readonly id: Id; readonly isFirst: boolean }[],
  last: number,
): Passes {
  const end = ({ id, isFirst }: { readonly id: Id; readonly isFirst: boolean }): number => {
    const known = before.ends[id];
    return isFirst || known === undefined || before.under.includes(id) ? last : known;
  };
  return {
    ends: Object.fromEntries(sources.map((source) => [source.id, end(source)])),
    under: sources.flatMap(({ id, isFirst }) => (isFirst ? [id] : [])),
  };
}

function isInFirstPass(store: Store, sourceId: Id): boolean {
  const feeds = listFeeds(store, sourceId).filter(({ kinds }) => kinds.includes('todo'));
  return feeds.length === 0 || feeds.some(({ phase }) => phase === 'initial');
}

/** Due by then is soon: there is one working day left at most. */
function endOfNextWorkday(now: number): number {
  return instantOf(nationalCalendar.workdayAfter(dayOf(now), 1) + 1, 0);
}

function sumOf(arrived: readonly Arrived[]): FreshTodos {
  const count = (of: readonly Arrived[]) => of.reduce((sum, one) => sum + one.count, 0);
  const topmost = arrived.filter(({ urgency }) => urgency === '特提');
  const express = arrived.filter(({ urgency }) => urgency === '特急');
  const others = arrived.filter((one) => !topmost.includes(one) && !express.includes(one));
  return {
    count: count(arrived),
    topmost: count(topmost),
    express: count(express),
    soon: others.reduce((sum, one) => sum + one.soon, 0),
    newest: Math.max(0, ...arrived.map(({ newest }) => newest)),
    newestExpress: Math.max(0, ...[...topmost, ...express].map(({ newest }) => newest)),
    newestSoon: Math.max(0, ...others.map(({ newestSoon }) => newestSoon)),
  };
}

const causeOfUnsettled: { readonly [S in Unsettled['standing']]: AlertCause } = {
  conflict: 'settle',
  refused: 'refused',
  asked: 'doubt',
};

/** Of the troubles of sources those that only the person can end; the others pass, or are told in the window. */
const causeOfTrouble: { readonly [C in TroubleCause]?: AlertCause } = {
  'sign-in-needed': 'sign-in',
  brake: 'brake',
  'no-space': 'no-space',
};

function mattersOf(store: Store, sources: readonly Source[]): readonly Matter[] {
  const unsettled = listUnsettled(store);
  const groups = groupTrouble(
    sources.map(({ id, paused, health }) => ({ id, health: paused ? { kind: 'paused' } : health })),
  );
  return alertCauses.flatMap((cause) => {
    const things = unsettled.filter(({ standing }) => causeOfUnsettled[standing] === cause);
    const of = groups.find((group) => causeOfTrouble[group.cause] === cause)?.sources ?? [];
    const ids = [...things.map(({ seq }) => String(seq)), ...of];
    const names = sources.filter(({ id }) => of.includes(id)).map(({ name }) => name);
    return ids.length === 0 ? [] : [{ cause, ids, sources: names }];
  });
}
