// The keys of the reader as data: the same in the window and in the frame, which has the focus most of the time and
// hands over what it does not do itself. Moving by line and page is the scrolling of the page.
import type { KeyPress } from '../ui/keys.ts';

export const readerActs = [
  'close',
  'find',
  'find-next',
  'find-previous',
  'zoom-in',
  'zoom-out',
  'zoom-actual',
  'zoom-width',
  'zoom-page',
  'page',
  'rotate',
  'thumbs',
  'outline',
  'inside',
  'quote',
  'print',
  'save',
  'next-file',
  'previous-file',
  'lock',
  'region',
] as const;
export type ReaderAct = (typeof readerActs)[number];

const withCtrl: { readonly [code: string]: ReaderAct } = {
  KeyF: 'find',
  KeyG: 'page',
  KeyP: 'print',
  KeyS: 'save',
  KeyL: 'lock',
  Equal: 'zoom-in',
  NumpadAdd: 'zoom-in',
  Minus: 'zoom-out',
  NumpadSubtract: 'zoom-out',
  Digit0: 'zoom-actual',
  Numpad0: 'zoom-actual',
  PageDown: 'next-file',
  PageUp: 'previous-file',
};
const withAlt: { readonly [code: string]: ReaderAct } = {
  KeyW: 'zoom-width',
  KeyP: 'zoom-page',
  KeyR: 'rotate',
  KeyT: 'thumbs',
  KeyO: 'outline',
  KeyA: 'inside',
};

export function readerActOf(press: KeyPress): ReaderAct | undefined {
  const { key, code, ctrl, alt, shift, composing } = press;
  if (composing || (ctrl && alt)) return undefined;
  if (key === 'F3' && !ctrl && !alt) return shift ? 'find-previous' : 'find-next';
  if (ctrl && shift) return code === 'KeyC' ? 'quote' : code === 'Equal' ? 'zoom-in' : undefined;
  if (ctrl) return withCtrl[code];
  if (alt) return shift ? undefined : withAlt[code];
  if (key === 'Escape') return 'close';
  return key === 'F6' ? 'region' : undefined;
}
