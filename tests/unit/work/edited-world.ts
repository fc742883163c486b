import { expect } from 'vitest';
import { markSending, recoverSending } from '../../../main/core/store/outbox.ts';
import { settleAction } from '../../../main/core/store/outbox-answers.ts';
import { nextToSend } from '../../../main/core/store/outbox-next.ts';
import { listUnfinished, readEdit } from '../../../main/core/store/outbox-rows.ts';
import { findRecord } from '../../../main/core/store/records.ts';
import { setIntroduced, sourceKey } from '../../../main/core/store/sources.ts';
import { readArchive } from '../../../main/core/work/browse-archives.ts';
import { editRecord } from '../../../main/core/work/edit-record.ts';
import { discardAction, takeBack } from '../../../main/core/work/give-up-action.ts';
import { listConflicts } from '../../../main/core/work/list-conflicts.ts';
import { settleConflict } from '../../../main/core/work/settle-conflict.ts';
import { undoDiscard } from '../../../main/core/work/undo-discard.ts';
import type { Answer } from '../../../shared/domain/action.ts';
import { type EditFields, type FieldValue, valuesOf } from '../../../shared/domain/edit.ts';
import { laidOver } from '../../../shared/domain/with-pending.ts';
import { anArchive, apply, now } from '../store/builders.ts';
import { aDesk } from './a-desk.ts';

export const records = ['r1', 'r2'] as const;
export const touched = ['title', 'responsible', 'abstract'] as const;
type Field = (typeof touched)[number];

export type Step =
  | {
      readonly do: 'mine' | 'theirs';
      readonly record: string;
      readonly fields: readonly Field[];
      readonly at: number;
    }
  | { readonly do: 'delete' | 'restore'; readonly record: string }
  | { readonly do: 'pull' }
  | {
      readonly do: 'send';
      readonly end: 'answered' | 'lost' | 'not-arrived' | 'crash-before' | 'crash-after';
    }
  | { readonly do: 'settle'; readonly how: 'mine' | 'theirs' | 'own' | 'discard' | 'take-back' };

export const wordsOf = (value: FieldValue | undefined): readonly string[] =>
  JSON.stringify(value ?? null).match(/[我他初]\d+/g) ?? [];
export const wordsIn = (fields: EditFields): readonly string[] => Object.values(fields).flatMap(wordsOf);

/** A change of some fields as a person makes it: one title, one name more or less, one paragraph. */
export function typed(
  seen: EditFields,
  fields: readonly Field[],
  at: number,
  word: () => string,
): EditFields {
  return Object.fromEntries(
    fields.map((field): [string, FieldValue] => {
      const value = seen[field] ?? null;
      if (field === 'title') return [field, word()];
      if (field === 'responsible') {
        const names = Array.isArray(value) ? value.filter((name) => typeof name === 'string') : [];
        return [field, at === 0 ? names.slice(1) : [...names, word()]];
      }
      const lines = typeof value === 'string' ? value.split('\n') : [];
      return [field, lines.toSpliced(at, at % 2, word()).join('\n')];
    }),
  );
}

class Department {
  readonly rows = new Map<string, { revision: number; fields: EditFields; listed: boolean }>();
  readonly ledger = new Map<string, Answer>();
  /** Words that stood in a record and were taken out by an edit of a desk. */
  readonly replaced: { readonly key: string; readonly word: string }[] = [];
  /** Words an edit of a desk brought. */
  readonly brought = new Set<string>();

  constructor() {
    for (const id of records) {
      const fields = { title: '初1', responsible: ['初2'], abstract: '初3\n初4\n初5' };
      this.rows.set(id, { revision: 1, fields, listed: true });
    }
  }

  write(id: string, fields: EditFields): void {
    const row = this.rows.get(id);
    if (row === undefined) return;
    this.rows.set(id, { ...row, revision: row.revision + 1, fields: { ...row.fields, ...fields } });
  }

  list(id: string, listed: boolean): void {
    const row = this.rows.get(id);
    if (row !== undefined && row.listed !== listed)
      this.rows.set(id, { ...row, revision: row.revision + 1, listed });
  }

  edit(key: string, id: string, basedOn: string, fields: EditFields): Answer {
    const known = this.ledger.get(key);
    if (known !== undefined) return known;
    const answer = this.#decide(key, id, basedOn, fields);
    this.ledger.set(key, answer);
    return answer;
  }

  #decide(key: string, id: string, basedOn: string, fields: EditFields): Answer {
    const row = this.rows.get(id);
    if (row === undefined || !row.listed) return { outcome: 'refused', reason: '已删除' };
    if (String(row.revision) !== basedOn) return { outcome: 'conflict', revision: String(row.revision) };
    for (const [field, value] of Object.entries(fields)) {
      const after = new Set(wordsOf(value));
      for (const word of wordsOf(row.fields[field])) if (!after.has(word)) this.replaced.push({ key, word });
    }
    for (const word of wordsIn(fields)) this.brought.add(word);
    this.write(id, fields);
    return { outcome: 'accepted', revision: String(row.revision + 1) };
  }
}

