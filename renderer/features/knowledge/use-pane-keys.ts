// Keys of what is read: they work while the pane that scrolls, or the text itself, has the focus, not in a field or on a
// button within it.

import { type RefObject, useEffect, useEffectEvent } from 'react';

/** `press`: true when the key meant something here. */
export function usePaneKeys(within: RefObject<HTMLElement | null>, press: (key: string) => boolean): void {
  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    if (event.isComposing || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
    const pane = paneOf(within.current);
    if (event.target !== pane && !isPlainPart(event.target, within.current)) return;
    if (press(event.key)) event.preventDefault();
  });
  useEffect(() => {
    const pane = paneOf(within.current);
    const listen = (event: KeyboardEvent) => onKeyDown(event);
    pane?.addEventListener('keydown', listen);
    return () => pane?.removeEventListener('keydown', listen);
  }, [within]);
}

export const paneOf = (element: HTMLElement | null): HTMLElement | null | undefined =>
  element?.closest<HTMLElement>('article');

const isPlainPart = (target: EventTarget | null, within: HTMLElement | null): boolean =>
  target instanceof Element &&
  within?.contains(target) === true &&
  target.closest('button, input, select, textarea, summary') === null;
