// Over a real store, on a clock that is told: what came from a department, who looks at the window, and what is told.
import { beforeEach, describe, expect, it } from 'vitest';
import { followAlerts, type FollowingAlerts } from '../../../main/core/alerts/follow-alerts.ts';
import { writeAlertSettings } from '../../../main/core/store/alert-settings.ts';
import { enqueue, markSending } from '../../../main/core/store/outbox.ts';
import { settleAction } from '../../../main/core/store/outbox-answers.ts';
import { findRecord } from '../../../main/core/store/records.ts';
import { setHealth, sourceKey } from '../../../main/core/store/sources.ts';
import type { Store } from '../../../main/core/store/store.ts';
import { markRead } from '../../../main/core/work/read-todo.ts';
import { type Alert, alertSchema, firstAlertSettings } from '../../../shared/domain/alert.ts';
import { createFakeClock, type FakeClock } from '../../fakes/clock.ts';
import { apply, aSource, aTodo, todoAs } from '../store/builders.ts';
import { aDesk, type TestDesk } from '../work/a-desk.ts';

const hour = 3_600_000;
/** A Monday, 10:00 in Shanghai. */
const monday = Date.parse('2026-11-23T02:00:00.000Z');

let desk: TestDesk;
let store: Store;
let clock: FakeClock;
let wall: number;
let told: Alert[];
let bugs: unknown[];
let alerts: FollowingAlerts;

const begin = (): FollowingAlerts =>
  followAlerts({
    ...{ store, timers: clock, now: () => wall + clock.ticks() },
    tell: (alert) => void told.push(alertSchema.parse(alert)),
    onBug: (error) => void bugs.push(error),
  });

const pass = (ms: number) => clock.goTo(clock.ticks() + ms);
const secret = '关于某某同志免职的通知';

/** A page of to-dos comes, as it does from a round. */
function come(
  of: { readonly [remoteId: string]: '一般' | '特急' | '特提' },
  sourceId = 's1',
  phase: 'initial' | 'delta' = 'delta',
) {
  const upserts = Object.entries(of).map(([remoteId, urgency]) =>
    todoAs(remoteId, '1', aTodo({ title: secret, urgency })),
  );
  apply(store, { upserts, phase, finished: phase === 'delta' }, sourceId);
  alerts.nudge(['todos']);
}

function turnAway(): void {
  alerts.attend(true);
  pass(5_000);
  alerts.attend(false);
  pass(5_000);
}

beforeEach(() => {
  desk = aDesk();
  store = desk.store;
  clock = createFakeClock();
  wall = monday;
  told = [];
  bugs = [];
  alerts = begin();
  apply(store, { upserts: [todoAs('old', '1', aTodo({ urgency: '特急' }))] });
  turnAway();
});

