// S13 below a place that was raised above the ceiling. What is little goes with the page that raised it. What is much is shut
// from that very transaction on, so that nobody sees any of it (archive-shut.ts), and goes in slices, none of which holds the
// file for long; a kill between two of them loses nothing, for the place stands in the file until nothing is left below it.
import type { ArchiveData } from '../../../shared/domain/archive.ts';
import { mayStore } from '../../../shared/domain/classification.ts';
import { isBelow } from '../../../shared/domain/inherited.ts';
import { foldRefCode } from '../../../shared/domain/ref-code.ts';
import type { SecretLevel } from '../../../shared/domain/terms.ts';
import { gradeOf, isShut } from './archive-ceiling.ts';
import { LevelsOfPage, levelsAt } from './archive-levels.ts';
import {
  isAnyShut,
  keepPlace,
  mayBeBelow,
  type ShutPlace,
  shut,
  shutPlaces,
  unshut,
} from './archive-shut.ts';
import { asRow, int, json, text } from './columns.ts';
import { ceilingOf } from './meta.ts';
import { keepOut } from './remove.ts';
import type { Store } from './store.ts';

/** So many go at once: some 20 ms. */
const mostAtOnce = 100;

type Raised = {
  readonly source: number;
  /** Of the place itself. */
  readonly data: ArchiveData;
  readonly ceiling: SecretLevel;
  readonly levels: LevelsOfPage;
  readonly now: number;
};

/** In the transaction that raised it. */
export function takeAwayBelow(store: Store, raised: Raised): void {
  const { source, data } = raised;
  const place = { source, refCode: foldRefCode(data.refCode), fonds: data.fonds };
  const below = keysBelow(store, place, mostAtOnce + 1);
  const isMuch = below.length > mostAtOnce;
  if (isMuch) shut(store, place);
  // What this person has done to a record would still tell of it.
  for (const key of isMuch ? touchedBelow(store, place) : below) takeAway(store, key, raised);
}

type Place = Pick<ShutPlace, 'source' | 'refCode' | 'fonds'>;

/** Levels too. */
function keysBelow(store: Store, place: Place, most: number): readonly number[] {
  const keys: number[] = [];
  const rows = store
    .sql(
      `SELECT key, ref_code FROM archive INDEXED BY archive_path
       WHERE level IN (0, 1, 2, 3) AND fonds = :fonds AND source = :source
         AND (:refCode = :fonds OR ${mayBeBelow('archive', ':refCode')})`,
    )
    .iterate(place);
  for (const row of rows) {
    if (isBelow(text(asRow(row), 'ref_code'), place.refCode)) keys.push(int(asRow(row), 'key'));
    if (keys.length === most) break;
  }
  return keys;
}

function touchedBelow(store: Store, { source, refCode }: Place): readonly number[] {
  return store
    .sql(
      `SELECT a.key, a.ref_code FROM archive a WHERE a.source = :source AND a.remote_id IN (
         SELECT remote_id FROM outbox INDEXED BY outbox_unended WHERE source = :source AND kind = 'archive' AND ended = 0
         UNION SELECT remote_id FROM conflict WHERE source = :source AND kind = 'archive')`,
    )
    .all({ source })
    .map(asRow)
    .filter((row) => isBelow(text(row, 'ref_code'), refCode))
    .map((row) => int(row, 'key'));
}

/** Unless it may stay by what stands above it now. */
function takeAway(
  store: Store,
  key: number,
  { ceiling, levels, now }: Pick<Raised, 'ceiling' | 'levels' | 'now'>,
): void {
  const row = asRow(
    store
      .sql('SELECT source, feed, generation, remote_id, revision, data FROM archive WHERE key = ?')
      .get(key),
  );
  const graded = gradeOf(levels, json<ArchiveData>(row, 'data'));
  if (mayStore(graded.level, ceiling)) return;
  const place = {
    source: int(row, 'source'),
    feed: text(row, 'feed'),
    generation: int(row, 'generation'),
    now,
  };
  keepOut(store, place, {
    kind: 'archive',
    ...{ remoteId: text(row, 'remote_id'), revision: text(row, 'revision'), key },
    reason: { kind: 'above-ceiling', ...graded },
  });
}

/** What is below a place may be seen again once nothing that stands there keeps it out any more. */
export function reopen(store: Store, source: number, ceiling: SecretLevel): void {
  if (!isAnyShut(store)) return;
  for (const place of shutPlaces(store)) {
    const isStillShut = levelsAt(store, source, place.refCode).some((level) => isShut(level, ceiling));
    if (place.source === source && !isStillShut) unshut(store, place);
  }
}

/** Leaves room for the commit within the 20 ms that somebody may have to wait. */
const sliceMs = 8;
/** Keys at a time, however few of their records are below. */
const keysAtOnce = 100;

type Erasing = {
  /** One slice; true when something was done in it. */
  step(): boolean;
};

export function createErasing(store: Store, ticks: () => number, now: () => number): Erasing {
  return {
    step() {
      if (!isAnyShut(store)) return false;
      store.repeatable(() => {
        const start = ticks();
        const [place] = shutPlaces(store);
        if (place === undefined) return;
        const ground = {
          ...{ ceiling: ceilingOf(store), levels: new LevelsOfPage(store, place.source), now: now() },
          isSpent: () => ticks() - start >= sliceMs,
        };
        eraseSome(store, place, ground);
      });
      return true;
    },
  };
}

type Ground = Pick<Raised, 'ceiling' | 'levels' | 'now'> & { readonly isSpent: () => boolean };

function eraseSome(store: Store, place: ShutPlace, ground: Ground): void {
  const last = lastKey(store);
  let { after } = place;
  while (after < last && !ground.isSpent()) {
    const upTo = after + keysAtOnce;
    for (const key of keysBetween(store, place, { after, upTo })) {
      takeAway(store, key, ground);
      if (!ground.isSpent()) continue;
      keepPlace(store, place, key);
      return;
    }
    after = upTo;
  }
  if (after < last) keepPlace(store, place, after);
  else unshut(store, place);
}

function lastKey(store: Store): number {
  const row = asRow(store.sql('SELECT coalesce(max(key), 0) AS last FROM archive').get());
  return int(row, 'last');
}

function keysBetween(
  store: Store,
  { source, fonds, refCode }: Place,
  { after, upTo }: { readonly after: number; readonly upTo: number },
): readonly number[] {
  return store
    .sql(
      `SELECT key, ref_code FROM archive NOT INDEXED
       WHERE key > :after AND key <= :upTo AND source = :source AND fonds = :fonds ORDER BY key`,
    )
    .all({ after, upTo, source, fonds })
    .map(asRow)
    .filter((row) => isBelow(text(row, 'ref_code'), refCode))
    .map((row) => int(row, 'key'));
}
