// What of a record is another than the person saw, for them to decide again. Pure. Workflow is never merged (S11): this
// only shows. Of a long text the paragraphs that differ.
import { type FieldValue, fieldValueSchema } from './edit.ts';
import { isSame } from './merge.ts';
import { hunksOf } from './paragraphs.ts';
import type { TodoData } from './todo.ts';

export type Difference = { readonly field: string; readonly base: FieldValue; readonly theirs: FieldValue };

/** Of a to-do. */
export function whatChanged(before: TodoData, now: TodoData): readonly Difference[] {
  return between(shown(before), shown(now));
}

/** Of an archive record or an article: what is stated of it. What may be done to it, and was, is none of that. */
export function whatChangedIn(before: object, now: object): readonly Difference[] {
  return between(stated(before), stated(now));
}

function between(old: Shown, fresh: Shown): readonly Difference[] {
  return [...new Set([...Object.keys(old), ...Object.keys(fresh)])].flatMap((field) => {
    const changed = { field, base: old[field] ?? null, theirs: fresh[field] ?? null };
    if (
      isSame(Array.isArray(changed.base ?? changed.theirs) ? 'set' : 'scalar', changed.base, changed.theirs)
    )
      return [];
    return field === 'body' ? inPart(changed) : changed;
  });
}

type Shown = { readonly [field: string]: FieldValue };

/** Everything a person could have gone by; the paper's fields beside those of the to-do, whose names they do not share. */
function shown({ paper, due, forwardTo, actions, ...rest }: TodoData): Shown {
  const { opinions = [], ...document } = paper ?? {};
  return {
    ...values(rest),
    ...values(document),
    due: due?.at ?? null,
    pausedFor: due?.pausedFor ?? null,
    actions: [...actions],
    forwardTo: forwardTo.map(({ name }) => name),
    opinions: opinions.map(
      ({ by, step, text }) => `${[by, step].filter((word) => word !== '').join(' · ')}: ${text}`,
    ),
  };
}

const ofActs: readonly string[] = ['actions', 'loanOnly', 'loans', 'feedback'];

function stated(data: object): Shown {
  return Object.fromEntries(Object.entries(values(data)).filter(([field]) => !ofActs.includes(field)));
}

/** Fields that are of no shape a change could have are of no interest here. */
function values(fields: object): Shown {
  return Object.fromEntries(
    Object.entries(fields).flatMap(([field, value]) => {
      const parsed = fieldValueSchema.safeParse(value);
      return parsed.success ? [[field, parsed.data]] : [];
    }),
  );
}

function inPart({ field, base, theirs }: Difference): Difference {
  const [before, now] = [linesOf(base), linesOf(theirs)];
  const hunks = hunksOf(before, now);
  return {
    field,
    base: hunks.flatMap(({ start, end }) => before.slice(start, end)).join('\n'),
    theirs: hunks.flatMap(({ lines }) => lines).join('\n'),
  };
}

const linesOf = (value: FieldValue): readonly string[] =>
  typeof value === 'string' ? value.split('\n') : [];