describe('to-dos that come while nobody looks', () => {
  it('are told in one alert with how many are urgent, without a word of any of them', () => {
    come({ a: '一般', b: '特急', c: '特提', d: '一般' });
    pass(5_000);
    expect(told).toEqual([
      { afterQuiet: false, lines: [{ about: 'todos', count: 4, topmost: 1, express: 1, soon: 0 }] },
    ]);
    expect(JSON.stringify(told)).not.toContain(secret);
    expect(bugs).toEqual([]);
  });

  it('of one round are one alert, though they come in pages', () => {
    for (const page of ['a', 'b', 'c']) {
      come({ [page]: '特急' });
      pass(1_000);
    }
    expect(told).toEqual([]);
    pass(5_000);
    expect(told).toMatchObject([{ lines: [{ count: 3, express: 3 }] }]);
  });

  it('of a round without end are told before its end', () => {
    for (let page = 0; page < 31; page += 1) {
      come({ [`p${page}`]: page === 0 ? '特急' : '一般' });
      pass(1_000);
    }
    expect(told).toHaveLength(1);
  });

  it('are not told when they are due neither soon nor urgent, and are when the person wants all', () => {
    come({ a: '一般' });
    pass(5_000);
    expect(told).toEqual([]);
    writeAlertSettings(store, { ...firstAlertSettings, todos: 'all' });
    alerts.nudge(['alerts']);
    pass(5_000);
    expect(told).toMatchObject([{ lines: [{ count: 1 }] }]);
  });

  it('are told when they are due by the end of the next working day', () => {
    const due = (at: string) => ({ due: { at, unit: 'WD' as const } });
    const soon = todoAs('a', '1', aTodo(due('2026-11-24T09:30:00.000Z')));
    const later = todoAs('b', '1', aTodo(due('2026-11-26T09:30:00.000Z')));
    const estimated = todoAs(
      'c',
      '1',
      aTodo({ due: { ...due('2026-11-24T09:30:00.000Z').due, estimated: true } }),
    );
    apply(store, { upserts: [soon, later, estimated] });
    alerts.nudge(['todos']);
    pass(5_000);
    expect(told).toMatchObject([{ lines: [{ count: 3, soon: 1 }] }]);
  });

  it('and were opened or finished before the alert are not in it', () => {
    come({ a: '特急', b: '特急', c: '特急' });
    const key = findRecord(store, 'todo', sourceKey(store, 's1') ?? 0, 'a')?.key ?? 0;
    markRead(desk, { id: `t${key}` });
    apply(store, { upserts: [todoAs('b', '2', aTodo({ state: '已办' }))] });
    pass(5_000);
    expect(told).toMatchObject([{ lines: [{ count: 1, express: 1 }] }]);
  });

  it('are not told again when their department changes them, nor after a new start', () => {
    come({ a: '特急' });
    pass(5_000);
    apply(store, { upserts: [todoAs('a', '2', aTodo({ urgency: '特急', step: '会签' }))] });
    alerts.nudge(['todos']);
    pass(60_000);
    alerts.stop();
    alerts = begin();
    alerts.attend(false);
    pass(60_000);
    expect(told).toHaveLength(1);
  });
});

describe('a first pass', () => {
  it('is nobody’s news, whatever it brings, and what comes after it is', () => {
    aSource(store, 's2');
    for (let page = 0; page < 20; page += 1) {
      come({ [`p${page}`]: '特急' }, 's2', 'initial');
      pass(10_000);
    }
    come({ end: '特急' }, 's2');
    pass(60_000);
    expect(told).toEqual([]);
    come({ news: '特急' }, 's2');
    pass(5_000);
    expect(told).toMatchObject([{ lines: [{ count: 1, express: 1 }] }]);
  });

  it('of one source keeps no news of another back', () => {
    aSource(store, 's2');
    come({ p: '特急' }, 's2', 'initial');
    come({ a: '特急' }, 's1');
    pass(5_000);
    expect(told).toMatchObject([{ lines: [{ count: 1, express: 1 }] }]);
  });
});

describe('who looks at the window', () => {
  it('is told nothing outside it, and nothing of that once they turn away', () => {
    alerts.attend(true);
    come({ a: '特急' });
    pass(60_000);
    alerts.attend(false);
    pass(60_000);
    expect(told).toEqual([]);
  });

  it('has seen what the alert was about: what comes next is told anew', () => {
    come({ a: '特急', b: '一般' });
    pass(5_000);
    turnAway();
    come({ c: '特急' });
    pass(5_000);
    expect(told).toMatchObject([{ lines: [{ count: 2 }] }, { lines: [{ count: 1 }] }]);
  });

  it('is not guessed: until it is said, nothing is told', () => {
    alerts.stop();
    alerts = begin();
    come({ a: '特急' });
    pass(60_000);
    expect(told).toEqual([]);
    alerts.attend(false);
    pass(5_000);
    expect(told).toHaveLength(1);
  });
});

