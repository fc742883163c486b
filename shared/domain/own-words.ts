// Of what a person put into the fields of somebody else's record, what is their own: it may leave this desk when the record
// may not (S13). A text goes by its sentences, a set by its members, anything else as a whole. Pure.
import type { EditFields, FieldValue } from './edit.ts';
import { classOf } from './merge.ts';
import type { RecordKind } from './terms.ts';

/**
 * nothing  it is all their own
 * theirs   what the record said already stays behind
 * untold   nobody knows any more what the record said: all of it stays behind
 */
export const leftBehind = ['nothing', 'theirs', 'untold'] as const;

export type OwnField = {
  readonly field: string;
  readonly value: FieldValue;
  readonly left: (typeof leftBehind)[number];
};

/** `base`: the record as they saw it; undefined when that is not here any more. */
export function ownWords(
  kind: RecordKind,
  base: EditFields | undefined,
  mine: EditFields,
): readonly OwnField[] {
  return Object.entries(mine).map(([field, value]) => ({ field, ...ownOf(kind, field, base, value) }));
}

type Own = Omit<OwnField, 'field'>;

function ownOf(kind: RecordKind, field: string, base: EditFields | undefined, value: FieldValue): Own {
  if (value === null || typeof value === 'number') return { value, left: 'nothing' };
  if (typeof value === 'string') {
    if (classOf(kind, field) !== 'text') return { value, left: 'nothing' };
    return base === undefined ? untold : ownSentences(base[field] ?? null, value);
  }
  if (base === undefined) return untold;
  const before = new Set(membersOf(base[field] ?? null).map(nameOf));
  const own = membersOf(value).filter((member) => !before.has(nameOf(member)));
  const left = own.length === value.length ? 'nothing' : 'theirs';
  return { value: own.map((member) => (typeof member === 'string' ? member : member.name)), left };
}

const untold: Own = { value: null, left: 'untold' };

type Member = Extract<FieldValue, readonly unknown[]>[number];
const membersOf = (value: FieldValue): readonly Member[] => (Array.isArray(value) ? value : []);
const nameOf = (member: Member): string => (typeof member === 'string' ? member : member.hash);

/** Those the record does not have, each run of them a line of its own. */
function ownSentences(base: FieldValue, value: string): Own {
  const theirs = new Set(sentencesOf(typeof base === 'string' ? base : '').map((each) => each.trim()));
  let text = '';
  let isRun = false;
  let left: Own['left'] = 'nothing';
  for (const sentence of sentencesOf(value)) {
    const isOwn = !theirs.has(sentence.trim());
    if (isOwn) text += isRun ? sentence : `\n${sentence}`;
    else if (sentence.trim() !== '') left = 'theirs';
    // A blank line between two of their own breaks no run.
    isRun = isOwn || (isRun && sentence.trim() === '');
  }
  return { value: left === 'nothing' ? value : text.trim(), left };
}

/** Each with the mark it ends by; put together they are the text. */
const sentencesOf = (text: string): readonly string[] =>
  text.match(/[^。！？；!?;\n]*(?:[。！？；!?;\n]+|$)/gu)?.filter((part) => part !== '') ?? [];
