// What may go at once and what must wait: lanes of sending, working hours, a department that is only read, pauses that
// outlive a restart, and the watchdog over the queue.
import { afterEach, describe, expect, it } from 'vitest';
import { readSourceLog } from '../../main/core/store/source-log.ts';
import { listUnfinished, readAction } from '../../main/core/store/outbox-rows.ts';
import { readSource } from '../../main/core/store/sources.ts';
import { aSyncDesk, minute, type SyncDesk } from '../fakes/sync-desk.ts';
import { untilTurned } from '../fakes/until.ts';

let desk: SyncDesk;
const start = async (): Promise<void> => {
  desk = await aSyncDesk('oa');
};
afterEach(() => desk.close());

const hour = 60 * minute;
const stateOf = (key: string) => readAction(desk.store, key)?.state;
const asked = () => desk.log.map((line) => line.split(' oa ')[1]);
const events = () => readSourceLog(desk.store, 'oa', 500).map(({ event }) => event);

describe('lanes', () => {
  it('actions on different records go out together, those on one record one by one', async () => {
    await start();
    for (let n = 3; n < 8; n += 1) desk.model('oa').put(`t${n}`, `事项${n}`);
    desk.sync().wake('oa');
    await desk.quiet();
    desk.log.length = 0;
    const { act } = desk.model('oa');
    const most: number[] = [];
    const seen: string[] = [];
    desk.model('oa').act = function counted(action) {
      seen.push(action.id);
      most.push(listUnfinished(desk.store, 'oa').filter(({ state }) => state === 'sending').length);
      return act.call(this, action);
    };
    for (let n = 0; n < 8; n += 1) desk.press('oa', `t${n}`, 'acknowledge');
    const second = desk.press('oa', 't0');
    await desk.goOn(minute);
    expect(Math.max(...most)).toBe(4);
    expect(seen.filter((id) => id === 't0')).toHaveLength(2);
    expect(seen.indexOf('t0')).toBeLessThan(seen.lastIndexOf('t0'));
    expect(stateOf(second)).toBe('conflict');
    expect(listUnfinished(desk.store, 'oa')).toHaveLength(1);
  });

  it('after trouble one goes ahead alone; when it is answered the others follow together', async () => {
    await start();
    const keys = ['t0', 't1', 't2'].map((id) => desk.press('oa', id));
    desk.fate('oa', 'refused', 'refused', 'refused');
    await desk.quiet();
    expect(asked()).toEqual(['push refused', 'push refused', 'push refused']);
    desk.log.length = 0;
    desk.fate('oa', 'well', 'well', 'refused');
    await desk.goOn(2_000);
    // Introduced, a page first (sending was what failed), then the one, and no other beside it.
    expect(asked().slice(0, 3)).toEqual(['introduce well', 'pull well', 'push refused']);
    await desk.goOn(minute);
    expect(keys.map(stateOf)).toEqual(['confirmed', 'confirmed', 'confirmed']);
    expect(desk.model('oa').effects).toHaveLength(3);
  });

  const pressEight = (): readonly string[] => Array.from({ length: 8 }, (_, n) => desk.press('oa', `t${n}`));
  const withEight = async (): Promise<void> => {
    await start();
    for (let n = 3; n < 8; n += 1) desk.model('oa').put(`t${n}`, `事项${n}`);
    desk.sync().wake('oa');
    await desk.quiet();
    desk.log.length = 0;
  };

  it('a break under one of several stops no other, and that one goes again with its key after a pause', async () => {
    await withEight();
    const keys = pressEight();
    desk.fate('oa', 'well', 'well', 'well', 'well', 'cut-after');
    await desk.quiet();
    const [broken] = keys.filter((key) => stateOf(key) === 'unsure');
    // All eight were sent in one go, without an introduction between them, and the source is well.
    expect(
      asked()
        .slice(0, 8)
        .filter((line) => line?.startsWith('push')),
    ).toHaveLength(8);
    expect(asked()).not.toContain('introduce well');
    expect([keys.indexOf(broken ?? ''), desk.health('oa')]).toEqual([4, { kind: 'ok' }]);
    await desk.goOn(minute);
    expect(keys.map(stateOf)).toEqual(keys.map(() => 'confirmed'));
    expect(desk.model('oa').effects).toHaveLength(8);
    expect(desk.log.filter((line) => line.includes('push')).at(-1)).toMatch(/^(?!0 )\d+ oa push well$/);
  });

  it('a second break with no answer between them is trouble of the line: the rest waits', async () => {
    await withEight();
    const keys = pressEight();
    desk.fate('oa', 'well', 'cut-before', 'cut-before', 'cut-before', 'cut-before', 'cut-before');
    await desk.quiet();
    expect(desk.health('oa')).toMatchObject({ kind: 'trouble', fault: { kind: 'offline', reason: 'cut' } });
    expect(asked().filter((line) => line?.startsWith('push')).length).toBeLessThan(8);
    await desk.goOn(5 * minute);
    expect(keys.map(stateOf)).toEqual(keys.map(() => 'confirmed'));
    expect(desk.model('oa').effects).toHaveLength(8);
  });

  it('a department that asks for a pause is not sent the rest of the lane', async () => {
    await start();
    for (const id of ['t0', 't1', 't2']) desk.press('oa', id);
    desk.fate('oa', 'busy', 'busy', 'busy');
    await desk.quiet();
    const pushes = asked().filter((line) => line?.startsWith('push'));
    expect(pushes).toHaveLength(3);
    await desk.goOn(minute);
    expect(listUnfinished(desk.store, 'oa')).toHaveLength(0);
  });
});

