// Pure: what one page means for what is here. A page and what is known become a Delta, which the store applies
// in one transaction (S1). Nothing is dropped: what could not be used is set aside with its reason.
// A page that cannot be right (it repeats, or its history is another one) never becomes a Delta.
import type { Delta, FeedPhase, Removal, Upsert } from '../../../shared/domain/delta.ts';
import { failed, ok, type Result } from '../../../shared/domain/fault.ts';
import { must } from '../../../shared/domain/must.ts';
import { recordKinds, type RecordKind } from '../../../shared/domain/terms.ts';
import type { PulledChange, PulledPage, RecentPage } from '../connectors/connector.ts';

/** Where a feed stands, as saved with its rows. */
export type FeedState = {
  readonly phase: FeedPhase;
  readonly epoch?: string;
  readonly cursor?: string;
  /** Grows by one with each resync; a row carries the generation that last met it. */
  readonly generation: number;
  /** Records taken in this pass. */
  readonly done: number;
  readonly total?: number;
};

/** Revisions of what is here and still listed, by `recordKey`. Only a full listing is compared with it. */
type Known = ReadonlyMap<string, string>;
export const recordKey = (kind: RecordKind, remoteId: string): string => `${kind} ${remoteId}`;

export type Incomplete = { readonly fetched: number; readonly stated: number };

export type Taken =
  | {
      readonly kind: 'delta';
      readonly delta: Delta;
      readonly more: boolean;
      readonly incomplete?: Incomplete;
    }
  /** Another history began there: everything must be asked for again, nothing here is dropped for it. */
  | { readonly kind: 'restart' };

export type Pass = {
  readonly feed: FeedState;
  /** Cursors this pass has asked from. A system that sends us back to one of them would never end. */
  readonly askedFrom: ReadonlySet<string>;
  /** Pages in a row that brought nothing and promised more. */
  readonly emptyPages: number;
  /** For a listing: what is here. */
  readonly known?: Known;
  /** The listing before this one was empty too: see `suspiciousEmpty`. */
  readonly emptyBefore: boolean;
};

const mostEmptyPages = 50;

/** What a page means. The page itself is never changed, and taking it twice gives the same. */
export function takePage(page: PulledPage, pass: Pass): Result<Taken> {
  const { feed } = pass;
  if (feed.epoch !== undefined && feed.epoch !== page.epoch) return ok({ kind: 'restart' });
  const repeats = repetition(page, pass);
  if (repeats !== undefined) return failed({ kind: 'bad-reply', reason: 'page-repeats', detail: repeats });
  if (page.listing !== undefined) return ok(takeListing(page, page.listing, pass));
  const { upserts, removals } = lastWordOf(page.changes);
  const total = page.total ?? feed.total;
  return ok({
    kind: 'delta',
    more: page.more,
    delta: {
      upserts,
      removals,
      setAside: page.unusable,
      ...(page.cursor === undefined ? {} : { cursor: page.cursor }),
      ...passOf(page, feed),
      ...(total === undefined ? {} : { total }),
      finished: !page.more,
    },
  });
}

function passOf(page: PulledPage, feed: FeedState): Pick<Delta, 'epoch' | 'phase' | 'generation' | 'done'> {
  const came = page.changes.length + page.unusable.length;
  return { epoch: page.epoch, phase: feed.phase, generation: feed.generation, done: feed.done + came };
}

function repetition(page: PulledPage, pass: Pass): string | undefined {
  if (!page.more) return undefined;
  if (page.cursor === undefined) return 'more without a cursor';
  if (page.cursor === pass.feed.cursor) return 'the cursor stands still';
  if (pass.askedFrom.has(page.cursor)) return 'the cursor goes back';
  const empty = page.changes.length + page.unusable.length === 0;
  return empty && pass.emptyPages >= mostEmptyPages ? 'empty pages without end' : undefined;
}

/** A feed is in order of time: of several changes to one record only the last word counts. */
function lastWordOf(changes: readonly PulledChange[]): Pick<Delta, 'upserts' | 'removals'> {
  const last = new Map<string, PulledChange>();
  for (const change of changes) {
    const kind = change.change === 'upsert' ? change.record.kind : change.kind;
    last.set(recordKey(kind, change.id), change);
  }
  const upserts: Upsert[] = [];
  const removals: Removal[] = [];
  for (const change of last.values()) {
    switch (change.change) {
      case 'upsert':
        upserts.push(upsertOf(change));
        break;
      case 'tombstone':
      case 'withdrawn':
        removals.push({ kind: change.kind, remoteId: change.id, why: change.change });
        break;
    }
  }
  return { upserts, removals };
}

