// A field and its value as a person reads them: the field by its name, a value as text.

import type { FieldValue } from '../../shared/domain/edit.ts';
import type { RecordKind } from '../../shared/domain/terms.ts';
import { momentWords, ymdWords } from './dates.ts';
import type { Text } from './zh.ts';

/** Fields whose texts have paragraphs; the domain has the same list (a test holds them together). */
export const longFields: readonly string[] = ['abstract', 'body'];

/**
 * The name of a field; of one inside another (`paper.files.0.name`) that of the outermost one a person knows. A field
 * without a name here can only come from a department newer than this desk.
 */
export function fieldName(t: Text, kind: RecordKind, field: string): string {
  const names: Readonly<Record<string, string>> = t.fields[kind];
  const known = field.split('.').filter((part) => Object.hasOwn(names, part));
  const part = known.find((each) => each !== 'paper') ?? known[0];
  return (part === undefined ? undefined : names[part]) ?? t.fields.other;
}

const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/;
const ymd = /^\d{4}-\d{2}-\d{2}$/;

/** Of fields whose values are words of a list, and not of people. */
function listOf(t: Text, field: string): Readonly<Record<string, string>> {
  const lists: Readonly<Record<string, Readonly<Record<string, string>>>> = {
    actions: t.terms.action,
    audience: t.terms.audience,
    secretLevel: t.terms.secretLevel,
  };
  return lists[field] ?? {};
}

/** Lists have a line for each member. */
export function valueWords(t: Text, value: FieldValue | undefined, now: number, field = ''): string {
  if (value === undefined || value === null || value === '') return '';
  if (typeof value === 'number') return value.toLocaleString();
  const words = listOf(t, field);
  if (typeof value === 'string') {
    if (words[value] !== undefined) return words[value];
    if (instant.test(value) && !Number.isNaN(Date.parse(value))) return momentWords(t, value, now);
    return ymd.test(value) ? ymdWords(t, value) : value;
  }
  return value
    .map((member) => (typeof member === 'string' ? (words[member] ?? member) : member.name))
    .join('\n');
}
