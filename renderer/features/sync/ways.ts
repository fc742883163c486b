// 1, 2 and 3 are the ways on, wherever in the thing the focus is.

import type { KeyboardEvent } from 'react';
import { pressOf } from '../../ui/keys.ts';

export function onWays(event: KeyboardEvent, ways: readonly ((() => void) | undefined)[]): void {
  const { code, ctrl, alt, shift, composing } = pressOf(event.nativeEvent);
  if (ctrl || alt || shift || composing) return;
  const place = /^(?:Digit|Numpad)([1-3])$/.exec(code)?.[1];
  if (place !== undefined) ways[Number(place) - 1]?.();
}
