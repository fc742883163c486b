// Ctrl+Enter saves the form, Esc leaves it; neither while an input method composes or a dialog is open.

import { useEffect, useEffectEvent } from 'react';
import { isElsewhere, pressOf } from '../ui/keys.ts';

type FormKeys = { readonly onSave: () => void; readonly onLeave: () => void; readonly off: boolean };

export function useFormKeys({ onSave, onLeave, off }: FormKeys): void {
  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    const press = pressOf(event);
    if (off || press.composing || press.alt || event.repeat || isElsewhere(event.target)) return;
    const wanted = press.key === 'Escape' && !press.ctrl ? onLeave : isSave(press) ? onSave : undefined;
    if (wanted === undefined) return;
    event.preventDefault();
    wanted();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => onKeyDown(event);
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);
}

const isSave = ({ key, ctrl }: { readonly key: string; readonly ctrl: boolean }): boolean =>
  ctrl && key === 'Enter';
