// Of changes and forms on a record that is about to go, what the person wrote themselves. Only now can it be told apart from
// what the record says, and nothing else of the record is kept (S13).
import { createdKinds } from '../../../shared/domain/create.ts';
import { type EditFields, type FieldValue, fieldClasses } from '../../../shared/domain/edit.ts';
import { type OwnField, ownWords } from '../../../shared/domain/own-words.ts';
import type { RecordKind } from '../../../shared/domain/terms.ts';
import { asRow, json } from './columns.ts';
import { type NaturalKey, readDraft } from './drafts.ts';
import { filingDraftOf, typedIn } from './edit-drafts.ts';
import { readBase, unfinishedOn } from './outbox-rows.ts';
import { findRecord } from './records.ts';
import type { Store } from './store.ts';

/** Before the row and what the person saw of it go. */
export function keepOwnWords(store: Store, of: NaturalKey, why: 'withdrawn' | 'gone'): void {
  const unfinished = unfinishedOn(store, of);
  const edits = unfinished.flatMap((entry) => (entry.type === 'edit' ? entry : []));
  const drafts = [of, filingDraftOf(of)].filter((draft) => readDraft(store, draft) !== '');
  if (drafts.length + unfinished.length === 0) return;
  markWithdrawn(store, of, why);
  const forms = drafts.flatMap((draft) => {
    const typed = formKinds.includes(draft.kind) ? typedIn(readDraft(store, draft)) : undefined;
    return typed === undefined ? [] : { draft, typed };
  });
  if (edits.length + forms.length === 0) return;
  const record = dataOf(store, of);
  for (const { id, fields } of edits) {
    const seen = readBase<EditFields>(store, id);
    if (seen === undefined) continue;
    const base = withTexts(of.kind, fields, seen, record ?? {});
    keep(store, of.source, id, ownWords(of.kind, base, fields));
  }
  if (record === undefined) return;
  for (const { draft, typed } of forms) {
    const base = withTexts(draft.kind, typed, record, record);
    keep(store, of.source, draftItem(draft), ownWords(draft.kind, base, typed));
  }
}

const formKinds: readonly RecordKind[] = createdKinds;

const withdrawnItem = ({ kind, remoteId }: NaturalKey): string => `withdrawn ${kind} ${remoteId}`;

/** Of a record on which a draft hangs and which is not here any more. */
export const wasWithdrawn = (store: Store, of: NaturalKey): boolean =>
  keptOwnWords(store, of.source, withdrawnItem(of)) !== undefined;

function markWithdrawn(store: Store, of: NaturalKey, why: 'withdrawn' | 'gone'): void {
  if (why === 'withdrawn') keep(store, of.source, withdrawnItem(of), []);
  else store.sql('DELETE FROM own_words WHERE source = ? AND item = ?').run(of.source, withdrawnItem(of));
}

export const draftItem = ({ source, kind, remoteId }: NaturalKey): string =>
  `draft ${source} ${kind} ${remoteId}`;

export function keptOwnWords(store: Store, source: number, item: string): readonly OwnField[] | undefined {
  const row = store.sql('SELECT fields FROM own_words WHERE source = ? AND item = ?').get(source, item);
  return row === undefined ? undefined : json(asRow(row), 'fields');
}

function keep(store: Store, source: number, item: string, fields: readonly OwnField[]): void {
  store
    .sql('INSERT OR REPLACE INTO own_words (source, item, fields) VALUES (?, ?, ?)')
    .run(source, item, JSON.stringify(fields));
}

function dataOf(store: Store, { source, kind, remoteId }: NaturalKey): EditFields | undefined {
  const held = findRecord(store, kind, source, remoteId);
  const row = held && store.sql(`SELECT data FROM ${kind} WHERE key = ?`).get(held.key);
  return row === undefined ? undefined : json<EditFields>(asRow(row), 'data');
}

/** No sentence of a text is the person's own that stands anywhere in the record. */
function withTexts(kind: RecordKind, mine: EditFields, seen: EditFields, record: object): EditFields {
  const all = textsIn(record).join('\n');
  const fields = Object.keys(mine).map((field): [string, FieldValue] => {
    const before = Object.hasOwn(seen, field) ? (seen[field] ?? null) : null;
    if (fieldClasses[kind][field] !== 'text') return [field, before];
    return [field, typeof before === 'string' ? `${before}\n${all}` : all];
  });
  return Object.fromEntries(fields);
}

function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}
