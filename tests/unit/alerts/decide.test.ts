// A person who looks and turns away, records that come and end, a clock that is set back and forth: nothing is told twice,
// nothing while it is quiet, and nothing is lost.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  decide,
  type Decision,
  nothingTold,
  type Standing,
  type Told,
} from '../../../main/core/alerts/decide.ts';
import {
  type AlertCause,
  alertCauses,
  type AlertSettings,
  alertSchema,
  firstAlertSettings,
} from '../../../shared/domain/alert.ts';
import { quietUntil } from '../../../shared/domain/quiet-hours.ts';
import { runs } from '../../fakes/runs.ts';

const day = Date.parse('2026-11-23T02:00:00.000Z');
const night = Date.parse('2026-11-23T14:00:00.000Z');
const morning = Date.parse('2026-11-24T00:00:00.000Z');
const settings: AlertSettings = firstAlertSettings;

type Kind = 'plain' | 'soon' | 'express' | 'topmost';
type Todo = { readonly key: number; readonly kind: Kind };
type World = {
  readonly todos: readonly Todo[];
  readonly matters: { readonly [C in AlertCause]?: readonly string[] };
};

const newestOf = (todos: readonly Todo[]) => Math.max(0, ...todos.map(({ key }) => key));

function standingOf({ todos, matters }: World, seenTo: number, last = newestOf(todos)): Standing {
  const fresh = todos.filter(({ key }) => key > seenTo);
  const of = (...kinds: readonly Kind[]) => fresh.filter(({ kind }) => kinds.includes(kind));
  return {
    last,
    todos: {
      count: fresh.length,
      topmost: of('topmost').length,
      express: of('express').length,
      soon: of('soon').length,
      newest: newestOf(fresh),
      newestExpress: newestOf(of('express', 'topmost')),
      newestSoon: newestOf(of('soon')),
    },
    matters: alertCauses.flatMap((cause) => {
      const ids = matters[cause] ?? [];
      const sources = cause === 'sign-in' || cause === 'brake' ? ids.map((id) => `来源${id}`) : [];
      return ids.length === 0 ? [] : [{ cause, ids, sources }];
    }),
  };
}

const look = (world: World, told: Told, now: number, chosen = settings, watched = false): Decision =>
  decide(standingOf(world, told.seenTo), told, { now, watched, settings: chosen });

const world = (todos: readonly Todo[], matters: World['matters'] = {}): World => ({ todos, matters });
const plain = (key: number): Todo => ({ key, kind: 'plain' });
const express = (key: number): Todo => ({ key, kind: 'express' });

