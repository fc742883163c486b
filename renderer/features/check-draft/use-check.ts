// A draft as it is checked and mended: what was submitted, what the core said of it, what was replaced since, and which of
// the citations is looked at.

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { longestDraft } from '../../../shared/domain/draft-file.ts';
import { desk } from '../../link/doors.ts';
import type { DraftFrom, DraftToCheck } from '../../records/norms/draft-to-check.ts';
import { useText } from '../../text/words.tsx';
import { type Checked, replaced, wordsNow } from './replace.ts';

export type Check = {
  readonly text: string;
  /** The file the words came from, until there are no words of it. */
  readonly from: DraftFrom | undefined;
  readonly type: (text: string) => void;
  readonly take: (text: string, from: DraftFrom) => void;
  /** Undefined while it is written or on its way. */
  readonly result: Checked | undefined;
  readonly at: number;
  readonly goTo: (at: number) => void;
  readonly replace: () => void;
  readonly submit: () => void;
  /** Back to the words, as they are by now. */
  readonly edit: () => void;
  readonly isWritten: boolean;
  readonly busy: boolean;
  readonly error: unknown;
};

export function useCheck(draft: DraftToCheck, onSay: (words: string) => void): Check {
  const t = useText();
  const words = t.norms.check;
  const first = draft.text;
  const [text, setText] = useState(first);
  const [from, setFrom] = useState(draft.from);
  const [submitted, setSubmitted] = useState(first.trim() === '' ? undefined : first);
  const [mended, setMended] = useState<Checked>();
  const [at, setAt] = useState(0);
  const check = useQuery({
    ...desk.norms.check.queryOptions({ input: { text: submitted ?? '' } }),
    enabled: submitted !== undefined && submitted.length <= longestDraft,
    // A draft is nobody's but the person's: it does not outlive the dialog.
    gcTime: 0,
  });
  const found =
    check.data && submitted !== undefined ? { text: submitted, citations: check.data } : undefined;
  const result = submitted === undefined ? undefined : (mended ?? found);
  const citations = result?.citations ?? [];
  const goTo = (next: number) => {
    const place = citations.length === 0 ? 0 : (next + citations.length) % citations.length;
    const citation = citations[place];
    if (citation === undefined) return;
    setAt(place);
    onSay(words.place(place + 1, citations.length, words.outcome[citation.outcome]));
  };
  const replace = () => {
    const citation = citations[at];
    const next = result && replaced(result, at);
    if (citation === undefined || next === undefined) return;
    setMended(next);
    onSay(words.replaced(wordsNow(citation) ?? ''));
  };
  const submit = () => {
    if (text.trim() === '' || text.length > longestDraft) return;
    setMended(undefined);
    setAt(0);
    setSubmitted(text);
  };
  const edit = () => {
    setText(result?.text ?? text);
    setSubmitted(undefined);
    setMended(undefined);
  };
  const type = (typed: string) => {
    setText(typed);
    if (typed.trim() === '') setFrom(undefined);
  };
  const take = (taken: string, file: DraftFrom) => {
    setText(taken);
    setFrom(file);
  };
  const isWritten = submitted === undefined;
  return {
    text,
    from,
    type,
    take,
    result,
    at,
    goTo,
    replace,
    submit,
    edit,
    isWritten,
    busy: submitted !== undefined && check.isFetching,
    error: isWritten ? undefined : check.error,
  };
}
