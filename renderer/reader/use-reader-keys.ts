// The keys of the reader in the window, wherever the focus is; those pressed in the frame come as its messages.

import { useEffect, useEffectEvent } from 'react';
import { pressOf } from '../ui/keys.ts';
import { type ReaderAct, readerActOf } from './reader-keys.ts';

/** Of the window, not of an element: when a button goes away under the person's hands, the focus is nowhere. */
export function useReaderKeys(press: (act: ReaderAct, target: EventTarget | null) => void): void {
  const onKeyDown = useEffectEvent((event: globalThis.KeyboardEvent) => {
    const wanted = readerActOf(pressOf(event));
    // Over the reader another dialog may ask something; then its keys count.
    if (wanted === undefined || isUnderAnother()) return;
    event.preventDefault();
    press(wanted, event.target);
  });
  useEffect(() => {
    const listen = (event: globalThis.KeyboardEvent) => onKeyDown(event);
    // On its way down: on its way up it ends at the reader, so that the desk below hears nothing.
    window.addEventListener('keydown', listen, true);
    return () => window.removeEventListener('keydown', listen, true);
  }, []);
}

/** A dialog that was closed may still be in the page, unseen. */
const isUnderAnother = (): boolean =>
  [...document.querySelectorAll('[role="dialog"]')].filter((each) => each.getClientRects().length > 0)
    .length > 1;
