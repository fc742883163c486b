// What a round of a source leaves in the file when it ends: its health, a line in its log, a pause it was asked for.
import type { Fault } from '../../../shared/domain/fault.ts';
import type { SourceHealth } from '../../../shared/domain/source.ts';
import type { Id } from '../../../shared/domain/terms.ts';
import { listFeeds } from '../store/cursors.ts';
import { markOk, readSource, setHealth, setHeld } from '../store/sources.ts';
import { logSource } from '../store/source-log.ts';
import type { Store } from '../store/store.ts';
import type { Incomplete } from './delta.ts';
import type { Tally } from './round.ts';

type RoundEndParts = {
  readonly store: Store;
  readonly sourceId: Id;
  /** The clock on the wall. */
  readonly now: () => number;
};

/** What is left of a pause that the department asked for before the desk ended, in ticks. */
export function savedHold({
  store,
  sourceId,
  now,
  ticks,
}: RoundEndParts & { readonly ticks: () => number }): number {
  const held = readSource(store, sourceId)?.held;
  // One that began later than now is over: the clock on the wall was set back since.
  if (held === undefined || held.from > now() || held.until <= now()) return 0;
  return ticks() + held.until - now();
}

export function saveHold({ store, sourceId, now }: RoundEndParts, leftMs: number): void {
  setHeld(store, sourceId, leftMs > 0 ? { from: now(), until: now() + leftMs } : undefined);
}

type RoundEnd = {
  readonly fault: Fault | undefined;
  readonly incomplete: Incomplete | undefined;
  readonly readOnly: boolean;
  readonly tally: Tally;
  readonly ms: number;
};

/** One write for all that a round leaves behind. */
export function saveEnd(parts: RoundEndParts, end: RoundEnd): void {
  const { store, sourceId, now } = parts;
  store.transaction(() => {
    const before = readSource(store, sourceId)?.health;
    const health = healthAfter(parts, end, before);
    if (health.kind === 'ok' || health.kind === 'read-only') markOk(store, sourceId, now(), health);
    else setHealth(store, sourceId, health);
    logEnd(parts, end, before);
  });
}

function healthAfter(
  { store, sourceId, now }: RoundEndParts,
  { fault, incomplete, readOnly }: RoundEnd,
  before: SourceHealth | undefined,
): SourceHealth {
  if (fault !== undefined) return troubleNow(before, fault, now());
  const braked = listFeeds(store, sourceId).find(
    ({ brake }) => brake !== undefined && brake.answer === undefined,
  );
  if (braked?.brake !== undefined) {
    const { removals, of, since } = braked.brake;
    return { kind: 'brake', feed: braked.name, removals, of, since };
  }
  if (incomplete !== undefined) return { kind: 'incomplete', ...incomplete };
  return { kind: readOnly ? 'read-only' : 'ok' };
}

/** A round in which nothing came or went is no news, and neither is the same trouble again. */
function logEnd(
  { store, sourceId, now }: RoundEndParts,
  { fault, tally, ms }: RoundEnd,
  before: SourceHealth | undefined,
): void {
  const { records, sent, bytes } = tally;
  const wasTrouble = before?.kind === 'trouble' ? before.fault : undefined;
  const line = { now: now(), detail: { records, sent, bytes, ms: Math.round(ms) } };
  if (fault === undefined) {
    if (records + sent > 0 || wasTrouble !== undefined)
      logSource(store, sourceId, { ...line, event: 'round-ended' });
  } else if (wasTrouble?.kind !== fault.kind) {
    logSource(store, sourceId, { ...line, event: 'trouble', detail: { ...line.detail, fault } });
  }
}

/** In trouble since the first of the failures in a row, not since the last. */
function troubleNow(before: SourceHealth | undefined, fault: Fault, now: number): SourceHealth {
  const since = before?.kind === 'trouble' ? before.since : new Date(now).toISOString();
  return { kind: 'trouble', fault, since };
}
