// The figures of the status bar and the start page.
import type { Overview } from '../../../shared/contract/desk-views.ts';
import type { SourceHealth } from '../../../shared/domain/source.ts';
import { isChainToTell } from '../store/audit-chain.ts';
import { isoOf } from '../store/columns.ts';
import { ceilingOf } from '../store/meta.ts';
import { countOutbox } from '../store/outbox-rows.ts';
import { countSetAside } from '../store/set-aside.ts';
import { listSources } from '../store/sources.ts';
import type { Desk } from './desk.ts';
import { healthOf } from './list-sources.ts';
import { countOpenTodos } from './list-todos.ts';

/** Those that ask something of somebody. */
const inTrouble: readonly SourceHealth['kind'][] = ['trouble', 'incomplete', 'brake'];
const reachable: readonly SourceHealth['kind'][] = ['ok', 'incomplete', 'brake', 'read-only'];

export function readOverview(desk: Desk): Overview {
  const { store, search, sync } = desk;
  const { open, overdue } = countOpenTodos(desk);
  const sources = listSources(store);
  const health = sources.map((source) => healthOf(source).kind);
  const lastOk = Math.max(...sources.map(({ lastOkAt }) => lastOkAt ?? 0));
  return {
    openTodos: open,
    overdueTodos: overdue,
    ...countOutbox(store),
    setAside: countSetAside(store),
    ...(lastOk > 0 ? { lastSyncAt: isoOf(lastOk) } : {}),
    sources: sources.length,
    sourcesInTrouble: health.filter((kind) => inTrouble.includes(kind)).length,
    sourcesReachable: health.filter((kind) => reachable.includes(kind)).length,
    workingOffline: sync.workingOffline(),
    workHoursOnly: sync.workHoursOnly(),
    heldByHours: sync.heldByHours(),
    ceiling: ceilingOf(store),
    indexBehind: search.behind(),
    auditBroken: isChainToTell(store),
  };
}
