// The rules of sync (main/core/sync/README.md), each by its sentence. S3 is the rule of work/act-on-todo.
import { afterEach, describe, expect, it } from 'vitest';
import { readFeed } from '../../main/core/store/cursors.ts';
import { readAction } from '../../main/core/store/outbox-rows.ts';
import { findRecord } from '../../main/core/store/records.ts';
import { sourceKey } from '../../main/core/store/sources.ts';
import { statesLogged } from '../fakes/file-facts.ts';
import { aSyncDesk, minute, type SyncDesk } from '../fakes/sync-desk.ts';

let desk: SyncDesk;
const start = async (...ids: readonly string[]): Promise<SyncDesk> => {
  desk = await aSyncDesk(...ids);
  return desk;
};
afterEach(() => desk.close());

const stateOf = (key: string) => readAction(desk.store, key)?.state;
const statesOf = (key: string) => statesLogged(desk.store, key);
const effectsOf = (id: string, key: string) =>
  desk.model(id).effects.filter((effect) => effect.key === key).length;
/** What was asked of a source, without the time. */
const asked = (id: string) =>
  desk.log.filter((line) => line.includes(` ${id} `)).map((line) => line.split(` ${id} `)[1]);

describe('S1 A page of changes and its cursor are saved together or not at all', () => {
  it('a row that cannot be written takes its whole page and the cursor with it, and the next try brings them', async () => {
    await start('oa');
    desk.store.db.exec(
      `CREATE TEMP TRIGGER trap BEFORE INSERT ON todo WHEN NEW.remote_id = 't4' BEGIN SELECT RAISE(ABORT, 'trap'); END`,
    );
    const before = readFeed(desk.store, 'oa', 'todos');
    for (const id of ['t3', 't4', 't5']) desk.model('oa').put(id, id);
    desk.sync().wake('oa');
    await desk.quiet();
    expect([desk.rows('oa'), readFeed(desk.store, 'oa', 'todos')?.cursor]).toEqual([
      ['t0@1', 't1@1', 't2@1'],
      before?.cursor,
    ]);
    expect(desk.health('oa')).toMatchObject({ kind: 'trouble', fault: { kind: 'internal' } });
    desk.store.db.exec('DROP TRIGGER trap');
    await desk.goOn(minute);
    expect(desk.rows('oa')).toEqual(desk.model('oa').listed());
    expect(desk.health('oa')).toEqual({ kind: 'ok' });
  });
});

describe('S2 A department’s row is written only by a pull', () => {
  it('an accepted action changes no row until the pull brings it', async () => {
    await start('oa');
    const key = desk.press('oa', 't0');
    desk.fate('oa', 'well', 'refused');
    await desk.quiet();
    expect([stateOf(key), desk.rows('oa')]).toEqual(['accepted', ['t0@1', 't1@1', 't2@1']]);
    await desk.goOn(minute);
    expect([stateOf(key), desk.rows('oa')]).toEqual(['confirmed', ['t0@2', 't1@1', 't2@1']]);
  });
});

describe('S4 An action keeps one key for life, so a repeat does no harm', () => {
  it('an answer that was lost is asked for again with the same key, and there is one effect', async () => {
    await start('oa');
    const key = desk.press('oa', 't0');
    desk.fate('oa', 'cut-after');
    await desk.quiet();
    expect([stateOf(key), effectsOf('oa', key)]).toEqual(['unsure', 1]);
    await desk.goOn(minute);
    expect([stateOf(key), effectsOf('oa', key)]).toEqual(['confirmed', 1]);
    expect(statesOf(key)).toEqual(['waiting', 'sending', 'unsure', 'sending', 'accepted', 'confirmed']);
  });

  it('a request delivered twice takes effect once', async () => {
    await start('oa');
    const key = desk.press('oa', 't0');
    desk.fate('oa', 'twice');
    await desk.goOn(minute);
    expect([stateOf(key), effectsOf('oa', key)]).toEqual(['confirmed', 1]);
  });
});

describe('S5 For one record, actions go out in the order pressed, one at a time', () => {
  it('the second waits until the first is answered; another record does not wait for either', async () => {
    await start('oa');
    const keys = [desk.press('oa', 't0', 'acknowledge'), desk.press('oa', 't1'), desk.press('oa', 't0')];
    desk.fate('oa', 'cut-before');
    await desk.goOn(minute);
    expect(keys.map(stateOf)).toEqual(['confirmed', 'confirmed', 'conflict']);
    expect(desk.model('oa').effects.map(({ key }) => keys.indexOf(key))).toEqual([1, 0]);
  });
});

describe('S6 What was *sending* at a crash is *waiting* at the next start', () => {
  it.each([
    ['before', 'die-before'],
    ['after', 'die-after'],
  ] as const)(
    'killed %s the department took it, it is sent again and takes effect once',
    async (_when, fate) => {
      await start('oa');
      const key = desk.press('oa', 't0');
      desk.fate('oa', fate);
      await desk.quiet();
      expect(stateOf(key)).toBe('sending');
      desk.kill();
      expect(stateOf(key)).toBe('waiting');
      await desk.goOn(minute);
      expect([stateOf(key), effectsOf('oa', key)]).toEqual(['confirmed', 1]);
    },
  );
});

describe('S7 A refusal or conflict stays, with both versions, until the person settles it', () => {
  it('a conflict keeps the decision, what it was based on and what stands there now, over restarts and rounds', async () => {
    await start('oa');
    desk.model('oa').put('t0', '事项0（改）');
    const key = desk.press('oa', 't0', 'return');
    await desk.goOn(minute);
    desk.kill();
    await desk.goOn(60 * minute);
    expect(readAction(desk.store, key)).toMatchObject({
      state: 'conflict',
      basedOn: '1',
      body: { action: 'return', opinion: '同意。' },
      reason: { kind: 'conflict', revision: '2' },
    });
    expect(desk.rows('oa')).toContain('t0@2');
    expect(asked('oa').filter((line) => line?.startsWith('push'))).toHaveLength(1);
  });
});

