// 来源: each department system with how it fares and what is here of it.
import type { SourceStatus } from '../../../shared/contract/desk-sources.ts';
import type { SourceHealth } from '../../../shared/domain/source.ts';
import { isoOf } from '../store/columns.ts';
import { countOutbox, oldestUnsentAt } from '../store/outbox-rows.ts';
import { countRecords } from '../store/record-count.ts';
import { countSetAside } from '../store/set-aside.ts';
import { listSources as listRows, type Source } from '../store/sources.ts';
import type { Desk } from './desk.ts';

export function listSources(desk: Desk): SourceStatus[] {
  return listRows(desk.store).map((source) => statusOf(desk, source));
}

function statusOf({ store, sync }: Desk, source: Source): SourceStatus {
  const { id, name, organ, address, connector, signIn, account, lastOkAt, clockSkewMs } = source;
  const { syncing, phase, progress, bytes, remainingMs, nextTryAt } = sync.live(id);
  const oldest = oldestUnsentAt(store, id);
  return {
    id,
    name,
    organ,
    address,
    connector,
    signIn,
    account,
    health: healthOf(source),
    syncing,
    phase,
    progress: [...progress],
    bytes,
    ...(remainingMs === undefined ? {} : { remainingMs: Math.round(remainingMs) }),
    ...(oldest === undefined ? {} : { oldestUnsentAt: isoOf(oldest) }),
    ...(lastOkAt === undefined ? {} : { lastOkAt: isoOf(lastOkAt) }),
    ...(nextTryAt === undefined ? {} : { nextTryAt }),
    ...(clockSkewMs === undefined ? {} : { clockSkewMs }),
    ...countOutbox(store, id),
    setAside: countSetAside(store, id),
    counts: countRecords(store, id),
  };
}

/** A pause of the person stands before whatever the last round found. */
export function healthOf(source: Source): SourceHealth {
  return source.paused ? { kind: 'paused' } : source.health;
}
