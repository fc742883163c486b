// One page of changes and its cursor, saved together or not at all (S1). The only writer of departments' rows (S2).
import type { NoticeTopic } from '../../../shared/contract/desk-views.ts';
import { mayStore } from '../../../shared/domain/classification.ts';
import type { Delta, Upsert } from '../../../shared/domain/delta.ts';
import { type Id, type RecordKind, recordKinds, type SecretLevel } from '../../../shared/domain/terms.ts';
import type { TodoData } from '../../../shared/domain/todo.ts';
import { type Graded, gradedAs, takeLevel } from './archive-ceiling.ts';
import { reopen, takeAwayBelow } from './archive-erasing.ts';
import { askForBelow, dropLevel, LevelsOfPage, sweepLevels } from './archive-levels.ts';
import { writeArchive } from './archives.ts';
import { writeArticle } from './articles.ts';
import { asRow, int, optionalText, text, word } from './columns.ts';
import { writeContact } from './contacts.ts';
import { replaceFiles } from './files.ts';
import type { RecordKey } from './ids.ts';
import { queueAllForIndex } from './index-queue.ts';
import { ceilingOf } from './meta.ts';
import { confirm, relink } from './outbox-steps.ts';
import { countNew } from './record-count.ts';
import { rebase } from './rebase.ts';
import { hasExtra, writeExtra } from './record-extra.ts';
import { type Common, findRecord, type Held, touchRecord } from './records.ts';
import { keepOut, removeRecord } from './remove.ts';
import {
  clearSetAside,
  hasSetAside,
  type SetAsidePlace,
  setAside,
  sweepSetAside,
  takeUp,
} from './set-aside.ts';
import { sourceKey } from './sources.ts';
import type { Store } from './store.ts';
import { sweep } from './sweep.ts';
import { countInserted, presenceOf, setPresence, writeTodo } from './todos.ts';

type PageToApply = {
  readonly sourceId: Id;
  readonly feed: string;
  readonly page: Delta;
  readonly now: number;
};

export type Applied =
  | {
      readonly outcome: 'applied';
      readonly topics: readonly NoticeTopic[];
      readonly written: number;
      readonly removed: number;
    }
  /** The person removed the source while the page was on its way. */
  | { readonly outcome: 'no-such-source' };

type Pending = {
  readonly id: Id;
  readonly basedOn: string;
  readonly accepted: boolean;
  readonly record: number;
};

/** What is known before the first row of the page. */
type Ground = {
  readonly source: number;
  readonly ceiling: SecretLevel;
  readonly common: Omit<Common, 'remoteId' | 'revision'> & SetAsidePlace;
  /**
   * By kind and id what of this source looks for its row: what was accepted is confirmed by it, what clashed and
   * changes of fields are brought together with it. Asked once a page: most have none, and no row pays for it.
   */
  readonly pending: ReadonlyMap<string, readonly Pending[]>;
  /** Nearly nothing is here yet: a record is looked for when it could not be put in, which is a microsecond less a row. */
  readonly isFirst: boolean;
  readonly hasSetAside: boolean;
  readonly hasExtra: boolean;
  readonly levels: LevelsOfPage;
  readonly topics: Set<NoticeTopic>;
  readonly newTodos: TodoData[];
  readonly toIndex: RecordKey[];
  readonly inserted: Map<RecordKind, number>;
};

const topicOf: { readonly [K in RecordKind]: NoticeTopic } = {
  todo: 'todos',
  archive: 'archives',
  article: 'articles',
  contact: 'contacts',
};

export function applyPage(store: Store, { sourceId, feed, page, now }: PageToApply): Applied {
  // Rows and cursor stand or fall together (S1): what a power cut takes is asked for again.
  return store.repeatable(() => {
    const source = sourceKey(store, sourceId);
    if (source === undefined) return { outcome: 'no-such-source' };
    const ground = groundOf(store, { source, feed, page, now });
    // Only a listing ends without any cursor; it states anew what could not be taken in.
    const isListing =
      page.finished && page.cursor === undefined && savedCursor(store, source, feed) === undefined;
    if (isListing) clearSetAside(store, { source, feed });
    const written = page.upserts.filter((upsert) => applyUpsert(store, ground, upsert)).length;
    countInserted(store, source, ground.newTodos);
    countNew(store, source, ground.inserted);
    for (const removal of page.removals) applyRemoval(store, ground, removal);
    for (const record of page.setAside) applySetAside(store, ground, record);
    const swept = page.finished && page.phase === 'resync' ? sweepFeed(store, ground, feed) : 0;
    reopen(store, source, ground.ceiling);
    queueAllForIndex(store, ground.toIndex);
    saveFeed(store, { source, feed, page, now });
    if (written + page.removals.length + swept > 0) ground.topics.add('index');
    return { outcome: 'applied', topics: [...ground.topics], written, removed: page.removals.length + swept };
  });
}

