// Which fields the form of a new record asks for, in the order in which it is described (of archive records DA/T 18), what
// may stand in each, and what of it travels. Pure. What its department gives (档号, 件号, 有效性 …) is no field here.

import type { CreatedKind } from '../../shared/domain/create.ts';
import type { EditFields, FieldValue } from '../../shared/domain/edit.ts';
import {
  type FieldShape,
  problemOf,
  type Shown,
  shapes,
  type Typed,
  typedOf,
  valueToSend,
} from './form-fields.ts';

export type NewShape =
  | FieldShape
  /** A member of a closed list, or of the 全宗 that are here. */
  | { readonly kind: 'choice'; readonly of: NewChoice }
  | { readonly kind: 'fonds' }
  | { readonly kind: 'year' };

type NewChoice = 'category' | 'retention' | 'secretLevel' | 'articleType' | 'audience';
export type NewField = { readonly field: string; readonly shape: NewShape };

/** What comes right behind the title. */
const choices: { readonly [K in CreatedKind]: readonly NewField[] } = {
  archive: [
    { field: 'fonds', shape: { kind: 'fonds' } },
    { field: 'category', shape: { kind: 'choice', of: 'category' } },
    { field: 'year', shape: { kind: 'year' } },
    { field: 'retention', shape: { kind: 'choice', of: 'retention' } },
  ],
  article: [
    { field: 'articleType', shape: { kind: 'choice', of: 'articleType' } },
    { field: 'audience', shape: { kind: 'choice', of: 'audience' } },
  ],
};

const level: NewField = { field: 'secretLevel', shape: { kind: 'choice', of: 'secretLevel' } };

/** Those the department takes and this desk knows how to ask for. */
export function newFields(kind: CreatedKind, creatable: readonly string[]): readonly NewField[] {
  const described = Object.entries(shapes[kind])
    .filter(([field]) => field !== level.field && !choices[kind].some((choice) => choice.field === field))
    .map(([field, shape]) => ({ field, shape }));
  const all: readonly NewField[] = [
    ...described.slice(0, 1),
    ...choices[kind],
    ...described.slice(1, -1),
    level,
    ...described.slice(-1),
  ];
  return all.filter(({ field }) => creatable.includes(field));
}

/** As a plain field where it is one; a choice, a 全宗号 and a year are one line of text. */
export const lineOf = (shape: NewShape): FieldShape =>
  shape.kind === 'choice' || shape.kind === 'fonds' || shape.kind === 'year'
    ? { kind: 'line', most: 40, required: true }
    : shape;

export type NewProblem =
  | ReturnType<typeof problemOf>
  | { readonly kind: 'not-fonds' }
  | { readonly kind: 'not-year' };

function newProblemOf(shape: NewShape, typed: Typed[string]): NewProblem {
  const plain = problemOf(lineOf(shape), typed);
  if (plain !== undefined || typeof typed !== 'string') return plain;
  const text = typed.trim();
  if (shape.kind === 'fonds' && !/^[A-Z]\d{3}$/.test(text)) return { kind: 'not-fonds' };
  if (shape.kind === 'year' && !/^(1[89]|20|21)\d\d$/.test(text)) return { kind: 'not-year' };
  return undefined;
}

/** What stands in a field: what was typed, else what was there. */
export const standsIn = ({ field, shape }: NewField, typed: Typed, shown: Shown): Typed[string] =>
  typed[field] ?? typedOf(lineOf(shape), shown[field]);

export function newProblems(
  fields: readonly NewField[],
  typed: Typed,
  shown: Shown,
): readonly { readonly field: string; readonly problem: NonNullable<NewProblem> }[] {
  return fields.flatMap((each) => {
    const problem = newProblemOf(each.shape, standsIn(each, typed, shown));
    return problem === undefined ? [] : [{ field: each.field, problem }];
  });
}

/** Every field that has a value, as it travels. */
export function newToSend(fields: readonly NewField[], typed: Typed, shown: Shown): EditFields {
  const values = fields.map((each): readonly [string, FieldValue] => {
    const value = valueToSend(lineOf(each.shape), standsIn(each, typed, shown));
    return [each.field, each.shape.kind === 'year' && value !== null ? Number(value) : value];
  });
  return Object.fromEntries(values.filter(([, value]) => value !== null && !isEmptySet(value)));
}

const isEmptySet = (value: FieldValue): boolean => Array.isArray(value) && value.length === 0;

/** How many were typed that differ from what was there. */
export function typedCount(fields: readonly NewField[], typed: Typed, shown: Shown): number {
  return fields.filter(
    ({ field, shape }) =>
      typed[field] !== undefined &&
      JSON.stringify(typed[field]) !== JSON.stringify(typedOf(lineOf(shape), shown[field])),
  ).length;
}
