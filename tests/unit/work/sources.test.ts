import { beforeEach, describe, expect, it } from 'vitest';
import { listAudit } from '../../../main/core/store/audit.ts';
import { addSource as addRow, markOk, setHealth } from '../../../main/core/store/sources.ts';
import { readFeed, setBrake } from '../../../main/core/store/cursors.ts';
import { actOnTodo } from '../../../main/core/work/act-on-todo.ts';
import { askSearch } from '../../../main/core/work/ask-search.ts';
import { branchesUnder, listArchives, readArchive } from '../../../main/core/work/browse-archives.ts';
import { listSetAside } from '../../../main/core/work/list-set-aside.ts';
import { listSources } from '../../../main/core/work/list-sources.ts';
import { listTodos } from '../../../main/core/work/list-todos.ts';
import {
  addSource,
  answerBrake,
  pauseSource,
  readSourceLog,
  removeSource,
  renameSource,
  setWorkHoursOnly,
  signIn,
  syncNow,
  workOffline,
} from '../../../main/core/work/manage-sources.ts';
import { countAllArticles, listArticles, readArticle } from '../../../main/core/work/read-articles.ts';
import { readOverview } from '../../../main/core/work/read-overview.ts';
import { anArchive, anArticle, apply, aTodo, now, todoAs } from '../store/builders.ts';
import { aDesk, followIndex, type TestDesk } from './a-desk.ts';

let desk: TestDesk;
beforeEach(() => {
  desk = aDesk();
});

const newSource = {
  address: 'https://oa.test',
  connector: 'profile',
  name: '县政府办公系统',
  organ: '县政府办',
  signIn: 'bearer',
  account: '',
} as const;
const events = () => listAudit(desk.store).map(({ event }) => event);

describe('a source', () => {
  it('is added, started and in the trail', () => {
    const added = addSource(desk, newSource);
    expect(added.ok).toBe(true);
    expect(desk.sync.told).toEqual([`changed ${added.ok && added.value.id}`]);
    expect(listSources(desk).at(-1)).toMatchObject({
      name: '县政府办公系统',
      health: { kind: 'new' },
      waiting: 0,
      setAside: 0,
    });
    expect(events()).toContain('source-added');
  });

  it('is not added twice', () => {
    addSource(desk, newSource);
    expect(addSource(desk, newSource)).toMatchObject({ fault: { field: 'address', reason: 'already-here' } });
  });

  it('that is paused says so before anything else', () => {
    setHealth(desk.store, 's1', {
      kind: 'trouble',
      fault: { kind: 'not-found' },
      since: '2026-11-21T00:00:00.000Z',
    });
    pauseSource(desk, { id: 's1', paused: true });
    expect(listSources(desk)[0]?.health).toEqual({ kind: 'paused' });
    pauseSource(desk, { id: 's1', paused: false });
    expect(listSources(desk)[0]?.health.kind).toBe('trouble');
  });

  it('is not signed in to under another account while something of the first waits', async () => {
    await signIn(desk, { id: 's1', account: 'zhang' });
    apply(desk.store, { upserts: [todoAs('t1', 'r1')] });
    const [row] = listTodos(desk, { filter: { scope: 'open' }, offset: 0, limit: 1 }).rows;
    const body = { action: 'approve', opinion: '同意。' } as const;
    actOnTodo(desk, { id: row?.id ?? '', revision: 'r1', body });
    expect(await signIn(desk, { id: 's1', account: 'li' })).toMatchObject({
      fault: { field: 'account', reason: 'actions-wait' },
    });
    expect(listSources(desk)[0]?.account).toBe('zhang');
    expect(desk.sync.told).not.toContain('li');
  });

  it('under another account is asked for everything anew', async () => {
    await signIn(desk, { id: 's1', account: 'zhang' });
    apply(desk.store, { upserts: [todoAs('t1', 'r1')], cursor: 'c1' });
    await signIn(desk, { id: 's1', account: 'li' });
    expect(readFeed(desk.store, 's1', 'all')).toMatchObject({ phase: 'resync' });
    expect(readFeed(desk.store, 's1', 'all')?.cursor).toBeUndefined();
  });

  it('passes on what the department says to a sign-in', async () => {
    expect(await signIn(desk, { id: 's1', account: 'zhang' })).toMatchObject({
      fault: { kind: 'sign-in-needed' },
    });
    expect(listSources(desk)[0]?.account).toBe('zhang');
  });

  it('keeps its records when it is named anew', () => {
    apply(desk.store, { upserts: [todoAs('r1')] });
    expect(renameSource(desk, { id: 's1', name: ' 新名 ' }).ok).toBe(true);
    expect(listSources(desk)[0]).toMatchObject({ name: '新名', counts: { todo: 1 } });
    expect(renameSource(desk, { id: 's1', name: '  ' })).toMatchObject({ fault: { field: 'name' } });
  });

  it('is not removed while actions wait, unless the person says so; then their words stay in the trail', async () => {
    apply(desk.store, { upserts: [todoAs('r1')] });
    await followIndex(desk);
    const [row] = listTodos(desk, { filter: { scope: 'open' }, offset: 0, limit: 1 }).rows;
    actOnTodo(desk, {
      id: row?.id ?? '',
      revision: '1',
      body: { action: 'return', opinion: '请补正材料。' },
    });
    expect(await removeSource(desk, { id: 's1', evenWithWaiting: false })).toMatchObject({
      fault: { reason: 'actions-wait' },
    });
    expect((await removeSource(desk, { id: 's1', evenWithWaiting: true })).ok).toBe(true);
    expect(desk.forgotten).toEqual(['s1']);
    expect(listSources(desk)).toEqual([]);
    expect(listAudit(desk.store).find(({ event }) => event === 'texts-kept')?.detail).toContain(
      '请补正材料。',
    );
    await followIndex(desk);
    expect(desk.search.ask('档案', 5)).toEqual([]);
  });

  it('counts what is listed there, not what vanished', () => {
    apply(desk.store, { upserts: [todoAs('r1'), todoAs('r2')] });
    apply(desk.store, { removals: [{ kind: 'todo', remoteId: 'r1', why: 'gone-from-list' }] });
    expect(listSources(desk)[0]?.counts.todo).toBe(1);
  });
});