function groundOf(
  store: Store,
  { source, feed, page, now }: { source: number; feed: string; page: Delta; now: number },
): Ground {
  const pending = pendingOf(store, source);
  return {
    source,
    ceiling: ceilingOf(store),
    common: { source, feed, generation: page.generation - (page.early === true ? 1 : 0), now },
    pending,
    isFirst: page.phase === 'initial' && pending.size === 0,
    hasSetAside: hasSetAside(store, source),
    hasExtra: hasExtra(store),
    levels: new LevelsOfPage(store, source),
    topics: new Set<NoticeTopic>(['sources']),
    newTodos: [],
    toIndex: [],
    inserted: new Map(),
  };
}

const recordOf = (kind: RecordKind, remoteId: string): string => `${kind} ${remoteId}`;

function pendingOf(store: Store, source: number): Ground['pending'] {
  const byRecord = new Map<string, readonly Pending[]>();
  const rows = store
    .sql(
      `SELECT id, kind, remote_id, based_on, state, record FROM outbox WHERE source = ? AND ended = 0
         AND (state IN ('accepted', 'conflict') OR type = 'edit') ORDER BY seq`,
    )
    .all(source);
  for (const value of rows) {
    const row = asRow(value);
    const record = recordOf(word(recordKinds, row, 'kind'), text(row, 'remote_id'));
    const accepted = text(row, 'state') === 'accepted';
    const pending = {
      id: text(row, 'id'),
      basedOn: text(row, 'based_on'),
      accepted,
      record: int(row, 'record'),
    };
    byRecord.set(record, [...(byRecord.get(record) ?? []), pending]);
  }
  return byRecord;
}

/** True when a row was written; a page that comes twice writes nothing the second time. */
function applyUpsert(store: Store, ground: Ground, upsert: Upsert): boolean {
  const { kind, remoteId, revision } = upsert;
  const find = (): Held | undefined => findRecord(store, kind, ground.source, remoteId);
  const held = ground.isFirst ? undefined : find();
  if (upsert.kind === 'archive') applyLevel(store, ground, upsert);
  const graded = gradedAs(ground.levels, upsert);
  if (!mayStore(graded.level, ground.ceiling)) return block(store, ground, upsert, graded, held ?? find());
  if (ground.hasSetAside) takeUp(store, { source: ground.source, kind, remoteId });
  confirmBy(store, ground, upsert);
  if (held?.revision === revision) {
    touchRecord(store, kind, held.key, ground.common);
    if (kind === 'todo' && presenceOf(store, held.key) !== 'listed') {
      setPresence(store, held.key, 'listed');
      ground.topics.add('todos');
    }
    return false;
  }
  const key = write(store, { ...ground.common, remoteId, revision }, upsert, held?.key);
  if (key === undefined) return applyUpsert(store, { ...ground, isFirst: false }, upsert);
  if (held === undefined) ground.inserted.set(kind, (ground.inserted.get(kind) ?? 0) + 1);
  if (kind === 'todo' && held === undefined) ground.newTodos.push(upsert.data);
  writeFiles(store, key, upsert, held);
  if (upsert.extra !== undefined || ground.hasExtra) writeExtra(store, { kind, key }, upsert.extra);
  ground.toIndex.push({ kind, key });
  const isPending = ground.pending.size > 0 && ground.pending.has(recordOf(kind, remoteId));
  if (isPending) bringTogether(store, ground, upsert, key);
  ground.topics.add(topicOf[kind]);
  return true;
}

/** What stands above others is raised: what of them is here and may not be any more goes, or is seen no more from now on. */
function applyLevel(
  store: Store,
  ground: Ground,
  { data, remoteId }: Extract<Upsert, { readonly kind: 'archive' }>,
): void {
  const { source, ceiling, common, levels } = ground;
  if (takeLevel(store, levels, { data, remoteId, ceiling, place: common }) === 'as-before') return;
  takeAwayBelow(store, { source, data, ceiling, levels, now: common.now });
  for (const topic of ['archives', 'files', 'outbox', 'conflicts', 'set-aside'] as const)
    ground.topics.add(topic);
}

function write(store: Store, common: Common, upsert: Upsert, held: number | undefined): number | undefined {
  switch (upsert.kind) {
    case 'todo':
      return writeTodo(store, common, upsert, held);
    case 'archive':
      return writeArchive(store, common, upsert.data, held);
    case 'article':
      return writeArticle(store, common, upsert.data, held);
    case 'contact':
      return writeContact(store, common, upsert.data, held);
  }
}

