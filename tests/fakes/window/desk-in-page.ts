// A core in the page itself: answers the desk contract from made-up records, so that the window can be looked at
// and tested without Electron. It keeps what is done to it until the page goes.

import { implement, type Router } from '@orpc/server';
import type { NoticeTopic } from '../../../shared/contract/desk-views.ts';
import { deskContract } from '../../../shared/contract/desk.ts';
import { unsettledStates } from '../../../shared/domain/action.ts';
import { todoDataOf } from './content.ts';
import { cutOff, sources as someSources } from './content-sources.ts';
import { ago } from './moments.ts';
import { serveAlerts } from './serve-alerts.ts';
import { serveAnnotations } from './serve-annotations.ts';
import { serveAudit } from './serve-audit.ts';
import { serveCatalogue } from './serve-catalogue.ts';
import { serveCreates } from './serve-creates.ts';
import { closedRows, filingOf, serveFiling } from './serve-filing.ts';
import { serveHandOver } from './serve-handover.ts';
import { serveNorms } from './serve-norms.ts';
import { serveRecords } from './serve-records.ts';
import { serveRelated } from './serve-related.ts';
import { serveSearch } from './serve-search.ts';
import { serveSources } from './serve-sources.ts';
import { serveSync, setAsideCount } from './serve-sync.ts';
import { openWaitingRoom } from './waiting-room.ts';

type DeskOptions = {
  readonly todos: number;
  /** cut-off: the cable is out. */
  readonly sources: 'some' | 'none' | 'cut-off';
  readonly trouble: boolean;
  readonly offline: boolean;
  readonly workHours: boolean;
};

const given = { some: someSources, none: [], 'cut-off': cutOff } as const;

export function deskInPage(options: DeskOptions): Router<typeof deskContract, Record<never, never>> {
  const os = implement(deskContract);
  const sources = [...given[options.sources]];
  const switches = { offline: options.offline, workHoursOnly: options.workHours };
  const listeners = new Set<(topics: NoticeTopic[]) => void>();
  const notify = (...topics: NoticeTopic[]) => {
    for (const listener of listeners) listener(topics);
  };
  const total = options.sources === 'none' ? 0 : options.todos;
  const room = openWaitingRoom(total, notify);
  const { drafts, acted, read, at, outbox } = room;
  const byId = (id: string) => at(Number(id.slice(1)) - 1);
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
        waiting: outbox().filter((row) => !unsettledStates.includes(row.state)).length,
        unsettled: outbox().filter((row) => unsettledStates.includes(row.state)).length,
        setAside: sources.length === 0 ? 0 : setAsideCount,
        ...(sources.length === 0 ? {} : { lastSyncAt: ago(20 * 60_000) }),
        sources: sources.length,
        sourcesInTrouble: sources.filter(({ health }) => !['ok', 'read-only'].includes(health.kind)).length,
        sourcesReachable: switches.offline
          ? 0
          : sources.filter(({ health }) => health.kind !== 'trouble').length,
        workingOffline: switches.offline,
        workHoursOnly: switches.workHoursOnly,
        heldByHours: switches.workHoursOnly,
        ceiling: '内部' as const,
        indexBehind: 120,
        auditBroken: new URLSearchParams(location.search).has('broken-trail'),
      })),
    },
    todos: {
      list: os.todos.list.handler(({ input: { offset, limit, filter }, errors }) => {
        guard(errors);
        const all = Array.from({ length: Math.min(total, 400) }, (_, index) => at(index));
        if (filter.scope === 'closed') return { rows: [...closedRows], total: closedRows.length };
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
        const row = closedRows.find((each) => each.id === id) ?? byId(id);
        const data = todoDataOf(row);
        const history = row.pending ? [row.pending] : [];
        return {
          row,
          data,
          revision: '7',
          fetchedAt: ago(20 * 60_000),
          draft: drafts.get(id) ?? '',
          history,
          ...filingOf(id),
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
    ...serveSync(room, sources.length === 0),
    handOver: serveHandOver(room, total === 0, notify),
    ...serveRecords(sources.length === 0),
    audit: serveAudit(sources.length === 0, notify),
    alerts: serveAlerts(notify),
    annotations: serveAnnotations(sources.length === 0, notify),
    search: serveSearch(),
    creates: serveCreates(room, notify, sources.length === 0),
    catalogue: serveCatalogue(notify, options.sources === 'none'),
    filing: serveFiling(notify),
    norms: serveNorms(),
    related: serveRelated(),
    sources: serveSources({ sources, switches, notify }),
  });
}
