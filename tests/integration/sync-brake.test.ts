// How the mirror is held to the truth: the digest that finds what a feed did not say, and the brake on mass deletion.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { answerBrake, readFeed } from '../../main/core/store/cursors.ts';
import { readAction } from '../../main/core/store/outbox-rows.ts';
import { readSourceLog } from '../../main/core/store/source-log.ts';
import { aSyncDesk, minute, type SyncDesk } from '../fakes/sync-desk.ts';

const day = 24 * 60 * minute;

let desk: SyncDesk;
afterEach(() => desk.close());

/** With `more` to-dos beside t0 t1 t2; introduced anew, so that what the model offers now is known. */
async function begin(more: number, offers: { readonly digest: boolean }): Promise<void> {
  desk = await aSyncDesk('oa');
  for (let n = 0; n < more; n += 1) desk.model('oa').put(`m${n}`, `事项${n}`);
  desk.model('oa').offers.digest = offers.digest;
  desk.kill();
  await desk.goOn(minute);
  desk.log.length = 0;
}

const model = () => desk.model('oa');
const asked = (what: string) => desk.log.filter((line) => line.includes(` oa ${what} `)).length;
const events = () =>
  readSourceLog(desk.store, 'oa', 500)
    .map(({ event }) => event)
    .reverse();
const removeAll = (from: number, to: number, why: 'tombstone' | 'withdrawn' = 'tombstone'): void => {
  for (let n = from; n < to; n += 1) model().end(`m${n}`, why);
};
const answer = (believe: boolean): void => {
  answerBrake(desk.store, 'oa', 'todos', believe ? 'believed' : 'refused');
  desk.sync().wake('oa', 'by-hand');
};
const isWhole = () => expect(desk.rows('oa')).toEqual(model().listed());

describe('the digest', () => {
  beforeEach(() => begin(20, { digest: true }));

  it('is asked once a day, not in each round', async () => {
    await desk.goOn(20 * 60 * minute);
    expect(asked('digest')).toBe(0);
    await desk.goOn(3 * day);
    expect(asked('digest')).toBe(3);
    expect(events()).not.toContain('not-whole');
  });

  it('finds that what was accepted is not there: a restore took it before a pull had shown it, and it is sent again', async () => {
    await desk.goOn(10 * minute);
    const saved = model().save();
    desk.fate('oa', 'well', 'refused');
    const key = desk.press('oa', 't0');
    await desk.quiet();
    expect(readAction(desk.store, key)?.state).toBe('accepted');
    model().restore(saved, model().epoch);
    await desk.goOn(day + 10 * minute);
    expect(readAction(desk.store, key)?.state).toBe('confirmed');
    expect(model().effects.filter((effect) => effect.key === key)).toHaveLength(1);
    isWhole();
  });

  it('finds that the department was restored from a backup with the same epoch, and everything is brought anew', async () => {
    await desk.goOn(10 * minute);
    const saved = model().save();
    for (const n of [0, 1, 2]) model().put(`m${n}`, `事项${n}（改）`);
    for (const n of [1, 2, 3]) model().put(`new${n}`, `新事项${n}`);
    await desk.goOn(10 * minute);
    isWhole();
    model().restore(saved, model().epoch);
    // What came after the backup never was, and the feed cannot say so.
    await desk.goOn(10 * minute);
    expect(desk.rows('oa')).not.toEqual(model().listed());
    await desk.goOn(day + 10 * minute);
    isWhole();
    expect(desk.health('oa')).toEqual({ kind: 'ok' });
    expect(events()).toEqual(expect.arrayContaining(['not-whole', 'begun-anew', 'whole']));
  });

  it('of a department that is writing just now says nothing, and is asked again in the next round', async () => {
    model().isSettled = false;
    await desk.goOn(day + 30 * minute);
    expect(asked('digest')).toBeGreaterThan(3);
    expect(events()).not.toContain('begun-anew');
    model().isSettled = true;
    await desk.goOn(10 * minute);
    expect(events()).toContain('whole');
  });

  it('that is wrong itself costs one pass over everything a difference, not one a day', async () => {
    const { digest } = model();
    model().digest = function wrong(kind) {
      const [first, ...rest] = digest.call(this, kind).buckets;
      return { epoch: this.epoch, settled: true, buckets: [{ n: (first?.n ?? 0) + 1, h: '5' }, ...rest] };
    };
    await desk.goOn(5 * day);
    expect(events().filter((event) => event === 'begun-anew')).toHaveLength(1);
    isWhole();
    expect(desk.health('oa')).toEqual({ kind: 'ok' });
  });

  it('that cannot be asked is no trouble of the source', async () => {
    desk.fate('oa', 'well', 'html');
    await desk.goOn(30 * minute);
    expect(desk.health('oa')).toEqual({ kind: 'ok' });
  });
});

