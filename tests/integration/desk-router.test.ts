// Every call of the window as oRPC answers it: inputs and outputs checked by the contract, faults typed, bugs told.
import { createRouterClient, isDefinedError, safe } from '@orpc/server';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createDeskRouter } from '../../main/core/serve.ts';
import { aContact, anArchive, anArticle, apply, aTodo, todoAs } from '../unit/store/builders.ts';
import { aDesk, followIndex, type TestDesk } from '../unit/work/a-desk.ts';

type Logged = { readonly event: string; readonly facts: unknown };

function serve(desk: TestDesk) {
  const logged: Logged[] = [];
  const damage: string[] = [];
  const router = createDeskRouter({
    ...desk,
    shell: { ...desk.shell, damageFound: (detail) => void damage.push(detail) },
    random: () => 0.5,
    log: (event, facts) => void logged.push({ event, facts }),
  });
  return { client: createRouterClient(router), logged, damage };
}

let desk: TestDesk;
let served: ReturnType<typeof serve>;
beforeEach(async () => {
  desk = aDesk();
  served = serve(desk);
  const due = { at: '2026-12-01T09:30:00.000Z', unit: 'WD' as const, length: 5 };
  apply(desk.store, {
    upserts: [
      todoAs('t1', '1', aTodo({ due })),
      { kind: 'archive', remoteId: 'a1', revision: '1', data: anArchive() },
      { kind: 'article', remoteId: 'k1', revision: '1', data: anArticle() },
      { kind: 'contact', remoteId: 'c1', revision: '1', data: aContact() },
    ],
    setAside: [{ kind: 'todo', title: '无编号', reason: { kind: 'no-id' } }],
  });
  await followIndex(desk);
});
afterEach(() => desk.store.close());

describe('the calls of the window', () => {
  it('answer what the contract says', async () => {
    const { client } = served;
    const page = { offset: 0, limit: 10 };
    const todos = await client.todos.list({ filter: {}, ...page });
    const [row] = todos.rows;
    expect(todos).toMatchObject({
      total: 1,
      rows: [{ id: 't1', presence: 'listed', unread: true, hasDraft: false }],
    });
    expect(row?.due).toEqual({ at: '2026-12-01T09:30:00.000Z', unit: 'WD', length: 5 });
    expect(await client.todos.counts()).toMatchObject({ open: 1 });
    expect(await client.todos.read({ id: 't1' })).toMatchObject({ revision: '1', draft: '', history: [] });
    expect(await client.archives.tree({})).toMatchObject([{ count: 1, leaf: false }]);
    expect((await client.archives.list({ path: {}, ...page })).total).toBe(1);
    expect(await client.archives.read({ id: 'a1' })).toMatchObject({ row: { id: 'a1' } });
    expect((await client.articles.list(page)).total).toBe(1);
    expect(await client.articles.counts()).toMatchObject({ all: 1 });
    expect(await client.articles.read({ id: 'k1' })).toMatchObject({ row: { id: 'k1' } });
    expect((await client.contacts.list({ text: 'dhz', ...page })).total).toBe(1);
    expect((await client.search.ask({ text: '公租房', limitPerKind: 5 })).groups).toMatchObject([
      { kind: 'article', total: 1 },
    ]);
    expect(await client.sources.list()).toMatchObject([
      { id: 's1', counts: { todo: 1, archive: 1, article: 1, contact: 1 } },
    ]);
    expect(await client.setAside.list()).toHaveLength(1);
    expect(await client.overview.read()).toMatchObject({ openTodos: 1, sources: 1 });
  });

  it('list what was not sent, and fault where it cannot be exported or let go', async () => {
    const { client } = served;
    const body = { action: 'return', opinion: '请补正材料。' } as const;
    const { action } = await client.todos.act({ id: 't1', revision: '1', body });
    expect((await client.handOver.list()).kept).toMatchObject([{ id: action.id, work: { body } }]);
    const page = { grant: 'g', part: 0, isLast: true, page: '', pageName: '说明.html', kept: ['another'] };
    const saved = await safe(client.handOver.save(page));
    expect(isDefinedError(saved.error) && saved.error.data).toMatchObject({ field: 'kept' });
    const gone = await safe(client.handOver.letGo({ id: action.id }));
    expect(isDefinedError(gone.error) && gone.error.data).toEqual({ kind: 'not-found' });
    desk.store.close();
    const bug = await safe(client.handOver.list());
    expect(isDefinedError(bug.error) && bug.error.data).toMatchObject({ kind: 'internal' });
  });

  it('take a decision, show it, and take it back', async () => {
    const { client } = served;
    const { action } = await client.todos.act({
      id: 't1',
      revision: '1',
      body: { action: 'approve', opinion: '同意。' },
    });
    expect(await client.outbox.list()).toMatchObject([
      { id: action.id, state: 'waiting', mayTakeBack: true },
    ]);
    expect(await client.outbox.retryNow({ id: action.id })).toEqual({});
    expect(await client.outbox.takeBack({ id: action.id })).toEqual({});
    expect((await client.todos.read({ id: 't1' })).draft).toBe('同意。');
    expect(await client.todos.saveDraft({ id: 't1', opinion: '' })).toEqual({});
    expect(await client.todos.markRead({ id: 't1' })).toEqual({});
  });

  it('answer a fault as the typed error of the call', async () => {
    const { error } = await safe(
      served.client.todos.act({ id: 't1', revision: '0', body: { action: 'approve', opinion: '' } }),
    );
    expect(isDefinedError(error) && error.code === 'FAULT' && error.data).toEqual({
      kind: 'bad-request',
      field: 'revision',
      reason: 'moved',
    });
    expect(served.logged).toEqual([]);
  });

  it('answer a bug with a reference that stands in the log, and no word of content', async () => {
    desk.store.db.exec("UPDATE todo SET data = 'no json: 机密'");
    const { error } = await safe(served.client.todos.list({ filter: {}, offset: 0, limit: 10 }));
    expect(isDefinedError(error) && error.data).toMatchObject({ kind: 'internal' });
    const reference = isDefinedError(error) && error.data.kind === 'internal' ? error.data.reference : '';
    expect(served.logged).toMatchObject([{ event: 'bug', facts: { reference, call: 'todos.list' } }]);
    expect(JSON.stringify(served.logged)).not.toContain('机密');
  });

  it('refuse what the contract does not allow', async () => {
    const tooMany = await safe(served.client.todos.list({ filter: {}, offset: 0, limit: 100_000 }));
    expect(tooMany.error).toMatchObject({ code: 'BAD_REQUEST' });
  });

  it('tell of changes as notices', async () => {
    const notices = await served.client.notices.follow();
    const first = notices.next();
    await served.client.todos.markRead({ id: 't1' });
    expect((await first).value).toEqual({ topics: ['todos'] });
    await notices.return?.();
  });
});
