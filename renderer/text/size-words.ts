// The size of a file in words.

import type { Text } from './zh.ts';

export function sizeWords(t: Text, bytes: number): string {
  if (bytes < 1024) return t.todos.fileSize.bytes(bytes);
  if (bytes < 1024 * 1024) return t.todos.fileSize.kb(Math.round(bytes / 1024));
  return t.todos.fileSize.mb((bytes / 1024 / 1024).toFixed(1));
}