describe('the brake on mass deletion, without a digest', () => {
  beforeEach(() => begin(20, { digest: false }));

  it('stops before anything is deleted, over rounds and restarts, and what else changed comes in', async () => {
    removeAll(0, 12);
    model().put('t0', '事项0（改）');
    model().put('new', '新事项');
    await desk.goOn(10 * minute);
    desk.kill();
    await desk.goOn(30 * minute);
    expect(desk.rows('oa')).toHaveLength(24);
    expect(desk.rows('oa')).toEqual(expect.arrayContaining(['new@1', 't0@2', 'm0@1', 'm11@1']));
    expect(desk.health('oa')).toMatchObject({ kind: 'brake', feed: 'todos', removals: 12, of: 24 });
    expect(events().filter((event) => event === 'brake')).toHaveLength(1);
  });

  it('believed by the person, they go; and the next mass deletion asks again', async () => {
    removeAll(0, 12);
    await desk.goOn(10 * minute);
    answer(true);
    await desk.goOn(minute);
    isWhole();
    expect(desk.health('oa')).toEqual({ kind: 'ok' });
    expect(readFeed(desk.store, 'oa', 'todos')?.brake).toBeUndefined();
    for (let n = 0; n < 30; n += 1) model().put(`m${n}`, `事项${n}`);
    await desk.goOn(10 * minute);
    removeAll(0, 15);
    await desk.goOn(10 * minute);
    expect(desk.health('oa')).toMatchObject({ kind: 'brake', removals: 15 });
  });

  it('believed while it was about ten, it asks again about what is more than twice as many', async () => {
    removeAll(0, 10);
    await desk.goOn(10 * minute);
    expect(desk.health('oa')).toMatchObject({ kind: 'brake', removals: 10 });
    for (let n = 20; n < 40; n += 1) model().put(`m${n}`, `事项${n}`);
    await desk.goOn(10 * minute);
    removeAll(20, 38);
    answer(true);
    await desk.goOn(10 * minute);
    expect(desk.health('oa')).toMatchObject({ kind: 'brake', removals: 28 });
  });

  it('refused by the person, everything is asked for again, and what is still there stays', async () => {
    removeAll(0, 12);
    await desk.goOn(10 * minute);
    for (let n = 0; n < 12; n += 1) model().put(`m${n}`, `事项${n}`);
    answer(false);
    await desk.goOn(minute);
    isWhole();
    expect(desk.rows('oa')).toHaveLength(23);
    expect(desk.health('oa')).toEqual({ kind: 'ok' });
  });

  it('refused, and gone all the same when everything was asked for again: it asks once more', async () => {
    removeAll(0, 12);
    await desk.goOn(10 * minute);
    answer(false);
    await desk.goOn(10 * minute);
    expect(desk.rows('oa')).toHaveLength(23);
    expect(desk.health('oa')).toMatchObject({ kind: 'brake', removals: 12 });
    answer(true);
    await desk.goOn(10 * minute);
    isWhole();
  });

  it('falls away by itself when the department takes it back', async () => {
    removeAll(0, 12);
    await desk.goOn(10 * minute);
    expect(desk.health('oa')).toMatchObject({ kind: 'brake' });
    for (let n = 0; n < 12; n += 1) model().put(`m${n}`, `事项${n}`);
    await desk.goOn(10 * minute);
    isWhole();
    expect(desk.health('oa')).toEqual({ kind: 'ok' });
    expect(readFeed(desk.store, 'oa', 'todos')?.brake).toBeUndefined();
  });

  it('holds the sweep after another epoch just so, and what is met later is no longer asked about', async () => {
    const all = model().save();
    removeAll(0, 12);
    model().epoch = 'epoch-2';
    for (const [id, record] of model().records) if (record.presence !== 'listed') model().records.delete(id);
    await desk.goOn(10 * minute);
    expect(desk.rows('oa')).toHaveLength(23);
    expect(desk.health('oa')).toMatchObject({ kind: 'brake', removals: 12, of: 23 });
    desk.kill();
    await desk.goOn(10 * minute);
    expect(desk.rows('oa')).toHaveLength(23);
    for (const [id] of all.records) if (!model().records.has(id)) model().put(id, `${id}（恢复）`);
    await desk.goOn(10 * minute);
    isWhole();
    expect(desk.health('oa')).toEqual({ kind: 'ok' });
  });

  it('does not hold back a withdrawal: twenty at once are erased at once (S13)', async () => {
    removeAll(0, 20, 'withdrawn');
    await desk.goOn(10 * minute);
    isWhole();
    expect(desk.health('oa')).toEqual({ kind: 'ok' });
  });

  it('asks nobody about to-dos that go because this person dealt with them', async () => {
    const { act } = model();
    model().act = function closing(action) {
      const answer = act.call(this, action);
      if (answer.outcome === 'accepted') this.end(action.id, 'tombstone');
      return answer;
    };
    for (let n = 0; n < 14; n += 1) desk.press('oa', `m${n}`, 'approve');
    await desk.goOn(10 * minute);
    isWhole();
    expect(desk.rows('oa')).toHaveLength(9);
    expect(events()).not.toContain('brake');
  });

  it('lets nine go, and more of a large feed', async () => {
    removeAll(0, 9);
    await desk.goOn(10 * minute);
    isWhole();
    for (let n = 0; n < 100; n += 1) model().put(`m${n}`, `事项${n}`);
    await desk.goOn(10 * minute);
    removeAll(0, 20);
    await desk.goOn(10 * minute);
    isWhole();
  });
});