function upsertOf(change: Extract<PulledChange, { readonly change: 'upsert' }>): Upsert {
  const { record, id: remoteId, revision, changed, extra, json } = change;
  const upsert = { ...record, remoteId, revision, ...(json && { json }) };
  if (changed === undefined && extra === undefined) return upsert;
  return { ...upsert, ...(changed && { changed }), ...(extra && { extra }) };
}

/**
 * What came before its turn, as rows the pass has not met: it moves no cursor and counts nothing. Those that the first
 * page brought (`met`) have had their turn. Of another history: nothing; the next page finds out.
 */
export function takeRecent(recent: RecentPage, feed: FeedState, met: ReadonlySet<string>): Delta | undefined {
  const { epoch, phase, generation, done, total } = feed;
  const { upserts } = lastWordOf(recent.changes);
  const unmet = upserts.filter(({ kind, remoteId }) => !met.has(recordKey(kind, remoteId)));
  if (epoch !== recent.epoch || unmet.length === 0) return undefined;
  const stated = total === undefined ? {} : { total };
  const nothing = { removals: [], setAside: [] };
  return {
    ...{ upserts: unmet, ...nothing, epoch, phase, generation, done, ...stated },
    finished: false,
    early: true,
  };
}

type Listing = NonNullable<PulledPage['listing']>;

/** Only what is new or changed is written; what vanished is closed only by a complete listing (S12). */
function takeListing(page: PulledPage, listing: Listing, pass: Pass): Taken {
  const known: Known = pass.known ?? new Map();
  const { upserts } = lastWordOf(page.changes);
  const incomplete = incompleteness(listing, known, pass.emptyBefore);
  const listed = new Set(upserts.map((upsert) => recordKey(upsert.kind, upsert.remoteId)));
  const vanished = incomplete === undefined ? [...known.keys()].filter((key) => !listed.has(key)) : [];
  return {
    kind: 'delta',
    more: false,
    delta: {
      upserts: upserts.filter(
        (upsert) => known.get(recordKey(upsert.kind, upsert.remoteId)) !== upsert.revision,
      ),
      removals: vanished.map(goneFromList),
      setAside: page.unusable,
      ...passOf(page, pass.feed),
      done: listing.fetched,
      total: listing.stated ?? listing.fetched,
      finished: true,
    },
    ...(incomplete === undefined ? {} : { incomplete }),
  };
}

function goneFromList(key: string): Removal {
  const space = key.indexOf(' ');
  const kind = recordKinds.find((candidate) => candidate === key.slice(0, space));
  return {
    kind: must(kind, 'a record key begins with its kind'),
    remoteId: key.slice(space + 1),
    why: 'gone-from-list',
  };
}

/**
 * From this many to none at once is more often an account that lost its rights or a system with an empty
 * database than a desk that was cleared. It is believed when the next round says the same.
 */
export const suspiciousEmpty = 5;

function incompleteness(listing: Listing, known: Known, emptyBefore: boolean): Incomplete | undefined {
  const { fetched } = listing;
  if (!listing.complete) return { fetched, stated: listing.stated ?? fetched };
  if (fetched === 0 && known.size >= suspiciousEmpty && !emptyBefore) return { fetched, stated: known.size };
  return undefined;
}

/**
 * The page in parts that cost no more than writing `rows` records does, each a transaction of its own, so that a press
 * of the person never waits for a long page. The cursor goes with the last part: a cut between two parts leaves rows
 * ahead of the cursor, which the repeat overwrites, and never a cursor ahead of its rows.
 */
export function slicesOf(delta: Delta, rows: number): readonly Delta[] {
  if (costOf(delta) <= rows) return [delta];
  const { cursor, total, ...rest } = delta;
  const stated = total === undefined ? {} : { total };
  const parts: Delta[] = [];
  let left = delta.upserts.length + delta.removals.length;
  for (let [from, gone] = [0, 0]; left > 0; ) {
    const upserts = delta.upserts.slice(from, from + rows);
    const room = Math.floor((rows - upserts.length) / removalCost);
    const removals = delta.removals.slice(gone, gone + (upserts.length === 0 ? Math.max(1, room) : room));
    from += upserts.length;
    gone += removals.length;
    left -= upserts.length + removals.length;
    const last = left === 0;
    parts.push({
      ...rest,
      ...stated,
      upserts,
      removals,
      setAside: last ? delta.setAside : [],
      ...(last && cursor !== undefined ? { cursor } : {}),
      done: last || delta.early === true ? delta.done : Math.max(0, delta.done - left),
      finished: last && delta.finished,
    });
  }
  return parts;
}

/** What a part costs, in records written. */
export const costOf = ({ upserts, removals }: Pick<Delta, 'upserts' | 'removals'>): number =>
  upserts.length + removals.length * removalCost;

/** A row leaves all its indexes, its files and its words behind: 17 us to write one, 110 us to take it out. */
const removalCost = 6;
