// What was not sent and is kept on this desk, as far as it may leave it in a file for the supervisor: of the outbox, of drafts
// whose record is gone, and of sources that were removed. Of the records themselves a title at most, where it may be shown.
import { createHash } from 'node:crypto';
import { hostname } from 'node:os';
import type { KeptWork } from '../../../shared/contract/desk-handover.ts';
import { isPressed } from '../../../shared/domain/action.ts';
import { mayStore } from '../../../shared/domain/classification.ts';
import type { EditFields } from '../../../shared/domain/edit.ts';
import { linesOf } from '../../../shared/domain/handed-over.ts';
import { type OwnField, ownWords } from '../../../shared/domain/own-words.ts';
import type { SecretLevel } from '../../../shared/domain/terms.ts';
import { Sm3 } from '../files/sm3.ts';
import { isoOf } from '../store/columns.ts';
import { askedFields, openConflictOf } from '../store/conflicts.ts';
import { allDrafts, type HeldDraft, type NaturalKey } from '../store/drafts.ts';
import { filingMark, typedIn } from '../store/edit-drafts.ts';
import { isNamed, readHeld } from '../store/file-held.ts';
import { isFiledFromGone } from '../store/filed.ts';
import { handedOver, listLeft, statedLevelOf } from '../store/handed-over.ts';
import { readHit } from '../store/hits.ts';
import { keyOf } from '../store/ids.ts';
import { ownMark } from '../store/outbox.ts';
import { listUnfinished, naturalKeyOf, type OutboxEntry, readBase } from '../store/outbox-rows.ts';
import { draftItem, keepOwnWords, keptOwnWords, wasWithdrawn } from '../store/own-words.ts';
import { findRecord } from '../store/records.ts';
import { isAboveCeiling } from '../store/set-aside.ts';
import { listSources, type Source, sourceKey } from '../store/sources.ts';
import type { Store } from '../store/store.ts';
import { presenceOf } from '../store/todos.ts';
import type { Desk } from './desk.ts';
import { titleOf } from './list-outbox.ts';
import { inSlices } from './slices.ts';

export type Kept = Omit<KeptWork, 'handedOver'>;
type Ground = Pick<Desk, 'store' | 'loans'>;

type Listed = { station: string; kept: KeptWork[] };

export const listKept = (desk: Ground): Listed => shown(desk.store, [...keptNow(desk)]);

/** The same for a list on a screen, which is asked for again and again: of thousands that wait nobody waits for all. */
export async function listKeptInSlices(desk: Ground): Promise<Listed> {
  const rest = inSlices();
  const all: Kept[] = [];
  for (const one of keptNow(desk)) {
    all.push(one);
    await rest();
  }
  return shown(desk.store, all);
}

function shown(store: Store, now: readonly Kept[]): Listed {
  const handed = handedOver(store);
  const all = [...now, ...listLeft(store)].toSorted((a, b) => (a.at < b.at ? -1 : 1));
  const kept = all.map((one) => {
    const last = handed.get(one.id);
    // A draft that was written on since is not in that file.
    return last === undefined || last.at < one.at ? one : { ...one, handedOver: last };
  });
  return { station: hostname(), kept };
}

/** One at a time: between two of them the source may go. */
function* keptNow(desk: Ground): Generator<Kept> {
  const { store } = desk;
  for (const source of listSources(store)) {
    const isHere = (): boolean => sourceKey(store, source.id) !== undefined;
    for (const entry of listUnfinished(store, source.id))
      if (isKept(entry) && isHere()) yield ofEntry(desk, source, entry);
    for (const draft of draftsOf(store, source.id))
      if (isHere() && !isAtItsRecord(store, draft)) yield ofDraft(store, source, draft);
  }
}