describe('the brake where the department answers digests', () => {
  beforeEach(() => begin(20, { digest: true }));

  it('is answered by a digest that agrees: nobody is asked', async () => {
    removeAll(0, 12);
    await desk.goOn(10 * minute);
    isWhole();
    expect(desk.health('oa')).toEqual({ kind: 'ok' });
    expect(events()).toEqual(expect.arrayContaining(['brake', 'brake-believed']));
  });

  it('is answered by a digest that still has them: everything is asked for again and they stay', async () => {
    const { page } = model();
    const lying = (
      cursor: string | undefined,
      limit: number,
      kind?: 'todo' | 'archive',
    ): object | 'forgotten' => {
      const true_ = page.call(model(), cursor, limit, kind);
      if (cursor === undefined || true_ === 'forgotten') return true_;
      const gone = Array.from({ length: 12 }, (_, n) => ({
        change: 'tombstone',
        id: `m${n}`,
        revision: '9',
        kind: 'todo',
      }));
      return { ...true_, changes: gone };
    };
    model().page = lying;
    desk.sync().wake('oa');
    await desk.quiet();
    expect(desk.rows('oa')).toHaveLength(23);
    model().page = page;
    await desk.goOn(10 * minute);
    expect(events()).toEqual(expect.arrayContaining(['brake', 'brake-refused']));
    isWhole();
  });

  it('of a system that was emptied asks the person, though the digest agrees', async () => {
    removeAll(0, 20);
    for (const id of ['t0', 't1', 't2']) model().end(id, 'tombstone');
    await desk.goOn(10 * minute);
    expect(desk.rows('oa')).toHaveLength(23);
    expect(desk.health('oa')).toMatchObject({ kind: 'brake', removals: 23, of: 23 });
    answer(true);
    await desk.goOn(10 * minute);
    expect(desk.rows('oa')).toEqual([]);
  });
});

describe('a resync', () => {
  it('that is killed half-way goes on at its place: one page at most is asked for again', async () => {
    await begin(27, { digest: false });
    model().forgetCursors();
    desk.fate('oa', 'well', 'well', 'well', 'well', 'well', 'die-before');
    desk.sync().wake('oa');
    await desk.quiet();
    const before = asked('pull');
    desk.kill();
    await desk.goOn(minute);
    isWhole();
    expect(readFeed(desk.store, 'oa', 'todos')?.phase).toBe('delta');
    // Thirty records by three are ten pages; one more told that the cursor was forgotten, one was never answered.
    expect(before).toBe(6);
    expect(asked('pull')).toBeLessThanOrEqual(10 + 2 + 1);
  });

  it('sweeps what it did not meet, however it was cut, and only at its end', async () => {
    await begin(27, { digest: false });
    for (const n of [0, 9, 18, 26]) model().records.delete(`m${n}`);
    model().forgetCursors();
    desk.fate('oa', 'well', 'well', 'well', 'die-after');
    desk.sync().wake('oa');
    await desk.quiet();
    expect(desk.rows('oa')).toHaveLength(30);
    desk.kill();
    await desk.goOn(minute);
    isWhole();
  });
});
