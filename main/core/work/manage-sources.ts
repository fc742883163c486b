// Adding, naming, pausing and removing a source; signing in; what the person says to a brake. Each is in the audit
// trail.
import type { SourceLogLine } from '../../../shared/contract/desk-sources.ts';
import type { ConnectorKind, SignInKind } from '../../../shared/domain/source.ts';
import { mostRows } from '../../../shared/domain/catalogue-batch.ts';
import { failed, ok, type Result } from '../../../shared/domain/fault.ts';
import type { Id } from '../../../shared/domain/terms.ts';
import { wordsOfSource } from '../store/annotations.ts';
import { appendAudit } from '../store/audit.ts';
import { readCatalogueRows } from '../store/catalogue.ts';
import { answerBrake as saveAnswer, beginResync, listFeeds } from '../store/cursors.ts';
import { listDrafts } from '../store/drafts.ts';
import { keepLeft } from '../store/handed-over.ts';
import { listUnfinished, type OutboxEntry } from '../store/outbox-rows.ts';
import { logSource, readSourceLog as readLines } from '../store/source-log.ts';
import {
  addSource as addRow,
  listSources,
  readSource,
  removeSource as removeRow,
  renameSource as renameRow,
  setAccount,
  setHealth,
  setPaused,
  sourceKey,
} from '../store/sources.ts';
import type { Store } from '../store/store.ts';
import type { Probed } from '../sync/control.ts';
import { badRequest, type Desk, notFound } from './desk.ts';
import { type Kept, keptBeforeRemoval } from './list-kept.ts';

type Empty = Record<never, never>;

export function probeSource(
  { sync }: Desk,
  { address }: { readonly address: string },
): Promise<Result<Probed>> {
  return sync.probe(address);
}

type SourceToAdd = {
  readonly address: string;
  readonly connector: ConnectorKind;
  readonly name: string;
  readonly organ: string;
  readonly signIn: SignInKind;
  readonly account: string;
};

export function addSource(desk: Desk, source: SourceToAdd): Result<{ readonly id: Id }> {
  const { store, now, uuid } = desk;
  if (source.name.trim() === '') return badRequest('name', 'required');
  if (source.address.trim() === '') return badRequest('address', 'required');
  if (listSources(store).some(({ address }) => address === source.address))
    return badRequest('address', 'already-here');
  const id = uuid();
  const { address, connector, name, organ, signIn, account } = source;
  store.transaction(() => {
    addRow(store, { id, address, connector, name: name.trim(), organ, signIn, account }, now());
    appendAudit(store, 'source-added', { source: id, connector, signIn }, now());
  });
  desk.changes.publish(['sources']);
  desk.sync.sourceChanged(id);
  return ok({ id });
}

export function renameSource(
  desk: Desk,
  { id, name }: { readonly id: Id; readonly name: string },
): Result<Empty> {
  const { store, now } = desk;
  if (name.trim() === '') return badRequest('name', 'required');
  const renamed = store.transaction(() => {
    if (!renameRow(store, id, name.trim())) return false;
    appendAudit(store, 'source-renamed', { source: id }, now());
    return true;
  });
  if (!renamed) return notFound;
  desk.changes.publish(['sources']);
  return ok({});
}

/** The credential is in the keychain already; what the department says to it is the answer. */
export async function signIn(
  desk: Desk,
  { id, account }: { readonly id: Id; readonly account: string },
): Promise<Result<Empty>> {
  const { store, now, sync } = desk;
  const source = readSource(store, id);
  if (source === undefined) return notFound;
  if (source.account !== account) {
    // What one person decided never goes out as another's.
    if (source.account !== '' && listUnfinished(store, id).length > 0)
      return badRequest('account', 'actions-wait');
    store.transaction(() => {
      setAccount(store, id, account);
      // What this one may see is another list; what is not on it goes when the pass is complete.
      if (source.account !== '')
        for (const { name } of listFeeds(store, id)) beginResync(store, id, name, now());
      appendAudit(store, 'source-account-changed', { source: id }, now());
    });
    sync.sourceChanged(id);
  }
  const tried = await sync.signIn(id);
  desk.changes.publish(['sources']);
  return tried.ok ? ok({}) : failed(tried.fault);
}

export function pauseSource(
  desk: Desk,
  { id, paused }: { readonly id: Id; readonly paused: boolean },
): Result<Empty> {
  const { store, now } = desk;
  const done = store.transaction(() => {
    if (!setPaused(store, id, paused ? 'paused' : 'running')) return false;
    appendAudit(store, paused ? 'source-paused' : 'source-resumed', { source: id }, now());
    logSource(store, id, { event: paused ? 'paused' : 'resumed', now: now() });
    return true;
  });
  if (!done) return notFound;
  desk.changes.publish(['sources']);
  desk.sync.sourceChanged(id);
  return ok({});
}

