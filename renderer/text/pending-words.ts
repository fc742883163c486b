// Where an action of the person stands, in words for a row and for the record's history.

import type { PendingAction } from '../../shared/contract/desk-outbox.ts';
import type { Text } from './zh.ts';

type PendingWords = { readonly words: string; readonly tone: 'blue' | 'amber' | 'grey' | 'green' };

export function pendingWords(t: Text, { state, body, reason }: PendingAction): PendingWords {
  const action = actionName(t, body);
  switch (state) {
    case 'waiting':
      return {
        words: reason?.kind === 'behind-another' ? t.pending.behind(action) : t.pending.waiting(action),
        tone: 'blue',
      };
    case 'sending':
      return { words: t.pending.sending(action), tone: 'blue' };
    case 'unsure':
      return { words: t.pending.unsure(action), tone: 'blue' };
    case 'accepted':
      return { words: t.pending.accepted(action), tone: 'blue' };
    case 'conflict':
      return { words: t.pending.conflict(action), tone: 'amber' };
    case 'refused':
      return { words: refusedWords(t, action, reason), tone: 'amber' };
    case 'confirmed':
      return { words: t.pending.confirmed(action), tone: 'green' };
    case 'taken-back':
      return { words: t.pending.takenBack(action), tone: 'grey' };
    case 'superseded':
      return { words: t.pending.superseded(action), tone: 'grey' };
    case 'discarded':
      return { words: t.pending.discarded(action), tone: 'grey' };
  }
}

function refusedWords(t: Text, action: string, reason: PendingAction['reason']): string {
  if (reason?.kind === 'refused') return t.pending.refused(reason.reason);
  return reason?.kind === 'withdrawn' ? t.pending.withdrawn : t.pending.conflict(action);
}

/** 同意, or 转办 with its target. */
export function actionName(t: Text, body: PendingAction['body']): string {
  const name = t.terms.action[body.action];
  const to = 'forwardTo' in body ? body.forwardTo : undefined;
  return to === undefined ? name : name + t.pending.to(to.name);
}
