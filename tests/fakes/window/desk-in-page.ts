// A core in the page itself: answers the desk contract from made-up records, so that the window can be looked at
// and tested without Electron. It keeps what is done to it until the page goes.

import { implement } from '@orpc/server';
import type { NoticeTopic, OutboxRow, SetAside, TodoRow } from '../../../shared/contract/desk-views.ts';
import { deskContract } from '../../../shared/contract/desk.ts';
import { rowAt, todoDataOf } from './content.ts';
import { sources as someSources } from './content-sources.ts';
import { ago } from './moments.ts';
import { serveRecords } from './serve-records.ts';

export type DeskOptions = {
  readonly todos: number;
  readonly sources: 'some' | 'none';
  readonly trouble: boolean;
  readonly offline: boolean;
};

export function deskInPage(options: DeskOptions) {
  const os = implement(deskContract);
  const drafts = new Map<string, string>([
    ['t2', '拟同意，请县自然资源局按程序办理用地预审，于 11 月 27 日前反馈结果。'],
  ]);
  const acted = new Map<string, TodoRow['pending']>();
  const read = new Set<string>();
  const sources = options.sources === 'none' ? [] : [...someSources];
  const state = { offline: options.offline };
  const listeners = new Set<(topics: NoticeTopic[]) => void>();
  const notify = (...topics: NoticeTopic[]) => {
    for (const listener of listeners) listener(topics);
  };
  const total = options.sources === 'none' ? 0 : options.todos;
  const at = (index: number): TodoRow => {
    const row = rowAt(index);
    const pending = acted.has(row.id) ? acted.get(row.id) : row.pending;
    return {
      ...row,
      unread: row.unread && !read.has(row.id),
      pending,
      hasDraft: (drafts.get(row.id) ?? '') !== '',
    };
  };
  const byId = (id: string) => at(Number(id.slice(1)) - 1);
  const outbox = (): OutboxRow[] =>
    Array.from({ length: Math.min(total, 400) }, (_, index) => at(index)).flatMap((row) =>
      row.pending === undefined
        ? []
        : [
            {
              ...row.pending,
              sourceId: row.sourceId,
              recordId: row.id,
              title: row.title,
              attempts: 1,
              mayTakeBack: row.pending.state === 'waiting',
            },
          ],
    );
  const setAside: SetAside[] = sources.length
    ? [
        {
          id: 's1',
          sourceId: 'zt',
          kind: 'todo',
          remoteId: 'ZB-2026-0091',
          reason: { kind: 'no-id' },
          at: ago(7_200_000),
        },
        {
          id: 's2',
          sourceId: 'oa',
          kind: 'todo',
          reason: { kind: 'above-ceiling', level: '秘密' },
          at: ago(9_200_000),
        },
      ]
    : [];
  const guard = (errors: {
    FAULT: (options: { data: { kind: 'internal'; reference: string } }) => Error;
  }) => {
    if (options.trouble) throw errors.FAULT({ data: { kind: 'internal', reference: 'K7Q2' } });
  };
  return os.router({
    notices: {
      follow: os.notices.follow.handler(async function* ({ signal }) {
        const waiting: NoticeTopic[][] = [];
        let wake = () => {};
        const listener = (topics: NoticeTopic[]) => {
          waiting.push(topics);
          wake();
        };
        listeners.add(listener);
        signal?.addEventListener('abort', () => wake());
        while (!signal?.aborted) {
          const topics = waiting.shift();
          if (topics) yield { topics };
          else await new Promise<void>((resolve) => (wake = resolve));
        }
        listeners.delete(listener);
      }),
    },
    overview: {
      read: os.overview.read.handler(() => ({
        openTodos: total,
        overdueTodos: total > 0 ? 1 : 0,
        waiting: outbox().filter((row) => row.state === 'waiting').length,
        unsettled: outbox().filter((row) => row.state === 'conflict' || row.state === 'refused').length,
        setAside: setAside.length,
        lastSyncAt: sources.length ? ago(20 * 60_000) : undefined,
        sources: sources.length,
        sourcesInTrouble: sources.length ? 2 : 0,
        sourcesReachable: state.offline ? 0 : sources.length,
        workingOffline: state.offline,
        ceiling: '内部' as const,
        indexBehind: 120,
      })),
    },
    todos: {
      list: os.todos.list.handler(({ input: { offset, limit, filter }, errors }) => {
        guard(errors);
        const all = Array.from({ length: Math.min(total, 400) }, (_, index) => at(index));
        if (filter.scope === 'closed') return { rows: [], total: 0 };
        if (filter.sourceId || filter.pending || filter.due || filter.urgency) {
          const rows = all.filter(
            (row) =>
              (!filter.sourceId || row.sourceId === filter.sourceId) &&
              (!filter.pending || row.pending) &&
              (!filter.urgency || row.urgency === filter.urgency) &&
              (!filter.due || row.id === 't1'),
          );
          return { rows: rows.slice(offset, offset + limit), total: rows.length };
        }
        const length = Math.max(0, Math.min(limit, total - offset));
        return { rows: Array.from({ length }, (_, step) => at(offset + step)), total };
      }),
      counts: os.todos.counts.handler(() => ({
        open: total,
        overdue: 1,
        today: 4,
        pending: outbox().length,
        bySource: { oa: 11, yc: 6, zt: 38 },
        byUrgency: { 特急: 1, 加急: 3 },
      })),
      read: os.todos.read.handler(({ input: { id }, errors }) => {
        guard(errors);
        const row = byId(id);
        const data = todoDataOf(row);
        const history = row.pending ? [row.pending] : [];
        return {
          row,
          data,
          revision: '7',
          fetchedAt: ago(20 * 60_000),
          draft: drafts.get(id) ?? '',
          history,
        };
      }),
      markRead: os.todos.markRead.handler(({ input: { id } }) => {
        read.add(id);
        notify('todos');
        return {};
      }),
      saveDraft: os.todos.saveDraft.handler(({ input: { id, opinion } }) => {
        drafts.set(id, opinion);
        return {};
      }),
      act: os.todos.act.handler(({ input: { id, body } }) => {
        const action = { id: `a${Date.now()}`, state: 'waiting' as const, body, decidedAt: ago(0) };
        acted.set(id, action);
        drafts.delete(id);
        notify('outbox', 'todos');
        return { action };
      }),
    },
    outbox: {
      list: os.outbox.list.handler(() => outbox()),
      takeBack: os.outbox.takeBack.handler(({ input }) => undo(input.id)),
      discard: os.outbox.discard.handler(({ input }) => undo(input.id)),
      retryNow: os.outbox.retryNow.handler(() => ({})),
    },
    ...serveRecords(sources.length === 0),
    sources: {
      list: os.sources.list.handler(() => sources),
      probe: os.sources.probe.handler(({ input: { address }, errors }) => {
        if (address.includes('bad'))
          throw errors.FAULT({ data: { kind: 'bad-reply', reason: 'html', detail: '' } });
        return {
          connector: 'profile' as const,
          address,
          about: {
            profile: '1',
            systemId: 'oa-linxi',
            epoch: 'e1',
            name: 'OA 公文',
            organ: '临溪县人民政府办公室',
            now: ago(0),
            feeds: [{ name: 'todos', kinds: ['todo' as const, 'contact' as const] }],
            signIn: { kind: 'form' as const, formPath: '/login' },
            limits: { page: 500, body: 100_000 },
            keyRetentionDays: 400,
          },
        };
      }),
      add: os.sources.add.handler(() => ({ id: 'oa' })),
      rename: os.sources.rename.handler(() => ({})),
      signIn: os.sources.signIn.handler(({ input: { account }, errors }) => {
        if (account === 'wrong') throw errors.FAULT({ data: { kind: 'sign-in-needed', reason: 'rejected' } });
        return {};
      }),
      pause: os.sources.pause.handler(() => ({})),
      syncNow: os.sources.syncNow.handler(() => ({})),
      remove: os.sources.remove.handler(() => ({})),
      workOffline: os.sources.workOffline.handler(({ input }) => {
        state.offline = input.offline;
        notify('sources');
        return {};
      }),
    },
    setAside: { list: os.setAside.list.handler(() => setAside) },
  });

  function undo(actionId: string): Record<string, never> {
    const row = outbox().find((each) => each.id === actionId);
    if (row) {
      drafts.set(row.recordId, row.body.opinion);
      acted.set(row.recordId, undefined);
    }
    notify('outbox', 'todos');
    return {};
  }
}