describe('working hours only', () => {
  /** The clock of the desk begins on a working Monday at 09:00. */
  const toEvening = () => desk.goOn(10 * hour);

  it('no round begins by itself from the evening to the next working morning, and an action waits too', async () => {
    await start();
    desk.sync().setWorkHoursOnly(true);
    await toEvening();
    expect(desk.sync().heldByHours()).toBe(true);
    desk.log.length = 0;
    const key = desk.press('oa', 't0');
    await desk.goOn(12 * hour);
    expect([asked(), stateOf(key)]).toEqual([[], 'waiting']);
    await desk.goOn(2 * hour);
    expect([desk.sync().heldByHours(), stateOf(key)]).toEqual([false, 'confirmed']);
  });

  it('the person may ask for one round, which takes along what waits', async () => {
    await start();
    desk.sync().setWorkHoursOnly(true);
    await toEvening();
    desk.log.length = 0;
    const key = desk.press('oa', 't0');
    desk.sync().wake('oa', 'by-hand');
    await desk.goOn(hour);
    expect(stateOf(key)).toBe('confirmed');
    expect(asked().filter((line) => line === 'push well')).toHaveLength(1);
    const soFar = asked().length;
    await desk.goOn(5 * hour);
    expect(asked()).toHaveLength(soFar);
  });

  it('is kept over a restart, and switched off it begins at once', async () => {
    await start();
    desk.sync().setWorkHoursOnly(true);
    await toEvening();
    desk.log.length = 0;
    desk.kill();
    await desk.goOn(hour);
    expect([asked(), desk.sync().workHoursOnly()]).toEqual([[], true]);
    desk.sync().setWorkHoursOnly(false);
    await desk.goOn(minute);
    expect(asked()).toContain('pull well');
  });
});

describe('a department with newer records than this desk knows (S14)', () => {
  it('is read and sent nothing; the action waits and goes when both know the same again', async () => {
    await start();
    desk.model('oa').hasNewerSchema = true;
    desk.kill();
    await desk.quiet();
    const key = desk.press('oa', 't0');
    desk.model('oa').put('t3', '新事项');
    await desk.goOn(30 * minute);
    expect(desk.health('oa')).toEqual({ kind: 'read-only' });
    expect([stateOf(key), desk.rows('oa')]).toEqual(['waiting', desk.model('oa').listed()]);
    expect(asked()).not.toContain('push well');
    expect(events().filter((event) => event === 'read-only')).toHaveLength(1);
    desk.model('oa').hasNewerSchema = false;
    desk.kill();
    await desk.goOn(10 * minute);
    expect([stateOf(key), desk.health('oa')]).toEqual(['confirmed', { kind: 'ok' }]);
  });
});

