// The judge of several writers: where did every typed word end up? Pure. A word may be gone from a record only where
// somebody took it out who had it on the screen, or where it is shown to the person who typed it.
import type { FieldValue } from '../../shared/domain/edit.ts';
import { type Deed, says } from './writing.ts';

export type Word = {
  readonly word: string;
  readonly by: string;
  readonly remoteId: string;
  readonly field: string;
};

/** A value that a desk shows to its person: under way, clashing, refused, given up, taken back. */
export type Shown = {
  readonly by: string;
  readonly remoteId: string;
  readonly field: string;
  readonly value: FieldValue;
};

export type WordsEvidence = {
  readonly words: readonly Word[];
  readonly deeds: readonly Deed[];
  readonly shown: readonly Shown[];
  /** Fields of each record at the department. */
  readonly present: ReadonlyMap<string, { readonly [field: string]: FieldValue | undefined }>;
};

/** Words that are nowhere, and nobody who saw them took them out. */
export function vanished({ words, deeds, shown, present }: WordsEvidence): readonly string[] {
  const lost = words.filter(({ word, by, remoteId, field }) => {
    if (says(present.get(remoteId)?.[field], word)) return false;
    const isHere = (one: Pick<Deed, 'remoteId' | 'field'>) =>
      one.remoteId === remoteId && one.field === field;
    if (shown.some((one) => one.by === by && isHere(one) && says(one.value, word))) return false;
    return !deeds.some((deed) => isHere(deed) && takesOut(deed, word));
  });
  return lost.map(({ word, by, remoteId, field }) => `${word} by ${by} in ${field} of ${remoteId}`);
}

const takesOut = ({ before, after }: Deed, word: string): boolean =>
  before.some((value) => says(value, word)) && !says(after, word);
