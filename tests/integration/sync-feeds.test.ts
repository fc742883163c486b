// Feeds of the sample systems that really run, over HTTP: their digests against what is here, a restore that nobody
// announced, mass deletion, access withdrawn from many, another schema, pages smaller than asked for.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createConnectors } from '../../main/core/connectors/registry.ts';
import { readFeed } from '../../main/core/store/cursors.ts';
import { openStore } from '../../main/core/store/open.ts';
import { countRecords } from '../../main/core/store/record-count.ts';
import { knownRecords } from '../../main/core/store/records.ts';
import { readSourceLog } from '../../main/core/store/source-log.ts';
import { addSource, readSource } from '../../main/core/store/sources.ts';
import type { Store } from '../../main/core/store/store.ts';
import type { SyncControl } from '../../main/core/sync/control.ts';
import { createSync } from '../../main/core/sync/runner.ts';
import type { SourceEvent } from '../../shared/domain/source.ts';
import type { RecordKind } from '../../shared/domain/terms.ts';
import { type Departments, startDepartments } from '../departments/harness.ts';
import { aProfileDesk } from '../fakes/profile-desk.ts';
import { until } from '../fakes/until.ts';

const names = ['oa', 'archives', 'knowledge'] as const;
type Name = (typeof names)[number];
const day = 24 * 3_600_000;

let dir: string;
let departments: Departments;
let store: Store;
let sync: SyncControl;
/** Later than the real clock, so that a day passes at once. */
let later = 0;
const now = (): number => Date.now() + later;
const requests: string[] = [];

const startSync = (): void => {
  const connectors = createConnectors({
    fetch: (url, init) => {
      requests.push(url);
      return fetch(url, init);
    },
    now: Date.now,
    credential: async (id) => ({
      outcome: 'found',
      secret: departments[names.find((name) => name === id) ?? 'oa'].secret,
    }),
  });
  const silent = () => undefined;
  sync = createSync({ store, connectors, publish: silent, log: silent, now, random: () => 0.01 });
};
const health = (id: Name) => readSource(store, id)?.health;
const events = (id: Name): readonly SourceEvent[] =>
  readSourceLog(store, id, 500)
    .map(({ event }) => event)
    .reverse();
const lines = (id: Name, event: SourceEvent): number => events(id).filter((one) => one === event).length;

/** A round that began after this was called has ended. */
const aRound = async (id: Name): Promise<void> => {
  for (let round = 0; round < 2; round += 1) {
    const before = requests.length;
    sync.wake(id);
    await until(`a round of ${id}`, () => requests.length > before && !sync.live(id).syncing, {
      limitMs: 15_000,
    });
  }
};
const nextDay = async (id: Name): Promise<void> => {
  later += day + 60_000;
  await aRound(id);
};
const here = (id: Name, feed: string, kind: RecordKind): readonly string[] =>
  knownRecords(store, id, feed)
    .filter((record) => record.kind === kind)
    .map(({ remoteId }) => remoteId)
    .sort();
const there = async (id: Name, kind: RecordKind): Promise<readonly string[]> =>
  (await departments[id].control.truth.ids({ kind })).toSorted();

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'feeds-'));
  departments = await startDepartments({ dir, only: names });
  const opened = openStore({ place: 'file', path: join(dir, 'desk.db'), key: 'ab'.repeat(32), create: true });
  if (opened.outcome !== 'opened') throw new Error(opened.outcome);
  ({ store } = opened);
  for (const id of names) {
    const { name, organ, address, connector, signIn, account } = departments[id];
    addSource(store, { id, name, organ, address, connector, signIn, account }, Date.now());
  }
  startSync();
  await until('all are pulled', () => names.every((id) => health(id)?.kind === 'ok'), { limitMs: 30_000 });
});
afterAll(async () => {
  await sync.close();
  store.close();
  await departments.close();
  await rm(dir, { recursive: true, force: true });
});

describe('the first pages', () => {
  it('are short, so that a list stands at once; then as long as they may be', () => {
    const limits = requests
      .filter((url) => url.startsWith(departments.oa.address) && url.includes('/feeds/todos/changes'))
      .map((url) => Number(new URL(url).searchParams.get('limit')));
    expect(limits[0]).toBe(50);
    expect(limits.every((limit, index) => index === 0 || limit >= (limits[index - 1] ?? 0))).toBe(true);
  });
});

describe('the newest of a real system', () => {
  const asked = (from: number): readonly string[] =>
    requests
      .slice(from)
      .filter((url) => url.startsWith(departments.oa.address) && url.includes('/feeds/todos/'))
      .map((url) => new URL(url).pathname.split('/').at(-1) ?? '');

  it('are asked for once in a first sync, after its first page and before all others', () => {
    const first = asked(0);
    expect(first.slice(0, 3)).toEqual(['changes', 'recent', 'changes']);
    expect(first.filter((one) => one === 'recent')).toHaveLength(1);
    expect(here('oa', 'todos', 'todo').length).toBeGreaterThan(50);
  });

  it('a failure there is no failure of the first round: all comes with the pages', async () => {
    const { control, address, signIn, account, secret } = departments.oa;
    const seen = (await control.truth.requests()).byPlace.recent ?? 0;
    await control.faults.set({ fault: 'cut-before', on: 'recent', times: 0 });
    const desk = await aProfileDesk({ address, signIn, account, secret });
    try {
      expect((await control.truth.requests()).byPlace.recent).toBe(seen + 1);
      expect(readSource(desk.store, 's1')?.health).toEqual({ kind: 'ok' });
      expect(countRecords(desk.store, 's1')).toEqual(countRecords(store, 'oa'));
    } finally {
      await control.faults.clear();
      await desk.close();
    }
  });
});

