// The actions the department allows, each with its key; the first is the one most likely meant.

import { type ReactNode, Suspense, startTransition, useEffect, useEffectEvent, useState } from 'react';
import type { TodoDetail } from '../../../shared/contract/desk-todos.ts';
import type { ActionKind } from '../../../shared/domain/terms.ts';
import { Failed } from '../../records/Failed.tsx';
import { useText } from '../../text/words.tsx';
import { Button } from '../../ui/Button.tsx';
import { FootButtons } from '../../ui/Foot.tsx';
import { isElsewhere, pressOf } from '../../ui/keys.ts';
import { late } from '../../ui/late.ts';
import { actionOf, keysOf } from './acts.ts';
import type { Target } from './use-act.ts';
import type { Draft } from './use-draft.ts';

const ForwardDialog = late(async () => (await import('./ForwardDialog.tsx')).ForwardDialog);

type ActionBarProps = {
  readonly detail: TodoDetail;
  readonly draft: Draft;
  readonly busy: boolean;
  readonly error: unknown;
  readonly onDecide: (action: ActionKind, to?: Target) => void;
  /** What helps with writing the opinion. */
  readonly writing: ReactNode;
};

export function ActionBar({ detail, draft, busy, error, onDecide, writing }: ActionBarProps) {
  const t = useText();
  const [forwarding, setForwarding] = useState(false);
  const { actions } = detail.data;
  const start = (action: ActionKind) =>
    action === 'forward' ? startTransition(() => setForwarding(true)) : onDecide(action);
  useActionKeys(actions, forwarding, start);
  return (
    <>
      <Failed error={error} before={t.todos.actFailed} />
      <FootButtons
        note={
          draft.state === 'none'
            ? t.todos.offlineHint
            : draft.state === 'saving'
              ? t.todos.draftSaving
              : t.todos.draftSaved
        }
      >
        {actions.map((action, at) => (
          <Button
            key={action}
            kind={at === 0 ? 'primary' : 'plain'}
            keys={keysOf(action, actions)}
            busy={busy}
            onPress={() => start(action)}
          >
            {t.terms.action[action]}
          </Button>
        ))}
        {writing}
      </FootButtons>
      <Suspense>
        {forwarding && (
          <ForwardDialog
            targets={detail.data.forwardTo}
            onClose={() => setForwarding(false)}
            onForward={(to) => {
              setForwarding(false);
              onDecide('forward', to);
            }}
          />
        )}
      </Suspense>
    </>
  );
}

function useActionKeys(
  actions: readonly ActionKind[],
  busyElsewhere: boolean,
  start: (action: ActionKind) => void,
): void {
  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    // A key held down would decide one to-do after the other.
    if (busyElsewhere || event.repeat || isElsewhere(event.target)) return;
    const action = actionOf(pressOf(event), actions);
    if (action === undefined) return;
    event.preventDefault();
    start(action);
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => onKeyDown(event);
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);
}
