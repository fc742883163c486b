// A draft as it is checked and mended: what was submitted, what the core said of it, what was replaced since, and which of
// the citations is looked at.

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { desk } from '../../link/doors.ts';
import { useText } from '../../text/words.tsx';
import { longestDraft } from './DraftField.tsx';
import { type Checked, replaced, wordsNow } from './replace.ts';

export type Check = {
  readonly text: string;
  readonly type: (text: string) => void;
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

export function useCheck(first: string, onSay: (words: string) => void): Check {
  const t = useText();
  const words = t.norms.check;
  const [text, type] = useState(first);
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
    type(result?.text ?? text);
    setSubmitted(undefined);
    setMended(undefined);
  };
  const isWritten = submitted === undefined;
  return {
    text,
    type,
    result,
    at,
    goTo,
    replace,
    submit,
    edit,
    isWritten,
    busy: check.isFetching,
    error: isWritten ? undefined : check.error,
  };
}
