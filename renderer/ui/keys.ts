// Which keys mean something to the whole window, as data. While an input method composes, none does: its Enter
// chooses a character, it never submits.

export type Command =
  | { readonly kind: 'search' }
  | { readonly kind: 'module'; readonly place: number }
  | { readonly kind: 'region'; readonly step: 1 | -1 }
  | { readonly kind: 'print' }
  | { readonly kind: 'lock' }
  | { readonly kind: 'help' };

export type KeyPress = {
  readonly key: string;
  readonly code: string;
  readonly ctrl: boolean;
  readonly alt: boolean;
  readonly shift: boolean;
  readonly composing: boolean;
};

type Pressed = Pick<
  KeyboardEvent,
  'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey' | 'isComposing' | 'keyCode'
>;

export function pressOf(event: Pressed): KeyPress {
  return {
    key: event.key,
    code: event.code,
    ctrl: event.ctrlKey || event.metaKey,
    alt: event.altKey,
    shift: event.shiftKey,
    composing: event.isComposing || event.keyCode === 229,
  };
}

export function commandOf(press: KeyPress): Command | undefined {
  if (press.composing || press.alt) return undefined;
  if (!press.ctrl) return plainCommand(press);
  if (press.shift) return undefined;
  const place = /^Digit([1-9])$/.exec(press.code)?.[1];
  if (place !== undefined) return { kind: 'module', place: Number(place) };
  switch (press.code) {
    case 'KeyK':
      return { kind: 'search' };
    case 'KeyP':
      return { kind: 'print' };
    case 'KeyL':
      return { kind: 'lock' };
    default:
      return undefined;
  }
}

function plainCommand({ key, shift }: KeyPress): Command | undefined {
  if (key === 'F1' && !shift) return { kind: 'help' };
  if (key === 'F6') return { kind: 'region', step: shift ? -1 : 1 };
  return undefined;
}

/** F3 and Shift+F3: to the next or the former found place. */
export function foundStep(press: KeyPress): 1 | -1 | undefined {
  if (press.composing || press.ctrl || press.alt || press.key !== 'F3') return undefined;
  return press.shift ? -1 : 1;
}

/** In the search box, the rail or a dialog the keys of a record mean nothing. */
export const isElsewhere = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('search, nav, footer, [role="dialog"]') !== null;
