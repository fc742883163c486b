// The time by which loans end, of each source: kept in the file, so that neither a restart nor the clock of the machine
// takes it back (shared/domain/trusted-time.ts says how).
import type { Id } from '../../../shared/domain/terms.ts';
import {
  isFarBack,
  type Mark,
  markHeard,
  markKept,
  markRead,
  type Reading,
} from '../../../shared/domain/trusted-time.ts';
import { readClockMark, writeClockMark } from '../store/loans.ts';
import { listSources } from '../store/sources.ts';
import type { Store } from '../store/store.ts';

export type TrustedClock = {
  /** `isFarBack`: the machine's clock was set back, and nobody has told the time since. */
  of(sourceId: Id): { readonly now: number; readonly isFarBack: boolean };
  /** The department said what time it is. */
  heard(sourceId: Id, theirs: number): void;
  /** So that the next start knows how late it is at least. */
  keep(): void;
};

/** Of what is heard at every page, so much is not worth a write. */
const worthKeepingMs = 60_000;

export function createTrustedClock(store: Store, read: () => Reading): TrustedClock {
  const marks = new Map<Id, Mark>();
  const markOf = (sourceId: Id): Mark => {
    const at = read();
    const known = marks.get(sourceId) ?? markKept(readClockMark(store, sourceId) ?? at.wall, at);
    const mark = markRead(known, at);
    marks.set(sourceId, mark);
    return mark;
  };
  const keepOne = (sourceId: Id): void => {
    const time = Math.floor(markOf(sourceId).time);
    if (readClockMark(store, sourceId) !== time) writeClockMark(store, sourceId, time);
  };
  return {
    of(sourceId) {
      const mark = markOf(sourceId);
      return { now: mark.time, isFarBack: isFarBack(mark, mark.at) };
    },
    heard(sourceId, theirs) {
      marks.set(sourceId, markHeard(theirs, read()));
      if (Math.abs((readClockMark(store, sourceId) ?? 0) - theirs) > worthKeepingMs) keepOne(sourceId);
    },
    keep: () => {
      for (const { id } of listSources(store)) keepOne(id);
    },
  };
}
