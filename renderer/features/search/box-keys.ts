// The keys of the box: through the list, take, remove, keep, and Esc layer by layer: the list, the words, the way back.

import type { KeyboardEvent } from 'react';

type BoxKeys = {
  readonly open: boolean;
  readonly count: number;
  readonly active: number;
  readonly isEmpty: boolean;
  readonly onOpen: () => void;
  readonly onActive: (at: number) => void;
  readonly onTake: (at: number) => void;
  readonly onForget: (at: number) => void;
  readonly onKeep: () => void;
  readonly onFollow: () => void;
  readonly onUndo: (() => void) | undefined;
  readonly onClose: () => void;
  readonly onClear: () => void;
  readonly onBack: () => void;
};

export function pressInBox(event: KeyboardEvent<HTMLInputElement>, keys: BoxKeys): void {
  const act = actOf(event, keys);
  if (act === undefined) return;
  event.preventDefault();
  // Esc is not for what lies around the box.
  if (event.key === 'Escape') event.stopPropagation();
  act();
}

type Press = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'shiftKey'>;

export function actOf(press: Press, keys: BoxKeys): (() => void) | undefined {
  const { open, isEmpty, active } = keys;
  switch (press.key) {
    case 'ArrowDown':
      return () => move(keys, 1);
    case 'ArrowUp':
      return () => move(keys, -1);
    case 'Enter':
      return open && active >= 0 ? () => keys.onTake(active) : undefined;
    case 'Delete':
      return open && isEmpty && active >= 0 ? () => keys.onForget(active) : undefined;
    case 'Escape':
      if (open) return keys.onClose;
      return isEmpty ? keys.onBack : keys.onClear;
    default:
      return press.ctrlKey ? heldOf(press, keys) : undefined;
  }
}

/** By its place: the letter is another one with Caps Lock. */
function heldOf({ code, shiftKey }: Press, keys: BoxKeys): (() => void) | undefined {
  const { open, isEmpty, active } = keys;
  // What was typed is undone by the box itself.
  if (code === 'KeyZ' && !shiftKey) return open && isEmpty ? keys.onUndo : undefined;
  if (code !== 'KeyS') return undefined;
  if (shiftKey) return !isEmpty || (open && active >= 0) ? keys.onFollow : undefined;
  return isEmpty ? undefined : keys.onKeep;
}

function move({ count, active, onOpen, onActive }: BoxKeys, step: 1 | -1): void {
  onOpen();
  if (count > 0) onActive(active < 0 && step < 0 ? count - 1 : (active + step + count) % count);
}
