// What a removal leaves behind: nothing of the department, everything of the person.
import { isPressed } from '../../../shared/domain/action.ts';
import type { Removal, SetAsideReason } from '../../../shared/domain/delta.ts';
import type { RecordKind } from '../../../shared/domain/terms.ts';
import { forgetAnnotated } from './annotations.ts';
import { appendAudit } from './audit.ts';
import { eraseTheirs } from './conflicts.ts';
import { type NaturalKey, readDraft } from './drafts.ts';
import { eraseText } from './full-text.ts';
import { readHit } from './hits.ts';
import type { RecordKey } from './ids.ts';
import { writeMeta } from './meta.ts';
import { refuseWithdrawn } from './outbox-steps.ts';
import { type OutboxEntry, unfinishedOn } from './outbox-rows.ts';
import { keepOwnWords } from './own-words.ts';
import { rebase } from './rebase.ts';
import { deleteRecord, findRecord } from './records.ts';
import { type SetAsidePlace, setAside } from './set-aside.ts';
import type { Store } from './store.ts';
import { setPresence } from './todos.ts';

/** The row, its files and its words in the index, now; the slices of the index then rewrite its pages. */
export function eraseRecord(store: Store, of: RecordKey): void {
  eraseText(store, of.kind, of.key);
  deleteRecord(store, of);
  writeMeta(store, 'index-purge', 'due');
}

export function removeRecord(
  store: Store,
  of: NaturalKey,
  why: Removal['why'],
  now: number,
): 'nothing' | 'removed' | 'actions-refused' {
  if (why === 'withdrawn') return withdraw(store, of, now);
  const held = findRecord(store, of.kind, of.source, of.remoteId);
  if (held === undefined) return 'nothing';
  const hasUnfinished = unfinishedOn(store, of).length > 0;
  const title = hasUnfinished ? readHit(store, { kind: of.kind, key: held.key })?.title : undefined;
  if (of.kind === 'todo' && why === 'gone-from-list') setPresence(store, held.key, 'vanished');
  else if (of.kind === 'todo' && hasTextOfPerson(store, of)) setPresence(store, held.key, 'deleted');
  else {
    keepOwnWords(store, of, 'gone');
    deleteRecord(store, { kind: of.kind, key: held.key });
  }
  if (hasUnfinished) rebase(store, of, { now, title });
  return 'removed';
}

function hasTextOfPerson(store: Store, of: NaturalKey): boolean {
  return readDraft(store, of) !== '' || unfinishedOn(store, of).length > 0;
}

/**
 * S13: the copy, its index and its files go at once. The draft stays, apart from the row, and of what was changed the words
 * that are the person's own are told apart from the record's while it is still here. An action that was
 * never sent is shown as refused; one that may have arrived is still asked about: forwarding a matter often is
 * what withdrew it.
 */
function withdraw(store: Store, of: NaturalKey, now: number): 'nothing' | 'removed' | 'actions-refused' {
  const unsent = unfinishedOn(store, of).filter(
    (entry) => entry.state === 'waiting' && !entry.mayHaveArrived && !isReport(entry),
  );
  for (const entry of unsent) refuseWithdrawn(store, entry, now);
  keepOwnWords(store, of, 'withdrawn');
  const held = findRecord(store, of.kind, of.source, of.remoteId);
  if (held !== undefined) eraseRecord(store, { kind: of.kind, key: held.key });
  forgetTheirs(store, of, now);
  if (held === undefined) return unsent.length > 0 ? 'actions-refused' : 'nothing';
  appendAudit(
    store,
    'record-withdrawn',
    { source: of.source, kind: of.kind, remoteId: of.remoteId, draftKept: readDraft(store, of) !== '' },
    now,
  );
  return unsent.length > 0 ? 'actions-refused' : 'removed';
}

/** The register of a loan is the archive's, whoever may still see the record. */
const isReport = (entry: OutboxEntry): boolean => entry.type === 'action' && !isPressed(entry.body);

/** 拦截: of a record above the ceiling no title and no text is kept, and a copy from before it was raised goes. */
export function keepOut(
  store: Store,
  place: SetAsidePlace,
  { kind, remoteId, revision, key, reason }: KeptOut,
): 'new' | 'known' {
  if (key !== undefined) {
    eraseRecord(store, { kind, key });
    forgetTheirs(store, { source: place.source, kind, remoteId }, place.now);
  }
  if (kind === 'article') forgetAnnotated(store, place.source, remoteId);
  const aside = setAside(store, place, { kind, remoteId, revision, reason });
  const detail = { source: place.source, kind, remoteId, level: reason.level };
  if (aside === 'new') appendAudit(store, 'record-blocked', detail, place.now);
  return aside;
}

/** `key`: of the copy that is here. */
type KeptOut = {
  readonly kind: RecordKind;
  readonly remoteId: string;
  readonly revision: string;
  readonly key: number | undefined;
  readonly reason: Extract<SetAsideReason, { readonly kind: 'above-ceiling' }>;
};

/** What was kept of the department's side for things under way, of a record that may no longer be here. */
function forgetTheirs(store: Store, of: NaturalKey, now: number): void {
  rebase(store, of, { now, isTold: true });
  eraseTheirs(store, of);
  store.sql(forgetBaseSql).run(of.source, of.kind, of.remoteId);
}

/** By its own index: what has ended is in none by record, and would be read from its first year on for each record that goes. */
export const forgetBaseSql = `UPDATE outbox INDEXED BY outbox_base SET base = NULL
  WHERE base IS NOT NULL AND source = ? AND kind = ? AND remote_id = ?`;
