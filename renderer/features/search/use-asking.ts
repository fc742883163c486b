// What is typed into the box, what answers it, which line is meant, and what can be done with that line. Answers come with
// each key; an answer to a text that has changed since is dropped, and what was shown stays until the next one is here.

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { NoteHit, SearchHit } from '../../../shared/contract/desk-search.ts';
import { desk } from '../../link/doors.ts';
import { entriesOf, type KeptEntry, noteEntries } from './entries.ts';
import { useKept } from './use-kept.ts';

const few = 6;
const many = 100;

export type Asking = ReturnType<typeof useAsking>;

export type Opens = {
  readonly onOpen: (hit: SearchHit, question: string) => void;
  readonly onOpenNote: (note: NoteHit, question: string) => void;
};

export function useAsking({ onOpen, onOpenNote }: Opens) {
  const [text, setText] = useState('');
  const [open, setOpen] = useState(false);
  const [chosen, setChosen] = useState<number>();
  const [chosenQuestion, setChosenQuestion] = useState<string>();
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
  const kept = useKept(open, setSaid);
  const news = kept.newsOf(asked);
  const all = useMemo(
    () =>
      answer.data === undefined
        ? entriesOf([], news)
        : [...entriesOf(answer.data.groups, news), ...noteEntries(answer.data.notes)],
    [answer.data, news],
  );
  const found = isEmpty ? [] : all;
  const count = isEmpty ? kept.entries.length : found.length;
  // Enter takes the best hit; of what was asked before nothing is meant until it is chosen.
  const sameQuestion = isEmpty && chosen !== undefined ? placeOf(kept.entries, chosenQuestion) : -1;
  const active = sameQuestion >= 0 ? sameQuestion : Math.min(chosen ?? (isEmpty ? -1 : 0), count - 1);
  const choose = (at: number) => {
    setChosen(at);
    setChosenQuestion(isEmpty ? kept.entries[at]?.question : undefined);
  };
  const change = (next: string) => {
    setText(next);
    setOpen(true);
    setChosen(undefined);
    setLimit(few);
    setSaid('');
    kept.settled();
  };
  const close = () => {
    setOpen(false);
    setChosen(undefined);
    kept.settled();
  };
  const takeHit = (at: number) => {
    const entry = found[at];
    if (entry === undefined) return;
    if (entry.kind === 'more') return setLimit(many);
    close();
    kept.used(asked);
    if (entry.kind === 'note') onOpenNote(entry.note, asked);
    else onOpen(entry.hit, asked);
  };
  const askAgain = (at: number) => {
    const entry = kept.entries[at];
    if (entry === undefined) return;
    change(entry.question);
    // What is new is shown, and has been seen with this.
    if (entry.followed) kept.look(entry.question);
    else if (entry.of === 'saved') kept.used(entry.question);
  };
  const meant = isEmpty ? kept.entries[active]?.question : asked;
  return {
    ...{ text, asked, isEmpty, open, answer, kept, found, count, active, said },
    ...{ change, close, choose },
    show: () => setOpen(true),
    clear: () => setText(''),
    take: isEmpty ? askAgain : takeHit,
    isSaved: kept.isSaved(asked),
    isFollowed: kept.isFollowed(asked),
    forget: (at: number) => {
      const question = kept.entries[at]?.question;
      if (question !== undefined) kept.forget(question);
    },
    keep: () => kept.keep(asked),
    follow: () => {
      if (meant !== undefined) kept.follow(meant);
    },
  };
}

/** Of a question that was followed or left the list may be in another order: the same one is meant. */
const placeOf = (entries: readonly KeptEntry[], question: string | undefined): number =>
  entries.findIndex((entry) => entry.question === question);