describe('what is told outside the window', () => {
  it('is one line for all to-dos that came, with how many of them are urgent', () => {
    const came = world([
      plain(1),
      express(2),
      { key: 3, kind: 'soon' },
      { key: 4, kind: 'topmost' },
      plain(5),
    ]);
    const { alert } = look(came, nothingTold, day);
    expect(alert).toEqual({
      afterQuiet: false,
      lines: [{ about: 'todos', count: 5, topmost: 1, express: 1, soon: 1 }],
    });
  });

  it('is not that ordinary to-dos came, unless the person wants to hear of all', () => {
    expect(look(world([plain(1), plain(2)]), nothingTold, day).alert).toBeUndefined();
    const all = look(world([plain(1), plain(2)]), nothingTold, day, { ...settings, todos: 'all' });
    expect(all.alert?.lines).toMatchObject([{ count: 2, express: 0 }]);
  });

  it('is one line for a cause, however many sources are behind it', () => {
    const { alert } = look(world([], { 'sign-in': ['a', 'b', 'c', 'd'] }), nothingTold, day);
    expect(alert?.lines).toEqual([{ about: 'sign-in', count: 4, sources: ['来源a', '来源b', '来源c'] }]);
  });

  it('is not told again while nobody has looked, whatever joins it', () => {
    const first = look(world([], { refused: ['1'] }), nothingTold, day);
    const second = look(world([], { refused: ['1', '2'] }), first.told, day);
    expect(first.alert?.lines).toEqual([{ about: 'refused', count: 1 }]);
    expect(second.alert).toBeUndefined();
  });

  it('is told again when another came after the person had looked', () => {
    const first = look(world([], { refused: ['1'] }), nothingTold, day);
    const seen = look(world([], { refused: ['1'] }), first.told, day, settings, true);
    const again = look(world([], { refused: ['1'] }), seen.told, day);
    const another = look(world([], { refused: ['1', '2'] }), again.told, day);
    expect(seen.alert).toBeUndefined();
    expect(again.alert).toBeUndefined();
    expect(another.alert?.lines).toEqual([{ about: 'refused', count: 2 }]);
  });

  it('is a further 特急 although the alert before was not looked at, and each only once', () => {
    const first = look(world([express(1)]), nothingTold, day);
    const more = look(world([express(1), plain(2)]), first.told, day);
    const urgent = look(world([express(1), plain(2), express(3)]), more.told, day);
    expect(more.alert).toBeUndefined();
    expect(urgent.alert?.lines).toMatchObject([{ about: 'todos', count: 3, express: 2 }]);
    expect(look(world([express(1), plain(2), express(3)]), urgent.told, day).alert).toBeUndefined();
  });

  it('is nothing while it is quiet, and one alert of all of it afterwards', () => {
    const came = world([express(1)], { settle: ['7'], 'sign-in': ['a'] });
    const quiet = look(came, nothingTold, night);
    expect(quiet).toMatchObject({ told: { held: true }, again: morning });
    expect(quiet.alert).toBeUndefined();
    const after = look(came, quiet.told, morning);
    expect(after.alert?.afterQuiet).toBe(true);
    expect(after.alert?.lines.map(({ about }) => about)).toEqual(['todos', 'settle', 'sign-in']);
    expect(look(came, after.told, morning).alert).toBeUndefined();
  });

  it('is 特急 while it is quiet when the person chose so, and nothing else', () => {
    const through = { ...settings, urgentThrough: true };
    const came = world([express(1), { key: 2, kind: 'soon' }], { settle: ['7'] });
    const quiet = look(came, nothingTold, night, through);
    expect(quiet.alert?.lines).toMatchObject([{ about: 'todos', count: 2, express: 1, soon: 1 }]);
    expect(quiet.told.held).toBe(true);
    expect(look(world([{ key: 2, kind: 'soon' }]), nothingTold, night, through).alert).toBeUndefined();
    expect(look(came, quiet.told, morning, through).alert?.lines.map(({ about }) => about)).toEqual([
      'settle',
    ]);
  });

  it('is not what ended before it was told', () => {
    const quiet = look(world([express(1)], { 'no-space': ['a'] }), nothingTold, night);
    expect(look(world([]), quiet.told, morning)).toMatchObject({ told: { held: false } });
    expect(look(world([]), quiet.told, morning).alert).toBeUndefined();
  });

  it('is not repeated by a clock that is set back over the end of the quiet hours', () => {
    const came = world([express(1)]);
    const quiet = look(came, nothingTold, night);
    const told = look(came, quiet.told, morning);
    const back = look(came, told.told, night);
    expect(back.alert).toBeUndefined();
    expect(look(came, back.told, morning).alert).toBeUndefined();
  });

  it('is nothing when it is switched off, and nothing old when it is switched on again', () => {
    const came = world([express(1)], { refused: ['1'] });
    const off = look(came, nothingTold, day, { ...settings, on: false });
    expect(off.alert).toBeUndefined();
    expect(look(came, off.told, day).alert).toBeUndefined();
  });
});

type Step =
  | { readonly do: 'come'; readonly kinds: readonly Kind[] }
  | { readonly do: 'open'; readonly at: number }
  | { readonly do: 'arise' | 'end'; readonly cause: AlertCause; readonly id: string }
  | { readonly do: 'look'; readonly at: number }
  | { readonly do: 'watch' };

const steps: fc.Arbitrary<readonly Step[]> = fc.array(
  fc.oneof(
    fc.record({
      do: fc.constant('come' as const),
      kinds: fc.array(fc.constantFrom<Kind>('plain', 'soon', 'express', 'topmost'), {
        minLength: 1,
        maxLength: 3,
      }),
    }),
    fc.record({ do: fc.constant('open' as const), at: fc.nat(20) }),
    fc.record({
      do: fc.constantFrom('arise' as const, 'end' as const),
      cause: fc.constantFrom(...alertCauses),
      id: fc.constantFrom('1', '2', '3'),
    }),
    // Times in no order at all: the clock is set as it pleases somebody.
    fc.record({ do: fc.constant('look' as const), at: fc.integer({ min: day, max: day + 7 * 86_400_000 }) }),
    fc.constant({ do: 'watch' as const }),
  ),
  { minLength: 20, maxLength: 60 },
);
const choices = fc.record({
  on: fc.constant(true),
  todos: fc.constantFrom('urgent' as const, 'all' as const),
  quiet: fc.record({
    on: fc.boolean(),
    from: fc.constantFrom(720, 1080),
    to: fc.constantFrom(480, 840),
    daysOff: fc.boolean(),
  }),
  urgentThrough: fc.boolean(),
});

/** What a second book-keeper, who knows each to-do and each matter by itself, has heard. */
type Heard = { todos: Set<number>; sinceSeen: Set<string>; matters: Set<string> };

