// What this pretended desk holds of decisions, changes and drafts, and what happens to them when the person acts.

import type { Conflict, EditDraft, OutboxRow, PendingAction } from '../../../shared/contract/desk-outbox.ts';
import type { TodoRow } from '../../../shared/contract/desk-todos.ts';
import type { NoticeTopic } from '../../../shared/contract/desk-views.ts';
import type { RecordAct } from '../../../shared/domain/action.ts';
import { rowAt } from './content.ts';
import { waitingLoans } from './content-loans.ts';
import { editsAndUploads, openConflicts, settledConflicts } from './content-sync.ts';
import { ago } from './moments.ts';

export type WaitingRoom = ReturnType<typeof openWaitingRoom>;

/** `total` to-dos, of which the first 400 are looked through. */
export function openWaitingRoom(total: number, notify: (...topics: NoticeTopic[]) => void) {
  const drafts = new Map<string, string>([
    ['t4', '已电话确认，月底前答复。'],
    ['t2', '拟同意，请县自然资源局按程序办理用地预审，于 11 月 27 日前反馈结果。'],
  ]);
  const typed = new Map<string, EditDraft>();
  const acted = new Map<string, TodoRow['pending']>();
  const read = new Set<string>();
  const others = new Map<string, OutboxRow>(total > 0 ? editsAndUploads.map((row) => [row.id, row]) : []);
  const conflicts = new Map<string, Conflict>(
    total > 0 ? [...openConflicts, ...settledConflicts].map((each) => [each.id, each]) : [],
  );
  const givenUp = new Map<string, () => void>();
  /** What was done to archive records and articles, newest first. */
  const acts = new Map<string, readonly PendingAction[]>(waitingLoans);

  const at = (index: number): TodoRow => {
    const row = rowAt(index);
    const pending = acted.has(row.id) ? acted.get(row.id) : row.pending;
    const hasDraft = (drafts.get(row.id) ?? '') !== '';
    return { ...row, unread: row.unread && !read.has(row.id), pending, hasDraft };
  };
  const first = () => Array.from({ length: Math.min(total, 400) }, (_, index) => at(index));
  const outbox = (): OutboxRow[] => [
    ...first().flatMap((row) => (row.pending === undefined ? [] : [decisionOf(row, row.pending)])),
    ...others.values(),
  ];
  const settle = (conflict: Conflict, how: NonNullable<Conflict['settled']>['how']) => {
    conflicts.set(conflict.id, { ...conflict, settled: { at: ago(0), how } });
    notify('conflicts', 'outbox');
  };
  const open = () => [...conflicts.values()].filter(({ settled }) => settled === undefined);

  /** Gone from the outbox; what it takes to bring it back is kept. */
  const remove = (actionId: string): void => {
    const row = outbox().find(({ id }) => id === actionId);
    const conflict = open().find((each) => each.actionId === actionId);
    if (row === undefined) return;
    if (row.type === 'action') {
      const before = acted.has(row.recordId) ? acted.get(row.recordId) : undefined;
      drafts.set(row.recordId, row.body.opinion);
      acted.set(row.recordId, undefined);
      givenUp.set(actionId, () =>
        before === undefined ? acted.delete(row.recordId) : acted.set(row.recordId, before),
      );
    } else {
      others.delete(actionId);
      givenUp.set(actionId, () => others.set(actionId, row));
    }
    if (conflict) settle(conflict, 'given-up');
    notify('outbox', 'todos');
  };
  const bringBack = (actionId: string): void => {
    givenUp.get(actionId)?.();
    givenUp.delete(actionId);
    for (const conflict of conflicts.values()) {
      const { settled: _, ...unsettled } = conflict;
      if (conflict.actionId === actionId) conflicts.set(conflict.id, unsettled);
    }
    notify('outbox', 'todos', 'conflicts');
  };
  const decide = (id: string, choices: Readonly<Record<string, unknown>>): void => {
    const conflict = conflicts.get(id);
    if (conflict === undefined) return;
    others.delete(conflict.actionId);
    const all = Object.values(choices);
    settle(
      conflict,
      all.every((one) => one === 'mine') ? 'mine' : all.every((one) => one === 'theirs') ? 'theirs' : 'both',
    );
  };
  const act = (recordId: string, body: RecordAct): PendingAction => {
    const before = acts.get(recordId) ?? [];
    const action = {
      id: `x${acts.size}-${before.length}`,
      state: 'waiting',
      body,
      decidedAt: ago(0),
    } as const;
    acts.set(recordId, [action, ...before]);
    notify('archives', 'articles', 'outbox');
    return action;
  };
  return { drafts, typed, acted, read, at, first, outbox, conflicts, acts, act, remove, bringBack, decide };
}

const decisionOf = (row: TodoRow, pending: NonNullable<TodoRow['pending']>): OutboxRow => ({
  type: 'action',
  ...pending,
  sourceId: row.sourceId,
  kind: 'todo',
  recordId: row.id,
  title: row.title,
  attempts: 1,
  mayTakeBack: pending.state === 'waiting',
});
