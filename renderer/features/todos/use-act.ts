// One decision of the person: given to the core with the revision that is on screen (S11), which saves it before
// it answers (S3). Only then the list goes on.

import { useMutation } from '@tanstack/react-query';
import type { TodoDetail } from '../../../shared/contract/desk-todos.ts';
import type { Decision } from '../../../shared/domain/action.ts';
import type { ActionKind } from '../../../shared/domain/terms.ts';
import { desk } from '../../link/doors.ts';
import { actionName } from '../../text/pending-words.ts';
import { useText } from '../../text/words.tsx';
import type { Draft } from './use-draft.ts';

type ActParts = {
  readonly detail: TodoDetail;
  readonly draft: Draft;
  readonly onSay: (words: string) => void;
  readonly onDone: () => void;
};

export type Target = NonNullable<Decision['forwardTo']>;

export function useAct({ detail, draft, onSay, onDone }: ActParts) {
  const t = useText();
  const act = useMutation(
    desk.todos.act.mutationOptions({
      onSuccess: ({ action }) => {
        draft.handedOver();
        onSay(t.todos.savedOffline(actionName(t, action.body)));
        onDone();
      },
    }),
  );
  const decide = (action: ActionKind, to?: Target) => {
    // Once taken, nothing more is decided on what was on the screen then (S11): a second press does nothing.
    if (act.isPending || act.isSuccess) return;
    const body: Decision = {
      action,
      opinion: draft.text.trim(),
      ...(to === undefined ? {} : { forwardTo: to }),
    };
    act.mutate({ id: detail.row.id, revision: detail.revision, body });
  };
  return { decide, busy: act.isPending, error: act.error };
}