describe('a brake', () => {
  const since = '2026-11-21T01:00:00.000Z';
  beforeEach(() => {
    setBrake(desk.store, 's1', 'all', { removals: 12, of: 20, since });
    setHealth(desk.store, 's1', { kind: 'brake', feed: 'all', removals: 12, of: 20, since });
  });

  it.each([
    [true, 'believed', 'brake-believed'],
    [false, 'refused', 'brake-refused'],
  ] as const)(
    'answered with %s is kept for the next round, told and in the trail',
    (believe, answer, event) => {
      expect(answerBrake(desk, { id: 's1', feed: 'all', believe }).ok).toBe(true);
      expect(readFeed(desk.store, 's1', 'all')?.brake?.answer).toBe(answer);
      expect(listSources(desk).find(({ id }) => id === 's1')?.health).toEqual({ kind: 'ok' });
      expect(readSourceLog(desk, { id: 's1', limit: 5 })).toMatchObject([{ event }]);
      expect([events().includes('brake-answered'), desk.sync.told]).toEqual([true, ['wake s1 by-hand']]);
    },
  );

  it('is answered once', () => {
    answerBrake(desk, { id: 's1', feed: 'all', believe: false });
    expect(answerBrake(desk, { id: 's1', feed: 'all', believe: true })).toMatchObject({ ok: false });
    expect(readFeed(desk.store, 's1', 'all')?.brake?.answer).toBe('refused');
  });
});

it('what the person asks for by hand counts outside working hours, and the wish for them is shown', () => {
  setWorkHoursOnly(desk, { on: true });
  syncNow(desk, {});
  expect([readOverview(desk).workHoursOnly, desk.sync.told]).toEqual([true, ['wake all by-hand']]);
});

it('the overview adds everything up', () => {
  addRow(
    desk.store,
    {
      id: 's2',
      name: '二',
      organ: '',
      address: 'https://two.test',
      connector: 'list',
      signIn: 'none',
      account: '',
    },
    now,
  );
  markOk(desk.store, 's1', now);
  setHealth(desk.store, 's2', { kind: 'incomplete', fetched: 38, stated: 52 });
  apply(desk.store, {
    upserts: [todoAs('r1', '1', aTodo({ due: { at: '2026-01-01T00:00:00.000Z', unit: 'WD' } }))],
    setAside: [{ kind: 'todo', reason: { kind: 'no-id' } }],
  });
  workOffline(desk, { offline: true });
  expect(readOverview(desk)).toEqual({
    openTodos: 1,
    overdueTodos: 1,
    waiting: 0,
    unsettled: 0,
    setAside: 1,
    lastSyncAt: '2026-11-21T02:00:00.000Z',
    sources: 2,
    sourcesInTrouble: 1,
    sourcesReachable: 2,
    workingOffline: true,
    workHoursOnly: false,
    heldByHours: false,
    ceiling: '内部',
    indexBehind: 1,
    auditBroken: false,
  });
  expect(listSetAside(desk)).toMatchObject([{ reason: { kind: 'no-id' } }]);
});

