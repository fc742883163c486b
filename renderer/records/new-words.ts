// Words of the form of a new record: what may be chosen, and why something cannot stand there. Pure.

import type { FieldValue } from '../../shared/domain/edit.ts';
import type { Text } from '../text/zh.ts';
import { valueInLine } from './named.ts';
import type { NewProblem, NewShape } from './new-fields.ts';
import { problemWords } from './problem-words.ts';

export type Choice = { readonly value: string; readonly label: string };

/** Undefined where nothing is chosen from a list. A level above what this desk may hold cannot be chosen. */
export function choicesOf(
  t: Text,
  shape: NewShape,
  { fonds, ceiling }: { readonly fonds: readonly Choice[]; readonly ceiling: string },
): readonly Choice[] | undefined {
  if (shape.kind === 'fonds') return fonds.length === 0 ? undefined : fonds;
  if (shape.kind !== 'choice') return undefined;
  const all = Object.entries(t.terms[shape.of]).map(([value, label]) => ({ value, label }));
  if (shape.of !== 'secretLevel') return all;
  return all.slice(0, all.findIndex(({ value }) => value === ceiling) + 1);
}

/** A value of a new record as a person reads it: members of the standard's lists by their names. */
export function newValueWords(t: Text, field: string, value: FieldValue | undefined, now: number): string {
  if (field === 'year' && typeof value === 'number') return t.archives.year(value);
  const terms: { readonly [field: string]: Readonly<Record<string, string>> } = {
    category: t.terms.category,
    retention: t.terms.retention,
    secretLevel: t.terms.secretLevel,
    articleType: t.terms.articleType,
    audience: t.terms.audience,
  };
  return terms[field]?.[String(value)] ?? valueInLine(t, value, now);
}

export function newProblemWords(t: Text, name: string, problem: NonNullable<NewProblem>): string {
  if (problem.kind === 'not-fonds') return t.creates.notFonds(name);
  if (problem.kind === 'not-year') return t.creates.notYear(name);
  return problemWords(t, name, problem);
}
