// What the person has chosen so far of a record that both sides changed, what that comes to, and by which keys. Pure.

import type { Conflict } from '../../../shared/contract/desk-outbox.ts';
import type { Choice, FieldValue } from '../../../shared/domain/edit.ts';
import { fieldName, longFields } from '../../text/field-words.ts';
import type { Text } from '../../text/zh.ts';
import type { KeyPress } from '../../ui/keys.ts';
import { bothKept } from './both-kept.ts';

export type ConflictField = Conflict['fields'][number];
export type Pick = 'mine' | 'theirs' | 'both' | 'own';
/** `own`: words of the person's own, kept while another one is looked at. */
export type Chosen = { readonly pick: Pick | undefined; readonly own: string };
export type Choices = Readonly<Record<string, Chosen>>;

export const clashesOf = ({ fields }: Conflict): readonly ConflictField[] =>
  fields.filter(({ clash }) => clash);

/** Texts with paragraphs, where both may be kept and own words be written. */
export const isLong = ({ field, mine, theirs }: ConflictField): boolean =>
  longFields.includes(field.split('.').at(-1) ?? '') && !Array.isArray(mine) && !Array.isArray(theirs);

export const picksOf = (field: ConflictField): readonly Pick[] =>
  isLong(field) ? ['mine', 'theirs', 'both', 'own'] : ['mine', 'theirs'];

const nothing: Chosen = { pick: undefined, own: '' };
export const chosenOf = (choices: Choices, { field }: ConflictField): Chosen => choices[field] ?? nothing;

/** Own words begin with the person's text. */
export function choose(choices: Choices, field: ConflictField, pick: Pick): Choices {
  const before = chosenOf(choices, field);
  const own = pick === 'own' && before.own === '' ? textOf(field.mine) : before.own;
  return { ...choices, [field.field]: { pick, own } };
}

export const chooseForAll = (
  choices: Choices,
  fields: readonly ConflictField[],
  pick: 'mine' | 'theirs',
): Choices => fields.reduce((all, field) => choose(all, field, pick), choices);

/** What is kept of the choices on one record while others are looked at; `of`: the versions they were made on. */
export type Kept = { readonly of: string; readonly choices: Choices; readonly moved: boolean };

/** Choices were made on what both sides said then; the person's own words stay when the other side moves on. */
export function keptOn(kept: Kept | undefined, { id }: Conflict): Kept {
  if (kept === undefined) return { of: id, choices: {}, moved: false };
  if (kept.of === id) return kept;
  const words = Object.entries(kept.choices).filter(([, { own }]) => own !== '');
  const choices = Object.fromEntries(words.map(([field, { own }]) => [field, { pick: undefined, own }]));
  return { of: id, choices, moved: true };
}

export const openOf = (fields: readonly ConflictField[], choices: Choices): readonly ConflictField[] =>
  fields.filter((field) => chosenOf(choices, field).pick === undefined);

const textOf = (value: FieldValue | undefined): string => (typeof value === 'string' ? value : '');

export const bothOf = ({ base, mine, theirs }: ConflictField): string =>
  bothKept(textOf(base), textOf(mine), textOf(theirs));

/** As the core is told. Only complete ones are: nothing while a field is open. */
export function toSettle(
  fields: readonly ConflictField[],
  choices: Choices,
): Record<string, Choice> | undefined {
  if (openOf(fields, choices).length > 0) return undefined;
  return Object.fromEntries(fields.map((field) => [field.field, choiceOf(field, chosenOf(choices, field))]));
}

function choiceOf(field: ConflictField, { pick, own }: Chosen): Choice {
  if (pick === 'both') return { value: bothOf(field) };
  return pick === 'own' ? { value: own === '' ? null : own } : (pick ?? 'theirs');
}

/** What happens when it is saved, in one sentence. */
export function willWords(t: Text, conflict: Conflict, choices: Choices): string {
  const fields = clashesOf(conflict);
  const names = (pick: Pick) =>
    fields
      .filter((field) => chosenOf(choices, field).pick === pick)
      .map(({ field }) => fieldName(t, conflict.kind, field))
      .join(t.sync.namesJoin);
  const to = {
    mine: t.sync.both.mineTo,
    theirs: t.sync.both.theirsTo,
    both: t.sync.both.bothTo,
    own: t.sync.both.ownTo,
  };
  if (fields.every((field) => chosenOf(choices, field).pick === 'theirs')) return t.sync.both.willNothing;
  const parts = (['mine', 'theirs', 'both', 'own'] as const)
    .filter((pick) => names(pick) !== '')
    .map((pick) => to[pick](names(pick)));
  return t.sync.both.will(parts.join(t.sync.both.joined));
}

/** What was put together without asking, in words; empty where nothing was. */
export function keptWords(t: Text, { kind, fields }: Conflict): string {
  const names = (some: readonly ConflictField[]) =>
    some.map(({ field }) => fieldName(t, kind, field)).join(t.sync.namesJoin);
  const settled = fields.filter(({ clash }) => !clash);
  const [both, theirs] = [
    settled.filter(({ mine }) => mine !== undefined),
    settled.filter(({ mine }) => mine === undefined),
  ];
  return (
    (both.length > 0 ? t.sync.both.kept(names(both)) : '') +
    (theirs.length > 0 ? t.sync.both.theirsOnly(names(theirs)) : '')
  );
}

export type SettleKey =
  | { readonly kind: 'pick'; readonly pick: Pick }
  | { readonly kind: 'pick-all'; readonly pick: 'mine' | 'theirs' }
  | { readonly kind: 'settle' };

const picks: Readonly<Record<string, Pick>> = { 1: 'mine', 2: 'theirs', 3: 'both', 4: 'own' };

/** 1 用我的, 2 用对方的, with Shift for all; 3 两段都留, 4 自己写; Enter. Nothing while an input method composes. */
export function settleKeyOf({ key, code, ctrl, alt, shift, composing }: KeyPress): SettleKey | undefined {
  if (composing || ctrl || alt) return undefined;
  if (key === 'Enter') return shift ? undefined : { kind: 'settle' };
  const pick = picks[/^(?:Digit|Numpad)([1-4])$/.exec(code)?.[1] ?? ''];
  if (pick === undefined) return undefined;
  if (!shift) return { kind: 'pick', pick };
  return pick === 'mine' || pick === 'theirs' ? { kind: 'pick-all', pick } : undefined;
}
