// What may be done with a to-do here and now, and the keys for it. The department says which actions there are;
// the person's own unsettled or unsent action decides whether another may follow.

import type { TodoDetail, TodoRow } from '../../../shared/contract/desk-todos.ts';
import { openTodoStates } from '../../../shared/domain/closed-lists.ts';
import type { ActionKind } from '../../../shared/domain/terms.ts';
import type { KeyPress } from '../../ui/keys.ts';

type Standing =
  /** Nothing may be answered here. */
  | { readonly kind: 'elsewhere' }
  | { readonly kind: 'closed' }
  /** An action is on its way. */
  | { readonly kind: 'under-way'; readonly mayTakeBack: boolean }
  | { readonly kind: 'ready' }
  /** The last action came back: decide again. */
  | { readonly kind: 'came-back' };

export function standingOf({ row, data }: Pick<TodoDetail, 'row' | 'data'>): Standing {
  const state = row.pending?.state;
  if (state === 'conflict' || state === 'refused') return { kind: 'came-back' };
  if (row.pending !== undefined) return { kind: 'under-way', mayTakeBack: state === 'waiting' };
  if (!openTodoStates.includes(row.state)) return { kind: 'closed' };
  return data.actions.length === 0 ? { kind: 'elsewhere' } : { kind: 'ready' };
}

/** 对方已办结？ with words of the person on it: it stays in the open list until they have seen it (T5). */
export const isLeft = ({ presence, hasDraft }: Pick<TodoRow, 'presence' | 'hasDraft'>): boolean =>
  presence === 'gone' && hasDraft;

/** The key of an action. 阅知 shares A with 同意 where there is nothing to approve. */
export function keysOf(action: ActionKind, all: readonly ActionKind[]): string {
  switch (action) {
    case 'approve':
      return 'Alt A';
    case 'return':
      return 'Alt R';
    case 'forward':
      return 'Alt Z';
    case 'acknowledge':
      return all.includes('approve') ? 'Alt Y' : 'Alt A';
  }
}

/** Which action a key press means. Ctrl+Enter only where there is exactly one. */
export function actionOf(press: KeyPress, all: readonly ActionKind[]): ActionKind | undefined {
  if (press.composing) return undefined;
  if (press.ctrl && !press.alt && press.key === 'Enter') return all.length === 1 ? all[0] : undefined;
  if (!press.alt || press.ctrl || press.shift) return undefined;
  return all.find((action) => `Key${keysOf(action, all).at(-1)}` === press.code);
}