describe('S8 One source’s trouble never delays another', () => {
  it('one that never answers and one that answers garbage leave the third at its own pace', async () => {
    await start('stuck', 'garbage', 'well');
    desk.fate('stuck', 'die-before');
    desk.fate('garbage', ...Array.from({ length: 40 }, () => 'html' as const));
    const key = desk.press('well', 't1');
    desk.model('well').put('t9', '新到');
    desk.sync().wake();
    await desk.goOn(minute);
    expect([stateOf(key), desk.rows('well')]).toEqual(['confirmed', desk.model('well').listed()]);
    expect(desk.log.filter((line) => / well (push|pull)/.test(line))).toEqual([
      '0 well push well',
      '0 well pull well',
    ]);
    expect(desk.health('garbage')).toMatchObject({
      kind: 'trouble',
      fault: { kind: 'bad-reply', reason: 'html' },
    });
    expect(desk.health('well')).toEqual({ kind: 'ok' });
  });
});

describe('S9 No repeat without a pause with jitter; Retry-After is obeyed even when the line comes back', () => {
  it('the pauses grow, and a good round ends them', async () => {
    await start('oa');
    desk.fate('oa', 'refused', 'refused', 'refused', 'refused', 'refused');
    desk.sync().wake('oa');
    await desk.goOn(minute);
    expect(desk.log).toEqual([
      '0 oa pull refused',
      '500 oa introduce refused',
      '1500 oa introduce refused',
      '3500 oa introduce refused',
      '7500 oa introduce refused',
      '15500 oa introduce well',
      '15500 oa pull well',
    ]);
  });

  it('nothing is asked before the time the department named: not by the person, not by the line', async () => {
    await start('oa');
    desk.fate('oa', 'later');
    desk.sync().wake('oa');
    await desk.quiet();
    desk.sync().wake('oa');
    desk.sync().lineChanged('online');
    desk.sync().setWorkingOffline(true);
    desk.sync().setWorkingOffline(false);
    await desk.goOn(minute);
    expect(desk.log).toEqual(['0 oa pull later', '2100 oa introduce well', '2100 oa pull well']);
  });
});

describe('S10 A 401 stops that source until sign-in; it never loops', () => {
  it('nothing is asked for a day, actions wait, and sign-in sends them', async () => {
    await start('oa');
    const key = desk.press('oa', 't0');
    desk.fate('oa', 'unauthorised');
    await desk.goOn(24 * 60 * minute);
    desk.sync().wake();
    desk.sync().lineChanged('resume');
    await desk.goOn(minute);
    expect([asked('oa'), stateOf(key)]).toEqual([['push unauthorised'], 'waiting']);
    expect(desk.health('oa')).toMatchObject({
      kind: 'trouble',
      fault: { kind: 'sign-in-needed', reason: 'rejected' },
    });
    expect(await desk.sync().signIn('oa')).toEqual({ ok: true, value: undefined });
    await desk.goOn(minute);
    expect([stateOf(key), desk.health('oa')]).toEqual(['confirmed', { kind: 'ok' }]);
  });

  it('a second wrong password keeps it stopped', async () => {
    await start('oa');
    desk.fate('oa', 'unauthorised', 'unauthorised');
    desk.sync().wake();
    await desk.quiet();
    expect(await desk.sync().signIn('oa')).toMatchObject({ ok: false, fault: { kind: 'sign-in-needed' } });
    await desk.goOn(60 * minute);
    expect(asked('oa')).toEqual(['pull unauthorised', 'sign-in unauthorised']);
  });
});

describe('S11 No action is executed on a revision the person did not see', () => {
  it('what changed before the action arrived is a conflict, and the action is never rebased', async () => {
    await start('oa');
    desk.fate('oa', 'refused', 'refused');
    const key = desk.press('oa', 't0');
    await desk.quiet();
    desk.model('oa').put('t0', '事项0（改）');
    await desk.goOn(60 * minute);
    expect([stateOf(key), effectsOf('oa', key), readAction(desk.store, key)?.basedOn]).toEqual([
      'conflict',
      0,
      '1',
    ]);
  });
});

describe('S12 A record that vanished from a list is closed only by a complete and successful pull that says so', () => {
  it('a resync that is cut half-way removes nothing; the one that ends removes what is gone', async () => {
    await start('oa');
    for (let n = 3; n < 9; n += 1) desk.model('oa').put(`t${n}`, `事项${n}`);
    await desk.goOn(5 * minute + 40_000);
    const model = desk.model('oa');
    model.records.delete('t1');
    model.forgetCursors();
    desk.fate('oa', 'well', 'well', 'cut-before');
    desk.sync().wake('oa');
    await desk.quiet();
    expect(desk.rows('oa')).toContain('t1@1');
    await desk.goOn(minute);
    expect(desk.rows('oa')).toEqual(model.listed());
  });
});

describe('S13 Access withdrawn at the source erases the local copy', () => {
  it('at the next contact; an action that was not sent is kept for the person and says why', async () => {
    await start('oa');
    desk.sync().setWorkingOffline(true);
    const key = desk.press('oa', 't0');
    desk.model('oa').end('t0', 'withdrawn');
    desk.sync().setWorkingOffline(false);
    await desk.goOn(minute);
    expect(findRecord(desk.store, 'todo', sourceKey(desk.store, 'oa') ?? 0, 't0')).toBeUndefined();
    expect(readAction(desk.store, key)).toMatchObject({ state: 'refused', body: { opinion: '同意。' } });
  });
});
