// Alt and a letter, Ctrl, Shift and a letter, or a function key alone, for a thing that is on the screen: it answers only while the element it
// belongs to is in view and no dialog is open. Held down it answers once.

import { type RefObject, useEffect, useEffectEvent, useRef } from 'react';
import { pressOf } from './keys.ts';

export function useKey<Of extends HTMLElement>(
  code: string,
  press: () => void,
  held: 'alt' | 'ctrl-shift' | 'none' = 'alt',
): RefObject<Of | null> {
  const element = useRef<Of>(null);
  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    const { alt, ctrl, shift, composing, code: pressed } = pressOf(event);
    const isHeld =
      alt === (held === 'alt') && ctrl === (held === 'ctrl-shift') && shift === (held === 'ctrl-shift');
    if (!isHeld || composing || pressed !== code || event.repeat) return;
    if (!element.current?.getClientRects().length || document.querySelector('[role="dialog"]')) return;
    event.preventDefault();
    press();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => onKeyDown(event);
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);
  return element;
}
