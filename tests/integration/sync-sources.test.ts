// What befalls a source over time: another system at its address, a restore, a step that never ends, one bad action.
import { afterEach, describe, expect, it } from 'vitest';
import { readAction } from '../../main/core/store/outbox-rows.ts';
import type { Fault } from '../../shared/domain/fault.ts';
import { aSyncDesk, minute, type SyncDesk } from '../fakes/sync-desk.ts';

let desk: SyncDesk;
const start = async (...ids: readonly string[]): Promise<void> => {
  desk = await aSyncDesk(...ids);
};
afterEach(() => desk.close());

const stateOf = (key: string) => readAction(desk.store, key)?.state;
const effectsOf = (id: string, key: string) =>
  desk.model(id).effects.filter((effect) => effect.key === key).length;
/** What was asked of a source, without the time. */
const asked = (id: string) =>
  desk.log.filter((line) => line.includes(` ${id} `)).map((line) => line.split(` ${id} `)[1]);

describe('an action that is always answered with an error', () => {
  it.each<[string, Fault]>([
    ['an error of the system', { kind: 'bad-reply', reason: 'unexpected-status', detail: 'status 500' }],
    ['a path that is not there', { kind: 'not-found' }],
    ['a line that is cut each time', { kind: 'offline', reason: 'cut' }],
  ])('holds up its own record and nothing else: %s', async (_what, fault) => {
    await start('oa');
    desk.poison('oa', 't0', fault);
    const [stuck, free] = [desk.press('oa', 't0'), desk.press('oa', 't1')];
    desk.model('oa').put('t9', '新到');
    await desk.goOn(2 * minute);
    expect([stateOf(free), desk.rows('oa')]).toEqual(['confirmed', desk.model('oa').listed()]);
    expect(['waiting', 'unsure']).toContain(stateOf(stuck));
    expect(readAction(desk.store, stuck)?.reason).toEqual({ kind: 'fault', fault });
    const tries = asked('oa').filter((line) => line?.startsWith('push')).length;
    expect(tries).toBeLessThan(15);
    desk.poison('oa', 't0', undefined);
    await desk.goOn(3 * minute);
    expect([stateOf(stuck), effectsOf('oa', stuck)]).toEqual(['confirmed', 1]);
  });

  it('that waits for a time is not forgotten when the wall clock goes back', async () => {
    await start('oa');
    desk.poison('oa', 't0', { kind: 'not-found' });
    const stuck = desk.press('oa', 't0');
    await desk.quiet();
    desk.poison('oa', 't0', undefined);
    desk.store.db.prepare('UPDATE outbox SET next_at = next_at + 1e11').run();
    await desk.goOn(6 * minute);
    expect(stateOf(stuck)).toBe('confirmed');
  });
});

describe('sources', () => {
  it('another system at the same address is not mixed in', async () => {
    await start('oa');
    desk.model('oa').systemId = 'another';
    desk.model('oa').put('x', '别处的事项');
    desk.fate('oa', 'refused');
    desk.sync().wake('oa');
    await desk.goOn(minute);
    expect(desk.rows('oa')).toEqual(['t0@1', 't1@1', 't2@1']);
    expect(desk.health('oa')).toMatchObject({
      kind: 'trouble',
      fault: { kind: 'bad-reply', reason: 'other-system' },
    });
  });

  it('a system restored from a backup is read anew: what it lost goes, what it still has stays', async () => {
    await start('oa');
    const saved = desk.model('oa').save();
    desk.model('oa').put('t7', '备份之后的事项');
    await desk.goOn(6 * minute);
    expect(desk.rows('oa')).toContain('t7@1');
    desk.model('oa').restore(saved, 'epoch-2');
    await desk.goOn(6 * minute);
    expect([desk.rows('oa'), desk.health('oa')]).toEqual([desk.model('oa').listed(), { kind: 'ok' }]);
  });

  it('a page that repeats is told, nothing is lost, and the next round goes on from the same place', async () => {
    await start('oa');
    for (let n = 3; n < 12; n += 1) desk.model('oa').put(`t${n}`, `事项${n}`);
    desk.fate('oa', 'stands-still');
    desk.sync().wake('oa');
    await desk.quiet();
    expect(desk.health('oa')).toMatchObject({
      kind: 'trouble',
      fault: { kind: 'bad-reply', reason: 'page-repeats' },
    });
    await desk.goOn(minute);
    expect([desk.rows('oa'), desk.health('oa')]).toEqual([desk.model('oa').listed(), { kind: 'ok' }]);
  });

  it('trouble is told since its first failure, not since its last', async () => {
    await start('oa');
    desk.fate('oa', 'refused', 'refused', 'refused');
    desk.sync().wake('oa');
    await desk.quiet();
    const first = desk.health('oa');
    await desk.goOn(1_600);
    expect(desk.health('oa')).toEqual(first);
  });

  it('working offline asks nothing, is remembered over a restart, and ends when switched back', async () => {
    await start('oa');
    desk.sync().setWorkingOffline(true);
    const key = desk.press('oa', 't0');
    desk.kill();
    await desk.goOn(60 * minute);
    expect([desk.log, desk.sync().workingOffline(), stateOf(key)]).toEqual([[], true, 'waiting']);
    expect(await desk.sync().probe('http://x')).toEqual({
      ok: false,
      fault: { kind: 'offline', reason: 'switched-off' },
    });
    desk.sync().setWorkingOffline(false);
    await desk.goOn(minute);
    expect(stateOf(key)).toBe('confirmed');
  });

  it('a step that never ends is noticed within ten minutes, and the source begins anew', async () => {
    await start('oa');
    desk.fate('oa', 'die-before');
    desk.sync().wake('oa');
    await desk.goOn(11 * minute);
    expect(desk.log).toContain('sync-loop-failed');
    expect(desk.health('oa')).toMatchObject({ kind: 'trouble', fault: { kind: 'internal' } });
  });
});
