// 转办: to whom, among those the department allows.

import { useState } from 'react';
import { useText } from '../../text/words.tsx';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Note } from '../../ui/Note.tsx';
import { Pick } from '../../ui/Pick.tsx';
import type { Target } from './use-act.ts';

type ForwardDialogProps = {
  readonly targets: readonly Target[];
  readonly onClose: () => void;
  readonly onForward: (to: Target) => void;
};

export function ForwardDialog({ targets, onClose, onForward }: ForwardDialogProps) {
  const t = useText();
  const [id, setId] = useState(targets.length === 1 ? targets[0]?.id : undefined);
  const to = targets.find((target) => target.id === id);
  return (
    <Dialog
      title={t.todos.forwardTitle}
      closeLabel={t.close}
      onClose={onClose}
      width={440}
      actions={
        <>
          <Button
            kind="primary"
            unavailable={to === undefined && t.todos.forwardPick}
            onPress={() => to !== undefined && onForward({ id: to.id, name: to.name })}
          >
            {t.todos.forwardGo}
          </Button>
          <Button onPress={onClose}>{t.todos.notNow}</Button>
        </>
      }
    >
      {targets.length === 0 ? (
        <Note kind="plain">{t.todos.forwardNone}</Note>
      ) : (
        <Pick
          label={t.todos.forwardTo}
          placeholder={t.todos.forwardPick}
          nothing={t.todos.forwardNone}
          choices={targets.map((target) => ({ value: target.id, label: target.name }))}
          value={id}
          onChange={setId}
          autoFocus
        />
      )}
    </Dialog>
  );
}