describe('a pause the department asked for', () => {
  it('outlives a restart: it is not asked once more (S9)', async () => {
    await start();
    desk.sync().wake('oa');
    desk.fate('oa', 'later');
    await desk.quiet();
    expect(readSource(desk.store, 'oa')?.held).toBeDefined();
    desk.kill();
    desk.log.length = 0;
    await desk.goOn(1_900);
    expect(asked()).toEqual([]);
    await desk.goOn(minute);
    expect(asked()).toContain('introduce well');
    expect(desk.health('oa')).toEqual({ kind: 'ok' });
  });
});

describe('the log of a source', () => {
  it('tells what came, the first of a trouble and its end, and nothing of rounds without news', async () => {
    await start();
    await desk.goOn(hour);
    expect(events()).toEqual(['round-ended']);
    desk.model('oa').put('t3', '新事项');
    await desk.goOn(10 * minute);
    desk.fate('oa', 'refused', 'refused', 'refused');
    await desk.goOn(10 * minute);
    expect(events()).toEqual(['round-ended', 'trouble', 'round-ended', 'round-ended']);
    const [, , second] = readSourceLog(desk.store, 'oa', 10);
    expect(second).toMatchObject({ records: 1, sent: 0 });
  });

  it('keeps its newest five hundred lines', async () => {
    await start();
    for (let n = 0; n < 510; n += 1) {
      desk.model('oa').put('t0', `事项0（${n}）`);
      desk.sync().wake('oa');
      await desk.quiet();
    }
    expect(readSourceLog(desk.store, 'oa', 1_000)).toHaveLength(500);
  });
});

describe('a round without news', () => {
  it('asks the file the same few questions at three records and at two thousand, and writes one row', async () => {
    await start();
    const few = await questionsOfARound();
    for (let n = 3; n < 2_000; n += 1) desk.model('oa').put(`t${n}`, `事项${n}`);
    await desk.goOn(10 * minute);
    const many = await questionsOfARound();
    expect(many).toEqual(few);
    expect(many.filter((text) => /^\s*(INSERT|UPDATE|DELETE)/.test(text))).toHaveLength(1);
    expect(
      many.filter((text) => /count\(\*\)/.test(text) && /FROM (todo|archive|article|contact)/.test(text)),
    ).toEqual([]);
  });
});

/** What is asked of the file in one round, by hand, in which nothing came. */
async function questionsOfARound(): Promise<readonly string[]> {
  const asked: string[] = [];
  const { sql } = desk.store;
  Object.assign(desk.store, {
    sql(text: string) {
      asked.push(text.replace(/\s+/g, ' '));
      return sql(text);
    },
  });
  desk.sync().wake('oa');
  await desk.quiet();
  Object.assign(desk.store, { sql });
  return asked;
}

describe('the watchdog', () => {
  it('starts a source anew in whose queue something stood for ten minutes with nothing in its way', async () => {
    await start();
    await desk.sync().close();
    const sync = desk.anotherSync({ everyMs: 5 * hour });
    await untilTurned(() => readSource(desk.store, 'oa')?.health.kind === 'ok' && !sync.live('oa').syncing);
    // Put into the queue and nobody was told: a wake-up that got lost.
    const key = desk.press('oa', 't0');
    for (let n = 0; n < 14; n += 1) {
      desk.clock.goTo(desk.clock.ticks() + minute);
      await new Promise((resolve) => setImmediate(resolve));
    }
    await untilTurned(() => stateOf(key) === 'confirmed');
    expect(desk.log).toContain('sync-loop-failed');
    expect(events()).toContain('restarted');
    await sync.close();
  });
});