function writeFiles(store: Store, key: number, upsert: Upsert, held: Held | undefined): void {
  if (upsert.kind === 'article' || upsert.kind === 'contact') return;
  const files = upsert.kind === 'todo' ? (upsert.data.paper?.files ?? []) : upsert.data.files;
  if (held === undefined && files.length === 0) return;
  const lent = upsert.kind === 'archive' ? upsert.data.loanOnly : undefined;
  replaceFiles(store, { kind: upsert.kind, key }, files, lent);
}

/** At the revision it was based on the row is only a repeat; at any other it is at or past the accepted one. */
function confirmBy(store: Store, ground: Ground, { kind, remoteId, revision }: Upsert): void {
  if (ground.pending.size === 0) return;
  for (const { id, basedOn, accepted } of ground.pending.get(recordOf(kind, remoteId)) ?? []) {
    if (!accepted || basedOn === revision) continue;
    confirm(store, id, ground.common.now);
    ground.topics.add('outbox').add(topicOf[kind]);
  }
}

/** The row is written: what this person did to the record meets it. */
function bringTogether(store: Store, ground: Ground, { kind, remoteId, changed }: Upsert, key: number): void {
  const of = { source: ground.source, kind, remoteId };
  const former = ground.pending.get(recordOf(kind, remoteId)) ?? [];
  relink(
    store,
    of,
    key,
    former.map(({ record }) => record),
  );
  rebase(store, of, { now: ground.common.now, changed });
  ground.topics.add('outbox').add('conflicts');
}

function block(
  store: Store,
  ground: Ground,
  { kind, remoteId, revision }: Pick<Upsert, 'kind' | 'remoteId' | 'revision'>,
  graded: Graded,
  held: Held | undefined,
): false {
  if (held !== undefined) ground.topics.add(topicOf[kind]).add('outbox').add('conflicts');
  const reason = { kind: 'above-ceiling', ...graded } as const;
  const aside = keepOut(store, ground.common, { kind, remoteId, revision, key: held?.key, reason });
  if (aside === 'new') ground.topics.add('set-aside');
  return false;
}

function applyRemoval(store: Store, ground: Ground, removal: Delta['removals'][number]): void {
  const { kind, remoteId } = removal;
  const of = { source: ground.source, kind, remoteId };
  const pending = ground.pending.get(recordOf(kind, remoteId)) ?? [];
  for (const { id, accepted } of pending) if (accepted) confirm(store, id, ground.common.now);
  if (pending.length > 0) ground.topics.add('outbox').add('conflicts');
  if (ground.hasSetAside) takeUp(store, of);
  // What it stated holds on when only this person may not see it any more.
  const level = kind === 'archive' && removal.why === 'tombstone' && dropLevel(store, of.source, remoteId);
  if (level) askForBelow(store, of.source, level);
  const outcome = removeRecord(store, of, removal.why, ground.common.now);
  if (outcome === 'nothing') return;
  ground.topics.add(topicOf[kind]);
  if (outcome === 'actions-refused') ground.topics.add('outbox');
}

function applySetAside(store: Store, ground: Ground, record: Delta['setAside'][number]): void {
  if (setAside(store, ground.common, record) === 'new') ground.topics.add('set-aside');
}

function sweepFeed(store: Store, ground: Ground, feed: string): number {
  const of = { source: ground.source, feed, generation: ground.common.generation };
  sweepSetAside(store, of);
  sweepLevels(store, of);
  const kinds = sweep(store, of, ground.common.now);
  for (const kind of kinds) ground.topics.add(topicOf[kind]);
  return kinds.length;
}

function savedCursor(store: Store, source: number, feed: string): string | undefined {
  const value = store.sql('SELECT cursor FROM feed WHERE source = ? AND name = ?').get(source, feed);
  return value === undefined ? undefined : optionalText('cursor', asRow(value), 'cursor').cursor;
}

function saveFeed(
  store: Store,
  { source, feed, page, now }: { source: number; feed: string; page: Delta; now: number },
): void {
  const saved = store
    .sql(
      `UPDATE feed SET epoch = :epoch, cursor = coalesce(:cursor, cursor), phase = :phase, generation = :generation,
         done = :done, total = :total, last_page_at = :now WHERE source = :source AND name = :feed`,
    )
    .run({
      source,
      feed,
      epoch: page.epoch,
      cursor: page.cursor ?? null,
      phase: page.finished ? 'delta' : page.phase,
      generation: page.generation,
      done: page.done,
      total: page.total ?? null,
      now,
    });
  if (saved.changes !== 1) throw new Error(`believed: feed ${feed} was declared before its first page`);
}