describe('the digest of a real system', () => {
  it.each(names)('%s agrees with what is here, with what was set aside or may not be held', async (id) => {
    const before = lines(id, 'whole');
    await nextDay(id);
    expect(lines(id, 'whole')).toBeGreaterThan(before);
    expect(events(id)).not.toContain('not-whole');
  });

  it('a restore from a backup that nobody announced is found by it, and everything is brought as it is', async () => {
    const { control } = departments.oa;
    await control.backUp();
    const added = await control.change.addTodo({});
    const [edited = ''] = here('oa', 'todos', 'todo');
    await control.change.edit({ kind: 'todo', id: edited, data: { title: '恢复以前改过的事项' } });
    await aRound('oa');
    expect(here('oa', 'todos', 'todo')).toContain(added.id);
    await control.restore({ newEpoch: false });
    await nextDay('oa');
    await until('the rows are theirs', async () => {
      const listed = await there('oa', 'todo');
      return here('oa', 'todos', 'todo').every((one) => listed.includes(one));
    });
    expect(here('oa', 'todos', 'todo')).not.toContain(added.id);
    expect(lines('oa', 'not-whole')).toBeGreaterThan(0);
    await nextDay('oa');
    expect(events('oa').at(-1)).toBe('whole');
  });

  it('that is wrong or unsettled changes nothing here', async () => {
    const before = countRecords(store, 'oa');
    await departments.oa.control.faults.set({ fault: 'unsettled-digest', on: 'digest', times: 0 });
    await nextDay('oa');
    await departments.oa.control.faults.clear();
    await departments.oa.control.faults.set({ fault: 'wrong-digest', on: 'digest', times: 0 });
    await nextDay('oa');
    await departments.oa.control.faults.clear();
    expect(countRecords(store, 'oa')).toEqual(before);
    expect(health('oa')).toEqual({ kind: 'ok' });
  });
});

describe('many at once', () => {
  it('deleted with tombstones stop the feed until the digest agrees; then they go', async () => {
    const { ids } = await departments.archives.control.change.removeMany({ kind: 'archive', count: 120 });
    await aRound('archives');
    expect(here('archives', 'archives', 'archive').filter((id) => ids.includes(id))).toEqual([]);
    expect(events('archives')).toEqual(expect.arrayContaining(['brake', 'brake-believed']));
    expect(health('archives')).toEqual({ kind: 'ok' });
    expect(readFeed(store, 'archives', 'archives')?.brake).toBeUndefined();
  });

  it('vanished without a trace are found by the digest, and swept when it agrees', async () => {
    const { ids } = await departments.archives.control.change.removeMany({
      kind: 'archive',
      count: 100,
      vanish: true,
    });
    await aRound('archives');
    expect(here('archives', 'archives', 'archive')).toEqual(expect.arrayContaining([...ids]));
    await nextDay('archives');
    expect(here('archives', 'archives', 'archive').filter((id) => ids.includes(id))).toEqual([]);
    expect(health('archives')).toEqual({ kind: 'ok' });
  });

  it('withdrawn from this person are erased in the next round, without a question (S13)', async () => {
    const withdrawn = here('oa', 'todos', 'todo').slice(0, 30);
    for (const id of withdrawn) await departments.oa.control.change.withdraw({ kind: 'todo', id });
    const before = lines('oa', 'brake');
    await aRound('oa');
    const left = here('oa', 'todos', 'todo');
    expect(withdrawn.filter((id) => left.includes(id))).toEqual([]);
    expect(lines('oa', 'brake')).toBe(before);
  });
});

describe('a resync', () => {
  it('that is cut by the end of the desk goes on at the next start and ends whole', async () => {
    await departments.knowledge.control.forgetCursors();
    requests.length = 0;
    sync.wake('knowledge');
    await until('it began anew', () => events('knowledge').includes('begun-anew'));
    await sync.close();
    startSync();
    await until('it is whole', () => health('knowledge')?.kind === 'ok' && !sync.live('knowledge').syncing, {
      limitMs: 20_000,
    });
    await aRound('knowledge');
    expect(here('knowledge', 'articles', 'article').length).toBe(countRecords(store, 'knowledge').article);
  });
});

describe('a system with newer records (S14)', () => {
  it('is read, keeps bringing changes, and is healthy but read-only', async () => {
    const { control } = departments.knowledge;
    await control.raiseSchema({ schema: 2 });
    await sync.close();
    startSync();
    await until('it is read-only', () => health('knowledge')?.kind === 'read-only', { limitMs: 20_000 });
    const [id = ''] = here('knowledge', 'articles', 'article');
    await control.change.edit({ kind: 'article', id, data: { title: '新版字段下的标题' } });
    await aRound('knowledge');
    expect(readSource(store, 'knowledge')?.offers.newerSchema).toBe(true);
    expect(health('knowledge')).toEqual({ kind: 'read-only' });
  });
});