it('a search names the sources whose latest state is not here', () => {
  setHealth(desk.store, 's1', {
    kind: 'trouble',
    fault: { kind: 'offline', reason: 'timeout' },
    since: '2026-11-21T00:00:00.000Z',
  });
  expect(askSearch(desk, { text: '档案', limitPerKind: 5 })).toMatchObject({
    groups: [],
    indexBehind: 0,
    staleSources: ['来源s1'],
  });
});

it('archives are browsed from the fonds down to the record', () => {
  const records = [
    anArchive({ refCode: 'Z109-WS·2011·Y·办公室-0002' }),
    anArchive({ refCode: 'Z109-WS·2011·Y·办公室-0001' }),
    anArchive({ refCode: 'Z109-WS·2012·D30·办公室-0001', year: 2012, retention: 'D30' }),
    anArchive({
      refCode: 'A439-KU·2012·D10-0001',
      fonds: 'A439',
      fondsName: '临溪县财政局',
      category: 'KU',
      year: 2012,
      retention: 'D10',
    }),
  ];
  apply(desk.store, {
    upserts: records.map((data, n) => ({ kind: 'archive', remoteId: `a${n}`, revision: '1', data })),
  });
  expect(branchesUnder(desk, {}).map(({ label, count }) => [label, count])).toEqual([
    ['临溪县财政局', 1],
    ['临溪县人民政府', 3],
  ]);
  expect(branchesUnder(desk, { fonds: 'Z109', category: 'WS' })).toEqual([
    { path: { fonds: 'Z109', category: 'WS', year: 2011 }, label: '2011', count: 2, leaf: false },
    { path: { fonds: 'Z109', category: 'WS', year: 2012 }, label: '2012', count: 1, leaf: false },
  ]);
  expect(branchesUnder(desk, { fonds: 'Z109', category: 'WS', year: 2011 })[0]).toMatchObject({
    label: 'Y',
    leaf: true,
  });
  const list = listArchives(desk, { path: { fonds: 'Z109' }, offset: 0, limit: 2 });
  expect([list.total, list.rows.map(({ refCode }) => refCode.slice(-4))]).toEqual([3, ['0001', '0002']]);
  expect(readArchive(desk, { id: list.rows[0]?.id ?? '' })).toMatchObject({
    value: { row: { responsible: '临溪县人民政府办公室' }, data: { itemNo: '0001' } },
  });
  expect(readArchive(desk, { id: 't1' })).toMatchObject({ fault: { kind: 'not-found' } });
  const passesDown = { retention: 'Y' } as const;
  const year = anArchive({ refCode: 'Z109-WS·2012', level: '类别级', itemNo: '', passesDown });
  apply(desk.store, { upserts: [{ kind: 'archive', remoteId: 'w', revision: '1', data: year }] });
  const ofYear = listArchives(desk, {
    path: { fonds: 'Z109', category: 'WS', year: 2012 },
    offset: 0,
    limit: 9,
  });
  expect(ofYear).toMatchObject({ total: 1, rows: [{ retention: 'Y' }], whole: { level: '类别级' } });
});

it('articles are listed newest first, by kind and by source', () => {
  const article = (remoteId: string, differing: Parameters<typeof anArticle>[0]) => ({
    kind: 'article' as const,
    remoteId,
    revision: '1',
    data: anArticle(differing),
  });
  apply(desk.store, {
    upserts: [
      article('k1', { title: '旧', publishedOn: '2020-01-01' }),
      article('k2', { title: '新', publishedOn: '2026-01-01', articleType: '政策法规' }),
    ],
  });
  const titles = (query: object) =>
    listArticles(desk, { ...query, offset: 0, limit: 10 }).rows.map(({ title }) => title);
  expect([titles({}), titles({ articleType: '政策法规' }), titles({ sourceId: 's1' })]).toEqual([
    ['新', '旧'],
    ['新'],
    ['新', '旧'],
  ]);
  expect(countAllArticles(desk)).toEqual({ all: 2, reviewPast: 0, byType: { 办事指南: 1, 政策法规: 1 } });
  expect(
    readArticle(desk, { id: listArticles(desk, { offset: 0, limit: 1 }).rows[0]?.id ?? '' }),
  ).toMatchObject({ value: { data: { title: '新' } } });
});
