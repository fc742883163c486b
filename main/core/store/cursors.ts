// Where each feed of a source stands. A cursor is only ever saved with the rows it stands behind (S1): apply.ts.
import type { FeedPhase } from '../../../shared/domain/delta.ts';
import { type Id, type RecordKind, recordKinds } from '../../../shared/domain/terms.ts';
import { asRow, int, json, optionalInt, optionalText, type Row, text, word } from './columns.ts';
import { doubtAccepted } from './outbox-steps.ts';
import { sourceKey } from './sources.ts';
import type { Store } from './store.ts';

export type Feed = {
  readonly name: string;
  readonly kinds: readonly RecordKind[];
  readonly phase: FeedPhase;
  /** Absent until the first page of the present pass. */
  readonly epoch?: string;
  readonly cursor?: string;
  /** Grows with each pass over everything; a row carries the one that last met it. */
  readonly generation: number;
  readonly done: number;
  readonly total?: number;
  readonly lastPageAt?: number;
  /** So much was said to be deleted at once that nothing was, until this is answered. */
  readonly brake?: Brake;
  /** When the digest last agreed, or could not be brought to agree. */
  readonly checkedAt?: number;
};

export type Brake = {
  readonly removals: number;
  readonly of: number;
  readonly since: string;
  /** By the person, or by the department's digest. Acted on, and taken away, by the next pull of the feed. */
  readonly answer?: 'believed' | 'refused';
};

const phases: readonly FeedPhase[] = ['initial', 'delta', 'resync'];
const columns = 'name, kinds, epoch, cursor, phase, generation, done, total, last_page_at, brake, checked_at';

function fromRow(row: Row): Feed {
  return {
    name: text(row, 'name'),
    kinds: json<readonly string[]>(row, 'kinds').flatMap((kind) =>
      recordKinds.filter((known) => known === kind),
    ),
    phase: word(phases, row, 'phase'),
    ...optionalText('epoch', row, 'epoch'),
    ...optionalText('cursor', row, 'cursor'),
    generation: int(row, 'generation'),
    done: int(row, 'done'),
    ...optionalInt('total', row, 'total'),
    ...optionalInt('lastPageAt', row, 'last_page_at'),
    ...(row['brake'] === null ? {} : { brake: json<Brake>(row, 'brake') }),
    ...optionalInt('checkedAt', row, 'checked_at'),
  };
}

/** What the source says it offers; feeds known before keep their place. */
export function declareFeeds(
  store: Store,
  sourceId: Id,
  feeds: readonly { readonly name: string; readonly kinds: readonly RecordKind[] }[],
): void {
  const source = sourceKey(store, sourceId);
  if (source === undefined) return;
  const declare = store.sql(
    `INSERT INTO feed (source, name, kinds, phase, generation, done) VALUES (:source, :name, :kinds, 'initial', 1, 0)
     ON CONFLICT DO UPDATE SET kinds = excluded.kinds`,
  );
  store.transaction(() => {
    for (const { name, kinds } of feeds) declare.run({ source, name, kinds: JSON.stringify(kinds) });
  });
}

export function listFeeds(store: Store, sourceId: Id): readonly Feed[] {
  return store
    .sql(`SELECT ${columns} FROM feed WHERE source = (SELECT key FROM source WHERE id = ?) ORDER BY name`)
    .all(sourceId)
    .map((row) => fromRow(asRow(row)));
}

export function readFeed(store: Store, sourceId: Id, name: string): Feed | undefined {
  const row = store
    .sql(`SELECT ${columns} FROM feed WHERE source = (SELECT key FROM source WHERE id = ?) AND name = ?`)
    .get(sourceId, name);
  return row === undefined ? undefined : fromRow(asRow(row));
}

/**
 * Everything will be asked for again: the cursor or the history was lost. Rows stay as they are until the pass is
 * complete. Saved before the first request, so a crash goes on with the same pass. What the department had
 * accepted may be lost there, so it is asked again.
 */
export function beginResync(store: Store, sourceId: Id, feed: string, now: number): void {
  store.transaction(() => {
    const source = sourceKey(store, sourceId);
    if (source === undefined) return;
    doubtAccepted(store, source, now);
    store
      .sql(
        `UPDATE feed SET phase = 'resync', generation = generation + 1, cursor = NULL, epoch = NULL, done = 0,
           total = NULL, brake = NULL, checked_at = NULL WHERE source = ? AND name = ?`,
      )
      .run(source, feed);
  });
}

export function setBrake(store: Store, sourceId: Id, feed: string, brake: Brake | undefined): void {
  store
    .sql('UPDATE feed SET brake = ? WHERE source = (SELECT key FROM source WHERE id = ?) AND name = ?')
    .run(brake === undefined ? null : JSON.stringify(brake), sourceId, feed);
}

/** False when there is none that waits for an answer. */
export function answerBrake(
  store: Store,
  sourceId: Id,
  feed: string,
  answer: 'believed' | 'refused',
): boolean {
  return store.transaction(() => {
    const brake = readFeed(store, sourceId, feed)?.brake;
    if (brake === undefined || brake.answer !== undefined) return false;
    setBrake(store, sourceId, feed, { ...brake, answer });
    return true;
  });
}

export function markChecked(store: Store, sourceId: Id, feed: string, now: number): void {
  store
    .sql('UPDATE feed SET checked_at = ? WHERE source = (SELECT key FROM source WHERE id = ?) AND name = ?')
    .run(now, sourceId, feed);
}
