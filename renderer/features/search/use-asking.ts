// What is typed into the box, what answers it, which line is meant, and what can be done with that line. Answers come with
// each key; an answer to a text that has changed since is dropped, and what was shown stays until the next one is here.

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { SearchHit } from '../../../shared/contract/desk-search.ts';
import { desk } from '../../link/doors.ts';
import { useText } from '../../text/words.tsx';
import { entriesOf } from './entries.ts';
import { useKept } from './use-kept.ts';

const few = 6;
const many = 100;

export type Asking = ReturnType<typeof useAsking>;

export function useAsking(onOpen: (hit: SearchHit, question: string) => void) {
  const t = useText();
  const [text, setText] = useState('');
  const [open, setOpen] = useState(false);
  const [chosen, setChosen] = useState<number>();
  const [limit, setLimit] = useState(few);
  const [said, setSaid] = useState('');
  const asked = text.trim();
  const isEmpty = asked === '';
  const answer = useQuery({
    ...desk.search.ask.queryOptions({ input: { text: asked, limitPerKind: limit } }),
    enabled: !isEmpty,
    placeholderData: keepPreviousData,
    staleTime: 0,
    // Asked again sooner than looked up: nothing old is shown, nothing is held.
    gcTime: 0,
  });
  const kept = useKept(open, (saved) => setSaid(saved ? t.search.kept : t.search.keptNot));
  const groups = answer.data?.groups;
  const all = useMemo(() => entriesOf(groups ?? []), [groups]);
  const found = isEmpty ? [] : all;
  const count = isEmpty ? kept.entries.length : found.length;
  // Enter takes the best hit; of what was asked before nothing is meant until it is chosen.
  const active = Math.min(chosen ?? (isEmpty ? -1 : 0), count - 1);
  const isSaved = kept.isSaved(asked);
  const change = (next: string) => {
    setText(next);
    setOpen(true);
    setChosen(undefined);
    setLimit(few);
    setSaid('');
  };
  const close = () => {
    setOpen(false);
    setChosen(undefined);
  };
  const takeHit = (at: number) => {
    const entry = found[at];
    if (entry === undefined) return;
    if (entry.kind === 'more') return setLimit(many);
    close();
    kept.used(asked);
    onOpen(entry.hit, asked);
  };
  const askAgain = (at: number) => {
    const entry = kept.entries[at];
    if (entry === undefined) return;
    change(entry.question);
    // What is new has been seen with this.
    if (entry.of === 'saved') kept.used(entry.question);
  };
  return {
    ...{ text, asked, isEmpty, open, answer, kept, found, count, active, isSaved, said },
    ...{ change, close, choose: setChosen },
    show: () => setOpen(true),
    clear: () => setText(''),
    take: isEmpty ? askAgain : takeHit,
    forget: (at: number) => kept.forget(kept.entries[at]?.question),
    keep: () => kept.keep(asked, !isSaved),
  };
}