/** Of a source that is about to be removed: its drafts too that could still be read at their records. */
export function keptBeforeRemoval(desk: Ground, source: Source): Kept[] {
  const { store } = desk;
  const drafts = draftsOf(store, source.id);
  for (const draft of drafts) keepOwnWords(store, recordOf(draft), 'gone');
  return [...entriesOf(desk, source), ...drafts.map((draft) => ofDraft(store, source, draft))];
}

const entriesOf = (desk: Ground, source: Source): Kept[] =>
  listUnfinished(desk.store, source.id)
    .filter(isKept)
    .map((entry) => ofEntry(desk, source, entry));

function draftsOf(store: Store, sourceId: string): readonly HeldDraft[] {
  const key = sourceKey(store, sourceId);
  // What was typed to a record that waits to be made goes with that.
  return allDrafts(store).filter(({ source, remoteId }) => source === key && !remoteId.startsWith(ownMark));
}

/** What is on its way or was accepted is not; nor what this desk reports by itself. */
const isKept = (entry: OutboxEntry): boolean =>
  entry.state !== 'accepted' &&
  entry.state !== 'sending' &&
  (entry.type !== 'action' || isPressed(entry.body));

function ofEntry(desk: Ground, source: Source, entry: OutboxEntry): Kept {
  const { store } = desk;
  const of = naturalKeyOf(store, entry.id);
  const level = statedLevelOf(store, of);
  const barred = levelBars(store, of, level) ?? carriedOf(store, entry);
  const work = workOf(desk, of, entry);
  const isMade = of.remoteId.startsWith(ownMark);
  return {
    id: entry.id,
    source: sourceOf(source),
    kind: entry.kind,
    ...(isMade ? {} : { remoteId: of.remoteId }),
    title: barred === undefined ? titleOf(desk, entry) : '',
    ...(level === undefined ? {} : { secretLevel: level }),
    at: isoOf(entry.decidedAt),
    why: whyOf(store, entry),
    mayHaveArrived: entry.mayHaveArrived,
    work,
    ...digestsOf(work),
    ...(barred === undefined ? {} : { barred }),
  };
}

const sourceOf = ({ id, name, organ, account }: Source): Kept['source'] => ({ id, name, organ, account });

function whyOf(store: Store, entry: OutboxEntry): Kept['why'] {
  if (entry.asked) return { kind: 'in-doubt' };
  if (entry.reason?.kind === 'withdrawn') return { kind: 'withdrawn' };
  if (entry.state === 'conflict')
    return { kind: openConflictOf(store, entry.id)?.theirs?.gone === true ? 'gone' : 'changed' };
  if (entry.state !== 'refused') return { kind: 'waiting' };
  return { kind: 'refused', ...(entry.reason === undefined ? {} : { reason: entry.reason }) };
}

function workOf({ store, loans }: Ground, of: NaturalKey, entry: OutboxEntry): Kept['work'] {
  switch (entry.type) {
    case 'action':
      return { type: 'action', body: entry.body };
    case 'edit':
      return { type: 'edit', fields: [...ownFields(store, of, entry)] };
    case 'create':
      return { type: 'create', fields: entry.fields };
    case 'upload': {
      const { hash } = entry.file;
      const isTheirs = isNamed(store, hash) || loans.standingOf(hash) !== undefined;
      const here = readHeld(store, hash)?.state === 'here' && !isTheirs;
      return { type: 'upload', file: entry.file, here };
    }
  }
}

/** Of one that clashed, what is still to be decided; the rest went on already. */
function ownFields(
  store: Store,
  of: NaturalKey,
  entry: Extract<OutboxEntry, { readonly type: 'edit' }>,
): readonly OwnField[] {
  const asked = askedFields(store, entry);
  const told = keptOwnWords(store, of.source, entry.id);
  const all = told ?? ownWords(of.kind, readBase<EditFields>(store, entry.id), entry.fields);
  return all.filter(({ field }) => asked.includes(field));
}

const isFiling = ({ kind, remoteId }: NaturalKey): boolean =>
  kind === 'archive' && remoteId.startsWith(filingMark);

