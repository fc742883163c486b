// How a record made here stands, in words. Pure.

import type { NewRecord } from '../../../shared/contract/desk-create.ts';
import type { EditFields } from '../../../shared/domain/edit.ts';
import type { Text } from '../../text/zh.ts';
import type { TagTone } from '../../ui/Tag.tsx';

type Standing = keyof Text['creates']['mark'];

/** `asked`: nobody but the person can tell whether it arrived. */
export function standingOf({ state, reason }: Pick<NewRecord, 'state' | 'reason'>): Standing {
  if (reason?.kind === 'in-doubt') return 'asked';
  switch (state) {
    case 'sending':
    case 'unsure':
    case 'accepted':
    case 'refused':
      return state;
    default:
      return 'waiting';
  }
}

export function markOf(t: Text, record: NewRecord): { readonly words: string; readonly tone: TagTone } {
  const standing = standingOf(record);
  const asks = standing === 'refused' || standing === 'asked';
  return { words: t.creates.mark[standing], tone: asks ? 'amber' : 'blue' };
}

export const titleOf = (t: Text, { fields }: Pick<NewRecord, 'fields'>): string =>
  typeof fields['title'] === 'string' ? fields['title'] : t.creates.unnumbered;

/** How many files hang on it. */
export function hangingFiles({ edits }: Pick<NewRecord, 'edits'>): number {
  const files = edits.at(-1)?.fields['files'];
  return Array.isArray(files) ? files.length : 0;
}

const seriesFields = ['fonds', 'category', 'year', 'retention', 'orgOrTopic'] as const;

/**
 * The 件号 that was proposed when it was catalogued, which the form does not ask for: it goes along while the record stays
 * in its series, and the archive has not said no to it.
 */
export function keptNumber(
  { fields: before, reason }: Pick<NewRecord, 'fields' | 'reason'>,
  fields: EditFields,
): EditFields {
  const { itemNo } = before;
  const isRefused = reason?.kind === 'refused' && reason.field === 'itemNo';
  const isSame = seriesFields.every((field) => (before[field] ?? null) === (fields[field] ?? null));
  return typeof itemNo === 'string' && isSame && !isRefused ? { itemNo } : {};
}
