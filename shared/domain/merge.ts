// Two changes of one record brought together, field by field, by the class of each field (edit.ts). Pure.
// What the department changed and this person did not stays as the department has it; what both changed alike is that;
// where they differ the person decides. Nothing is invented, and nothing of either side goes without being a clash.
import { type Choice, type EditFields, type FieldClass, fieldClasses, type FieldValue } from './edit.ts';
import type { FileRef } from './file-ref.ts';
import { bringTogether, type Side } from './paragraphs.ts';
import type { RecordKind } from './terms.ts';

type Three = { readonly base: FieldValue; readonly mine: FieldValue; readonly theirs: FieldValue };

/** `value`: what both make; where they clash, with `wins` in the places in question and the rest of both. */
type Merged = { readonly value: FieldValue; readonly clash: boolean };

export function mergeField(as: FieldClass, three: Three, wins: Side = 'theirs'): Merged {
  const { base, mine, theirs } = three;
  if (isSame(as, mine, theirs) || isSame(as, base, theirs)) return { value: mine, clash: false };
  if (isSame(as, base, mine)) return { value: theirs, clash: false };
  switch (as) {
    case 'scalar':
      return { value: wins === 'mine' ? mine : theirs, clash: true };
    case 'set':
      return mergeSets(three, wins);
    case 'text':
      return mergeTexts(three, wins);
  }
}

type Differing = Three & { readonly field: string; readonly clash: boolean };
type MergedFields = {
  /** What is to be sent: touched fields whose outcome is not what the department has already. */
  readonly send: EditFields;
  /** Every touched field that the department changed too. */
  readonly differing: readonly Differing[];
};

type Versions = { readonly base: EditFields; readonly mine: EditFields; readonly theirs: EditFields };

/** Only the fields of `mine` are looked at; all others are the department's. */
export function mergeFields(kind: RecordKind, { base, mine, theirs }: Versions): MergedFields {
  const send: { [field: string]: FieldValue } = {};
  const differing: Differing[] = [];
  for (const [field, value] of Object.entries(mine)) {
    const as = classOf(kind, field);
    const three = { base: base[field] ?? null, mine: value, theirs: theirs[field] ?? null };
    const merged = mergeField(as, three);
    if (merged.clash || !isSame(as, three.base, three.theirs)) {
      differing.push({ field, ...three, clash: merged.clash });
    }
    if (!merged.clash && !isSame(as, merged.value, three.theirs)) send[field] = merged.value;
  }
  return { send, differing };
}

/** Where it is not known any more what the person saw: every field that differs is theirs to decide. */
export function askAbout(kind: RecordKind, mine: EditFields, theirs: EditFields): MergedFields {
  const differing = Object.entries(mine).flatMap(([field, value]): Differing[] => {
    const now = theirs[field] ?? null;
    if (isSame(classOf(kind, field), value, now)) return [];
    return [{ field, base: null, mine: value, theirs: now, clash: true }];
  });
  return { send: {}, differing };
}

/** The field as the person decided it; what did not clash in a text or a list stays of both sides. */
export function settleField(kind: RecordKind, { field, ...three }: Differing, choice: Choice): FieldValue {
  if (typeof choice === 'object') return choice.value;
  // Nothing to tell what was added from what was there.
  if (three.base === null) return three[choice];
  return mergeField(classOf(kind, field), three, choice).value;
}

/** A field in no list is never merged: the person decides. */
export const classOf = (kind: RecordKind, field: string): FieldClass => fieldClasses[kind][field] ?? 'scalar';

export function isSame(as: FieldClass, a: FieldValue, b: FieldValue): boolean {
  if (a === b) return true;
  if (!Array.isArray(a) || !Array.isArray(b))
    return as === 'set' && membersOf(a).size + membersOf(b).size === 0;
  const [these, those] = [membersOf(a), membersOf(b)];
  return these.size === those.size && [...these].every(([key, one]) => isAlike(one, those.get(key)));
}

type Member = string | FileRef;

/** By what tells them apart: a text by itself, a file by its hash. */
function membersOf(value: FieldValue): ReadonlyMap<string, Member> {
  const members: readonly Member[] = Array.isArray(value) ? value : [];
  return new Map(members.map((member) => [typeof member === 'string' ? member : member.hash, member]));
}

function isAlike(a: Member | undefined, b: Member | undefined): boolean {
  if (a === undefined || b === undefined || typeof a === 'string' || typeof b === 'string') return a === b;
  return a.name === b.name && a.mime === b.mime && a.size === b.size && a.role === b.role;
}

/** What either side added is added, what either side took out is out. */
function mergeSets(three: Three, wins: Side): Merged {
  const [base, mine, theirs] = [membersOf(three.base), membersOf(three.mine), membersOf(three.theirs)];
  const value: Member[] = [];
  let clash = false;
  for (const [key, member] of theirs) {
    const own = mine.get(key);
    if (own === undefined) {
      if (!base.has(key)) value.push(member);
      continue;
    }
    const both = !isAlike(own, member) && !isAlike(base.get(key), own) && !isAlike(base.get(key), member);
    clash ||= both;
    const isMine = both ? wins === 'mine' : !isAlike(base.get(key), own);
    value.push(isMine ? own : member);
  }
  for (const [key, member] of mine) if (!base.has(key) && !theirs.has(key)) value.push(member);
  return { value: listOf(value, three.theirs), clash };
}

function listOf(members: readonly Member[], theirs: FieldValue): FieldValue {
  if (members.length === 0) return theirs === null ? null : [];
  const texts = members.filter((member) => typeof member === 'string');
  return texts.length > 0 ? texts : members.filter((member) => typeof member !== 'string');
}

function mergeTexts({ base, mine, theirs }: Three, wins: Side): Merged {
  const sides = { mine: paragraphsOf(mine), theirs: paragraphsOf(theirs) };
  const { lines, clashes } = bringTogether(paragraphsOf(base), sides, wins);
  return { value: lines.length === 0 ? null : lines.join('\n'), clash: clashes > 0 };
}

function paragraphsOf(value: FieldValue): readonly string[] {
  if (value === null) return [];
  return typeof value === 'string' ? value.split('\n') : [JSON.stringify(value)];
}