describe('what needs the person', () => {
  const needSignIn = (id: string) =>
    setHealth(store, id, {
      kind: 'trouble',
      fault: { kind: 'sign-in-needed', reason: 'expired' },
      since: '2026-11-23T02:00:00.000Z',
    });

  it('is one line for a cause, with the names of its sources', () => {
    aSource(store, 's2');
    needSignIn('s1');
    needSignIn('s2');
    alerts.nudge(['sources']);
    pass(5_000);
    expect(told).toEqual([
      { afterQuiet: false, lines: [{ about: 'sign-in', count: 2, sources: ['来源s1', '来源s2'] }] },
    ]);
    alerts.nudge(['sources']);
    pass(60_000);
    expect(told).toHaveLength(1);
  });

  it('is not that a line is down or a system is busy: that passes', () => {
    setHealth(store, 's1', {
      kind: 'trouble',
      fault: { kind: 'offline', reason: 'refused' },
      since: '2026-11-23T02:00:00.000Z',
    });
    alerts.nudge(['sources']);
    pass(60_000);
    expect(told).toEqual([]);
  });

  it('is an action that was not accepted, and one the department met with a change of its own', () => {
    const source = sourceKey(store, 's1') ?? 0;
    const record = findRecord(store, 'todo', source, 'old')?.key ?? 0;
    const press = (id: string) => {
      const body = { action: 'return' as const, opinion: '材料不全' };
      enqueue(store, { id, source, kind: 'todo', remoteId: 'old', record, basedOn: '1', body }, wall);
      markSending(store, id, wall);
    };
    press('a1');
    settleAction(store, 'a1', { state: 'refused', reason: { kind: 'refused', reason: '材料不全' } }, wall);
    press('a2');
    settleAction(store, 'a2', { state: 'conflict', revision: '2' }, wall);
    alerts.nudge(['outbox']);
    pass(5_000);
    expect(told).toEqual([
      {
        afterQuiet: false,
        lines: [
          { about: 'settle', count: 1 },
          { about: 'refused', count: 1 },
        ],
      },
    ]);
  });
});

describe('quiet hours', () => {
  beforeEach(() => {
    // 19:00.
    wall = monday + 9 * hour - clock.ticks();
  });

  it('keep everything back and sum it up in one alert when they end', () => {
    come({ a: '特急' });
    pass(hour);
    come({ b: '一般', c: '特急' });
    pass(11 * hour);
    expect(told).toEqual([]);
    pass(2 * hour);
    expect(told).toMatchObject([{ afterQuiet: true, lines: [{ about: 'todos', count: 3, express: 2 }] }]);
  });

  it('let 特急 through when the person chose so', () => {
    writeAlertSettings(store, { ...firstAlertSettings, urgentThrough: true });
    come({ a: '特急' });
    pass(5_000);
    expect(told).toMatchObject([{ afterQuiet: false, lines: [{ count: 1, express: 1 }] }]);
  });

  it('end when the clock says so, though it was set meanwhile, and once only though it is set back', () => {
    come({ a: '特急' });
    pass(hour);
    wall += 13 * hour;
    pass(60_000);
    expect(told).toHaveLength(1);
    wall -= 13 * hour;
    come({ b: '一般' });
    pass(hour);
    wall += 13 * hour;
    alerts.wake();
    pass(hour);
    expect(told).toHaveLength(1);
  });

  it('lose nothing over a new start', () => {
    come({ a: '特急' });
    pass(5_000);
    alerts.stop();
    wall += 14 * hour;
    alerts = begin();
    alerts.attend(false);
    pass(5_000);
    expect(told).toMatchObject([{ afterQuiet: true, lines: [{ express: 1 }] }]);
  });

  it('have nothing to sum up for who looked meanwhile', () => {
    come({ a: '特急' });
    pass(5_000);
    turnAway();
    pass(14 * hour);
    expect(told).toEqual([]);
  });
});

describe('what was kept of it', () => {
  it('and cannot be read counts as seen, instead of telling everything again', () => {
    come({ a: '特急' });
    pass(5_000);
    store.sql("UPDATE meta SET value = '{' WHERE key = 'alerts-told'").run();
    alerts.nudge(['todos']);
    pass(5_000);
    expect(told).toHaveLength(1);
    come({ b: '特急' });
    pass(5_000);
    expect(told).toHaveLength(2);
    expect(bugs).toEqual([]);
  });
});