function live(story: readonly Step[], chosen: AlertSettings, check: (at: At) => void): void {
  let { todos, matters }: World = world([]);
  let told = nothingTold;
  let last = 0;
  let heard: Heard = { todos: new Set(), sinceSeen: new Set(), matters: new Set() };
  const act = (now: number, watched: boolean) => {
    const standing = standingOf({ todos, matters }, told.seenTo, last);
    const before = told;
    const decision = decide(standing, told, { now, watched, settings: chosen });
    told = decision.told;
    for (const key of [...heard.matters]) {
      const [cause, id] = key.split(' ');
      if (!alertCauses.some((one) => one === cause && matters[one]?.includes(id ?? '')))
        heard.matters.delete(key);
    }
    if (watched) {
      const all = alertCauses.flatMap((cause) => (matters[cause] ?? []).map((id) => `${cause} ${id}`));
      heard = { todos: new Set(todos.map(({ key }) => key)), sinceSeen: new Set(), matters: new Set(all) };
    }
    check({ now, watched, decision, before, standing, heard, todos, matters });
    for (const { about } of decision.alert?.lines ?? []) {
      heard.sinceSeen.add(about);
      if (about === 'todos') for (const { key } of todos) heard.todos.add(key);
      else for (const id of matters[about] ?? []) heard.matters.add(`${about} ${id}`);
    }
  };
  for (const step of story) {
    switch (step.do) {
      case 'come':
        todos = [...todos, ...step.kinds.map((kind) => ({ key: ++last, kind }))];
        break;
      case 'open':
        todos = todos.filter((_, index) => index !== step.at);
        break;
      case 'arise':
        matters = { ...matters, [step.cause]: [...new Set([...(matters[step.cause] ?? []), step.id])] };
        break;
      case 'end':
        matters = { ...matters, [step.cause]: (matters[step.cause] ?? []).filter((id) => id !== step.id) };
        break;
      case 'look':
        act(step.at, false);
        break;
      case 'watch':
        act(day, true);
        break;
    }
  }
}

type At = {
  readonly now: number;
  readonly watched: boolean;
  readonly decision: Decision;
  readonly before: Told;
  readonly standing: Standing;
  readonly heard: Heard;
  readonly todos: readonly Todo[];
  readonly matters: World['matters'];
};

const isUrgent = ({ kind }: Todo) => kind !== 'plain';
const always = (check: (at: At, chosen: AlertSettings) => void) =>
  fc.assert(
    fc.property(steps, choices, (story, chosen) => live(story, chosen, (at) => check(at, chosen))),
    { numRuns: runs(500) },
  );

describe('in any order of what may happen', () => {
  it('a cause is told once until somebody looks, and an urgent to-do once for ever', () => {
    always(({ decision, heard, todos, matters }, chosen) => {
      for (const { about } of decision.alert?.lines ?? []) {
        if (about === 'todos') {
          const news = todos.filter(({ key }) => !heard.todos.has(key));
          const isOrdinary = chosen.todos === 'all' && !heard.sinceSeen.has('todos') && news.length > 0;
          expect(news.some(isUrgent) || isOrdinary).toBe(true);
          continue;
        }
        expect(heard.sinceSeen.has(about)).toBe(false);
        expect(matters[about]?.some((id) => !heard.matters.has(`${about} ${id}`))).toBe(true);
      }
    });
  });

  it('nothing is told while it is quiet but a 特急 that may break through, nor while somebody looks', () => {
    always(({ now, watched, decision, heard, todos }, chosen) => {
      if (watched) expect(decision.alert).toBeUndefined();
      if (quietUntil(now, chosen.quiet) === undefined || decision.alert === undefined) return;
      expect(chosen.urgentThrough).toBe(true);
      expect(decision.alert.lines.map(({ about }) => about)).toEqual(['todos']);
      const pressing = todos.filter(({ kind }) => kind === 'express' || kind === 'topmost');
      expect(pressing.some(({ key }) => !heard.todos.has(key))).toBe(true);
    });
  });

  it('nothing is lost: outside the quiet hours all that stands and was not heard of is told at once', () => {
    always(({ now, watched, decision, heard, todos, matters }, chosen) => {
      const isQuiet = quietUntil(now, chosen.quiet) !== undefined;
      const abouts = decision.alert?.lines.map(({ about }) => about) ?? [];
      const owed = alertCauses.filter(
        (cause) =>
          !heard.sinceSeen.has(cause) && matters[cause]?.some((id) => !heard.matters.has(`${cause} ${id}`)),
      );
      const news = todos.filter(({ key }) => !heard.todos.has(key));
      if (watched) return;
      if (isQuiet) {
        // Kept back, and somebody will look when it ends.
        if (owed.length > 0)
          expect(decision).toMatchObject({ told: { held: true }, again: quietUntil(now, chosen.quiet) });
        return;
      }
      expect(abouts).toEqual(expect.arrayContaining([...owed]));
      if (news.some(isUrgent)) expect(abouts).toContain('todos');
      expect(decision.told.held).toBe(false);
    });
  });

  it('the figures are those that stand, of what came since somebody looked', () => {
    always(({ decision, standing }) => {
      if (decision.alert === undefined) return;
      expect(alertSchema.parse(decision.alert)).toEqual(decision.alert);
      for (const line of decision.alert.lines) {
        if (line.about === 'todos') expect(line.count).toBe(standing.todos.count);
        else if (line.about !== 'no-space')
          expect(line.count).toBe(standing.matters.find(({ cause }) => cause === line.about)?.ids.length);
      }
    });
  });
});