export function aWorld() {
  const desk = aDesk();
  const { store } = desk;
  const source = sourceKey(store, 's1') ?? 0;
  const department = new Department();
  /** What the person had before them when they decided this. */
  const seen = new Map<string, Set<string>>();
  /** What they typed and did not themselves give up or write over. */
  const kept = new Set<string>();
  let count = 5;
  const word = (who: '我' | '他') => () => {
    count += 1;
    return `${who}${count}`;
  };
  setIntroduced(store, 's1', {
    systemId: 'x',
    offers: { edits: [{ kind: 'archive', fields: [...touched] }], digest: false, newerSchema: false },
  });

  const idOf = (remoteId: string) => `a${findRecord(store, 'archive', source, remoteId)?.key ?? 0}`;
  const pull = () => {
    const rows = [...department.rows];
    apply(store, {
      upserts: rows
        .filter(([, { listed }]) => listed)
        .map(([remoteId, { revision, fields }]) => ({
          kind: 'archive' as const,
          remoteId,
          revision: String(revision),
          data: anArchive(Object.fromEntries(Object.entries(fields)) as object),
        })),
      removals: rows
        .filter(([, { listed }]) => !listed)
        .map(([remoteId]) => ({ kind: 'archive' as const, remoteId, why: 'tombstone' as const })),
    });
  };
  const shown = (remoteId: string) => {
    const read = readArchive(desk, { id: idOf(remoteId) });
    if (!read.ok) return undefined;
    const { data, edits, revision } = read.value;
    return { revision, fields: { ...valuesOf(data, touched), ...laidOver(edits) } };
  };
  const giveUp = (fields: EditFields) => {
    for (const own of wordsIn(fields)) kept.delete(own);
  };
  const mine = (remoteId: string, fields: readonly Field[], at: number) => {
    const before = shown(remoteId);
    if (before === undefined) return;
    const wanted = typed(before.fields, fields, at, word('我'));
    const asking = listUnfinished(store).flatMap((entry) => (entry.type === 'edit' ? entry : []));
    const changed = editRecord(desk, { id: idOf(remoteId), revision: before.revision, fields: wanted });
    if (!changed.ok) return;
    // Made on top of their own that have not ended: what they had before them when they made those they have seen.
    seen.set(
      changed.value.edit.id,
      new Set([...wordsIn(before.fields), ...asking.flatMap(({ id }) => [...seenBy(id)])]),
    );
    // The person replaced these before their eyes.
    for (const gone of wordsIn(valuesOf(before.fields, fields)))
      if (!wordsIn(wanted).includes(gone)) kept.delete(gone);
    // Decided anew as a whole: what asked before is kept 30 days and asks no more.
    for (const { id, fields: old } of asking) if (readEdit(store, id)?.state === 'discarded') giveUp(old);
    for (const own of wordsIn(wanted)) if (own.startsWith('我')) kept.add(own);
  };
  const seenBy = (id: string | undefined): ReadonlySet<string> => {
    for (let at = id; at !== undefined; at = readEdit(store, at)?.follows) {
      const words = seen.get(at);
      if (words !== undefined) return words;
    }
    return new Set();
  };
  const send = (end: Extract<Step, { do: 'send' }>['end']): boolean => {
    // Pauses of many changes in a row are over.
    const next = nextToSend(store, 's1', now + 3_600_000);
    if (next?.type !== 'edit') return false;
    markSending(store, next.id, now);
    if (end === 'crash-before') return recoverSending(store, now) > 0;
    const fault = (reason: 'refused' | 'cut') => ({ kind: 'offline' as const, reason });
    if (end === 'not-arrived') {
      settleAction(store, next.id, { state: 'waiting', fault: fault('refused') }, now);
      return true;
    }
    const answer = department.edit(next.id, next.remoteId, next.basedOn, next.fields);
    if (end === 'crash-after') return recoverSending(store, now) > 0;
    if (end === 'lost') settleAction(store, next.id, { state: 'unsure', fault: fault('cut') }, now);
    else if (answer.outcome === 'accepted' || answer.outcome === 'conflict')
      settleAction(store, next.id, { state: answer.outcome, revision: answer.revision }, now);
    else
      settleAction(store, next.id, { state: 'refused', reason: { kind: 'refused', reason: '已删除' } }, now);
    return true;
  };
  const settle = (how: Extract<Step, { do: 'settle' }>['how']) => {
    if (how === 'take-back') {
      const waiting = listUnfinished(store).find(({ state }) => state === 'waiting');
      if (waiting?.type === 'edit' && takeBack(desk, { id: waiting.id }).ok) giveUp(waiting.fields);
      return;
    }
    const [conflict] = listConflicts(desk, { settled: false });
    const entry = conflict === undefined ? undefined : readEdit(store, conflict.actionId);
    if (conflict === undefined || entry === undefined) return;
    if (how === 'discard') {
      discardAction(desk, { id: entry.id });
      expect(undoDiscard(desk, { id: entry.id }).ok).toBe(true);
      return;
    }
    const choose = (): 'mine' | 'theirs' | { value: FieldValue } =>
      how === 'own' ? { value: word('我')() } : how;
    const choices = Object.fromEntries(
      conflict.fields.map(({ field }) => [field, field === 'responsible' ? ('mine' as const) : choose()]),
    );
    const before = new Set([
      ...seenBy(entry.id),
      ...conflict.fields.flatMap(({ theirs }) => wordsOf(theirs)),
    ]);
    if (!settleConflict(desk, { id: conflict.id, choices }).ok) return;
    for (const follower of listUnfinished(store))
      if (follower.follows === entry.id) seen.set(follower.id, before);
    for (const { field, mine: own = null } of conflict.fields)
      if (choices[field] !== 'mine') giveUp({ [field]: own });
  };
  return { desk, store, department, kept, seenBy, pull, mine, word, send, settle };
}
