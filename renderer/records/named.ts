// A field and its value in one line of words. What a newer department has and this desk has no name for is told of
// as other content, never as it is spelt on the wire.

import type { FieldValue } from '../../shared/domain/edit.ts';
import type { RecordKind } from '../../shared/domain/terms.ts';
import { fieldName, valueWords } from '../text/field-words.ts';
import type { Text } from '../text/zh.ts';

export const nameOf = (t: Text, kind: RecordKind, field: string): string =>
  fieldName(t, kind, field) ?? t.edits.other;

/** The names of several fields, each once. */
export const namesOf = (t: Text, kind: RecordKind, fields: readonly string[]): string =>
  [...new Set(fields.map((field) => nameOf(t, kind, field)))].join(t.comma);

/** `now` is only looked at for instants. */
export function valueInLine(t: Text, value: FieldValue | undefined, now: number, field = ''): string {
  const words = valueWords(t, value, now, field);
  return words === '' ? t.edits.none : Array.isArray(value) ? words.replaceAll('\n', t.comma) : words;
}
