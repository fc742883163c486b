// The size of a file in words.

import type { Text } from './zh.ts';

export function sizeWords(t: Text, bytes: number): string {
  if (bytes < 1024) return t.todos.fileSize.bytes(bytes);
  if (bytes < 1024 * 1024) return t.todos.fileSize.kb(Math.round(bytes / 1024));
  const mb = bytes / 1024 / 1024;
  return mb < 1000 ? t.todos.fileSize.mb(tenths(mb)) : t.todos.fileSize.gb(tenths(mb / 1024));
}

/** 2.3, and 2 where there are no tenths. */
const tenths = (n: number): string => String(Number(n.toFixed(1)));
