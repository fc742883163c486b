// Which fields of a record a form here can change, what may be typed into each, and what came of it. Pure. The
// measures are those of shared/domain (a test holds them together), without its schemas in the window.

import { audiences, secretLevels } from '../../shared/domain/closed-lists.ts';
import type { EditFields, FieldValue } from '../../shared/domain/edit.ts';

export type FieldShape =
  | { readonly kind: 'line'; readonly most: number; readonly required?: true }
  | { readonly kind: 'long'; readonly most: number; readonly required?: true }
  | { readonly kind: 'day'; readonly required?: true }
  | { readonly kind: 'whole' }
  /** One of a closed list, and never none. */
  | { readonly kind: 'choice'; readonly of: keyof typeof lists; readonly required: true }
  | { readonly kind: 'set'; readonly most: number; readonly mostEach: number };

const lists: { readonly [name in 'audience' | 'secretLevel']: readonly string[] } = {
  audience: audiences,
  secretLevel: secretLevels,
};

export type FormKind = 'archive' | 'article';

/** In the order in which a person describes a record. Files are not typed: they are added beside the form. */
export const shapes: { readonly [K in FormKind]: Readonly<Record<string, FieldShape>> } = {
  archive: {
    title: { kind: 'line', most: 300, required: true },
    date: { kind: 'day', required: true },
    docNo: { kind: 'line', most: 60 },
    responsible: { kind: 'set', most: 50, mostEach: 100 },
    orgOrTopic: { kind: 'line', most: 60 },
    pages: { kind: 'whole' },
    carrier: { kind: 'line', most: 40 },
    location: { kind: 'line', most: 100 },
    abstract: { kind: 'long', most: 4000 },
  },
  article: {
    title: { kind: 'line', most: 300, required: true },
    issuer: { kind: 'line', most: 100 },
    docNo: { kind: 'line', most: 60 },
    publishedOn: { kind: 'day' },
    effectiveOn: { kind: 'day' },
    ownerOrg: { kind: 'line', most: 100 },
    reviewer: { kind: 'line', most: 60 },
    reviewBy: { kind: 'day' },
    audience: { kind: 'choice', of: 'audience', required: true },
    secretLevel: { kind: 'choice', of: 'secretLevel', required: true },
    topic: { kind: 'line', most: 40 },
    asks: { kind: 'set', most: 100, mostEach: 200 },
    body: { kind: 'long', most: 2_000_000, required: true },
  },
};

/** What stands in a field of the form: a text, or the members of a set. */
export type TypedValue = string | readonly string[];
/** Touched fields only. */
export type Typed = Readonly<Record<string, TypedValue>>;
/** What the record shows now, by field. */
export type Shown = Readonly<Record<string, unknown>>;

type FormField = { readonly field: string; readonly shape: FieldShape };

/** The fields of the form: those the department lets desks change and this desk knows how to ask for. */
export function formFields(kind: FormKind, editable: readonly string[]): readonly FormField[] {
  return Object.entries(shapes[kind])
    .filter(([field]) => editable.includes(field))
    .map(([field, shape]) => ({ field, shape }));
}

export function typedOf(shape: FieldShape, value: unknown): TypedValue {
  if (shape.kind === 'set') return Array.isArray(value) ? value.map(String) : [];
  return value === null || value === undefined ? '' : String(value);
}

/** What the person means by what stands in the field: ends trimmed, a day and a number as they are written. */
function meant(shape: FieldShape, typed: TypedValue): TypedValue {
  if (typeof typed !== 'string') return typed;
  return shape.kind === 'long' ? typed.replace(/\s+$/, '') : typed.trim();
}

const rankOf = (level: unknown): number => secretLevels.findIndex((each) => each === level);

/** 密级: what was stated stays in force until its department has agreed to less. */
export const isLowered = (stated: unknown, wanted: unknown): boolean => {
  const [from, to] = [rankOf(stated), rankOf(wanted)];
  return to >= 0 && to < from;
};

/** Sets are the same in any order. */
export function isChanged(shape: FieldShape, typed: TypedValue | undefined, shown: unknown): boolean {
  if (typed === undefined) return false;
  const [now, before] = [meant(shape, typed), meant(shape, typedOf(shape, shown))];
  if (typeof now === 'string' || typeof before === 'string') return now !== before;
  return now.length !== before.length || now.some((member) => !before.includes(member));
}

export type Problem =
  | { readonly kind: 'required' | 'not-a-day' | 'not-whole' | 'not-listed' }
  | { readonly kind: 'too-long' | 'too-many'; readonly most: number };

export function problemOf(shape: FieldShape, typed: TypedValue): Problem | undefined {
  const value = meant(shape, typed);
  if (typeof value !== 'string') {
    const most = shape.kind === 'set' ? shape.most : 0;
    return value.length > most ? { kind: 'too-many', most } : undefined;
  }
  if (value === '') return 'required' in shape ? { kind: 'required' } : undefined;
  switch (shape.kind) {
    case 'line':
    case 'long':
      return value.length > shape.most ? { kind: 'too-long', most: shape.most } : undefined;
    case 'day':
      return isDay(value) ? undefined : { kind: 'not-a-day' };
    case 'whole':
      return /^\d{1,9}$/.test(value) ? undefined : { kind: 'not-whole' };
    case 'choice':
      return lists[shape.of].includes(value) ? undefined : { kind: 'not-listed' };
    case 'set':
      return undefined;
  }
}

/** A day that is in the calendar: no 31st of February. */
function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

/** As it travels; an empty text is no value. Asked only of what has no problem. */
export function valueToSend(shape: FieldShape, typed: TypedValue): FieldValue {
  const value = meant(shape, typed);
  if (typeof value !== 'string') return [...value];
  if (value === '') return null;
  return shape.kind === 'whole' ? Number(value) : value;
}

export function changedFields(
  fields: readonly FormField[],
  typed: Typed,
  shown: Shown,
): readonly FormField[] {
  return fields.filter(({ field, shape }) => isChanged(shape, typed[field], shown[field]));
}

/** The touched fields with their new values. */
export function editsOf(changed: readonly FormField[], typed: Typed): EditFields {
  return Object.fromEntries(
    changed.map(({ field, shape }) => [field, valueToSend(shape, typed[field] ?? '')] as const),
  );
}

/** The first field that cannot be saved as it stands. */
export function problemsOf(
  changed: readonly FormField[],
  typed: Typed,
): readonly { readonly field: string; readonly problem: Problem }[] {
  return changed.flatMap(({ field, shape }) => {
    const problem = problemOf(shape, typed[field] ?? '');
    return problem === undefined ? [] : [{ field, problem }];
  });
}