/** With actions under way only when the person says so; what they wrote then stays, here and in the audit trail. */
export async function removeSource(
  desk: Desk,
  { id, evenWithWaiting }: { readonly id: Id; readonly evenWithWaiting: boolean },
): Promise<Result<Empty>> {
  const { store } = desk;
  const source = readSource(store, id);
  if (source === undefined) return notFound;
  // What was done with its lent copies is told before, or seen to wait.
  for (const sourceId of desk.loans.report(id)) desk.sync.wake(sourceId);
  if (!evenWithWaiting && listUnfinished(store, id).length > 0)
    return badRequest('evenWithWaiting', 'actions-wait');
  store.transaction(() => {
    keepTexts(desk, id);
    for (const kept of keptBeforeRemoval(desk, source)) keepLeft(store, leftOf(desk, kept));
    removeRow(store, id);
    appendAudit(store, 'source-removed', { source: id }, desk.now());
  });
  desk.sync.sourceChanged(id);
  desk.changes.publish([
    'sources',
    'todos',
    'archives',
    'articles',
    'contacts',
    'outbox',
    'set-aside',
    'index',
  ]);
  await desk.shell.forgetCredential(id);
  return ok({});
}

/** Bytes that were not sent go with the source, and what is the department's: what they were stays known, not of what. */
function leftOf({ uuid }: Desk, kept: Kept): Kept {
  const work = kept.work.type === 'upload' ? { ...kept.work, here: false } : kept.work;
  const title = work.type === 'create' ? kept.title : '';
  return { ...kept, id: `left ${uuid()}`, title, why: { kind: 'removed' }, work };
}

function keepTexts({ store, now }: Desk, id: Id): void {
  const key = sourceKey(store, id);
  const drafts = key === undefined ? [] : listDrafts(store, key);
  const actions = listUnfinished(store, id);
  const rows = key === undefined ? [] : readCatalogueRows(store, key, { from: 0, most: mostRows });
  const notes = key === undefined ? [] : wordsOfSource(store, key);
  if (drafts.length + actions.length + rows.length + notes.length === 0) return;
  const texts = [
    ...actions.map(textKept),
    ...drafts.map(({ remoteId, opinion }) => `draft ${remoteId}: ${opinion}`),
    ...notes.map(
      ({ remoteId, anchor, words }) => `annotation ${[remoteId, anchor].join(' ').trim()}: ${words}`,
    ),
    ...rows.map(({ cells }) => `catalogue: ${JSON.stringify(cells)}`),
  ];
  appendAudit(store, 'texts-kept', { source: id, texts }, now());
}

function textKept(entry: OutboxEntry): string {
  switch (entry.type) {
    case 'action':
      return `${entry.body.action} ${entry.remoteId}: ${entry.body.opinion}`;
    case 'edit':
      return `edit ${entry.remoteId}: ${JSON.stringify(entry.fields)}`;
    case 'upload':
      return `upload ${entry.remoteId}: ${entry.file.name}`;
    case 'create':
      return `create ${entry.remoteId}: ${JSON.stringify(entry.fields)}`;
  }
}

export function syncNow({ sync }: Desk, { id }: { readonly id?: Id | undefined }): Record<never, never> {
  sync.wake(id, 'by-hand');
  return {};
}

export function workOffline(desk: Desk, { offline }: { readonly offline: boolean }): Record<never, never> {
  desk.sync.setWorkingOffline(offline);
  desk.changes.publish(['sources']);
  return {};
}

export function setWorkHoursOnly(desk: Desk, { on }: { readonly on: boolean }): Record<never, never> {
  desk.sync.setWorkHoursOnly(on);
  desk.changes.publish(['sources']);
  return {};
}

/** What the person says to a mass deletion; the next round of that source acts on it. */
export function answerBrake(
  desk: Desk,
  { id, feed, believe }: { readonly id: Id; readonly feed: string; readonly believe: boolean },
): Result<Empty> {
  const { store, now } = desk;
  const answered = store.transaction(() => {
    if (!saveAnswer(store, id, feed, believe ? 'believed' : 'refused')) return false;
    appendAudit(store, 'brake-answered', { source: id, feed, believe }, now());
    logSource(store, id, { event: believe ? 'brake-believed' : 'brake-refused', now: now() });
    askNoMore(store, id);
    return true;
  });
  if (!answered) return notFound;
  desk.changes.publish(['sources']);
  desk.sync.wake(id, 'by-hand');
  return ok({});
}

/** The question is answered before the round that acts on it has ended. */
function askNoMore(store: Store, id: Id): void {
  const asksStill = listFeeds(store, id).some(
    ({ brake }) => brake !== undefined && brake.answer === undefined,
  );
  const source = readSource(store, id);
  if (asksStill || source?.health.kind !== 'brake') return;
  setHealth(store, id, { kind: source.offers.newerSchema ? 'read-only' : 'ok' });
}

/** Newest first. */
export function readSourceLog(
  { store }: Desk,
  { id, limit }: { readonly id: Id; readonly limit: number },
): SourceLogLine[] {
  return [...readLines(store, id, limit)];
}