/** The form of a 归档 hangs on its to-do. */
function recordOf(draft: HeldDraft): NaturalKey {
  const { source, remoteId } = draft;
  return isFiling(draft) ? { source, kind: 'todo', remoteId: remoteId.slice(filingMark.length) } : draft;
}

/** It can be read and changed there; the form of a new record has no record to lose. */
function isAtItsRecord(store: Store, draft: HeldDraft): boolean {
  const { kind, source, remoteId } = recordOf(draft);
  if (remoteId === '') return true;
  const held = findRecord(store, kind, source, remoteId);
  return held !== undefined && (kind !== 'todo' || presenceOf(store, held.key) === 'listed');
}

function ofDraft(store: Store, source: Source, draft: HeldDraft): Kept {
  const of = recordOf(draft);
  const work = workOfDraft(store, draft);
  const level = statedLevelOf(store, of);
  const barred = levelBars(store, of, level);
  const held = findRecord(store, of.kind, of.source, of.remoteId);
  const title =
    held === undefined || barred !== undefined
      ? undefined
      : readHit(store, { kind: of.kind, key: held.key })?.title;
  return {
    id: draftItem(draft),
    source: sourceOf(source),
    kind: draft.kind,
    ...(of.remoteId === '' ? {} : { remoteId: of.remoteId }),
    title: title ?? '',
    ...(level === undefined ? {} : { secretLevel: level }),
    at: isoOf(draft.savedAt),
    why: { kind: held === undefined && wasWithdrawn(store, of) ? 'withdrawn' : 'gone' },
    mayHaveArrived: false,
    work,
    ...digestsOf(work),
    ...(barred === undefined ? {} : { barred }),
  };
}

function workOfDraft(store: Store, draft: HeldDraft): Kept['work'] {
  const typed = draft.kind === 'todo' ? undefined : typedIn(draft.text);
  if (typed === undefined) return { type: 'draft', opinion: draft.text };
  const told = keptOwnWords(store, draft.source, draftItem(draft));
  // Of a record that was never there all words are the person's.
  const base = draft.remoteId === '' ? {} : undefined;
  return { type: 'form', fields: [...(told ?? ownWords(draft.kind, base, typed))] };
}

/** What is above 内部 leaves by no file, even where this desk may hold it. */
function levelBars(store: Store, of: NaturalKey, level: SecretLevel | undefined): 'level' | undefined {
  const isAbove = isAboveCeiling(store, of) || (level !== undefined && !mayStore(level, '内部'));
  return isAbove ? 'level' : undefined;
}

/** A 归档 takes over what its to-do says, and the files of that. */
function carriedOf(store: Store, { kind, recordId }: OutboxEntry): 'carried' | undefined {
  const key = kind === 'archive' ? keyOf(kind, recordId) : undefined;
  return key !== undefined && isFiledFromGone(store, key) ? 'carried' : undefined;
}

/** The person's own words, one text below the other. */
function wordsOf(work: Kept['work']): string {
  switch (work.type) {
    case 'action':
      return work.body.opinion;
    case 'draft':
      return work.opinion;
    case 'edit':
    case 'form':
      return joined(work.fields.map(({ value }) => linesOf(value)));
    case 'create':
      return joined(Object.values(work.fields).map(linesOf));
    case 'upload':
      return '';
  }
}

const joined = (texts: readonly string[]): string => texts.filter((text) => text !== '').join('\n');

function digestsOf(work: Kept['work']): Pick<Kept, 'digests'> {
  if (work.type === 'upload') {
    const { hash, sm3 } = work.file;
    return { digests: { sha256: hash, ...(sm3 === undefined ? {} : { sm3 }) } };
  }
  const words = wordsOf(work);
  if (words === '') return {};
  const bytes = Buffer.from(words);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return { digests: { sha256, sm3: new Sm3().update(bytes).digest() } };
}
