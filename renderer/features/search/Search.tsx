// The one search box and what it found, opened below it. Answers come with each key; an answer to a text that has
// changed since is dropped, and what was shown stays until the next one is here.

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, type RefObject, useId, useRef, useState } from 'react';
import type { SearchHit } from '../../../shared/contract/desk-views.ts';
import { desk } from '../../link/doors.ts';
import { useText } from '../../text/words.tsx';
import { SearchField } from '../../ui/SearchField.tsx';
import { entriesOf } from './entries.ts';
import { Results } from './Results.tsx';
import styles from './Search.module.css';

type SearchProps = {
  readonly ref: RefObject<HTMLInputElement | null>;
  readonly onOpen: (hit: SearchHit, text: string) => void;
};

const few = 6;
const many = 100;

export function Search({ ref, onOpen }: SearchProps) {
  const t = useText();
  const id = useId();
  const frame = useRef<HTMLElement>(null);
  const [text, setText] = useState('');
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(0);
  const [limit, setLimit] = useState(few);
  const asked = text.trim();
  const answer = useQuery({
    ...desk.search.ask.queryOptions({ input: { text: asked, limitPerKind: limit } }),
    enabled: asked !== '',
    placeholderData: keepPreviousData,
    staleTime: 0,
    gcTime: 10_000,
  });
  const shown = open && asked !== '';
  const entries = entriesOf(answer.data?.groups ?? []);
  const change = (next: string) => {
    setText(next);
    setOpen(true);
    setActive(0);
    setLimit(few);
  };
  const take = (at: number) => {
    const entry = entries[at];
    if (entry === undefined) return;
    if (entry.kind === 'more') return setLimit(many);
    setOpen(false);
    onOpen(entry.hit, asked);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0 && asked !== '') {
      event.preventDefault();
      setOpen(true);
      if (entries.length > 0) setActive((at) => (at + step + entries.length) % entries.length);
    } else if (event.key === 'Enter' && shown) {
      event.preventDefault();
      take(active);
    } else if (event.key === 'Escape') {
      event.stopPropagation();
      if (open) setOpen(false);
      else setText('');
    }
  };
  return (
    <search
      ref={frame}
      className={styles.search}
      onBlur={(event) => {
        if (!frame.current?.contains(event.relatedTarget)) setOpen(false);
      }}
    >
      <SearchField
        ref={ref}
        label={t.search.box}
        clear={t.search.clear}
        keys="Ctrl K"
        value={text}
        onChange={change}
        onFocus={() => setOpen(true)}
        onKeyDown={onKeyDown}
        list={{ id, open: shown, active: shown && entries.length > 0 ? `${id}-${active}` : undefined }}
      />
      {shown && (
        <Results
          id={id}
          text={asked}
          answer={answer.data}
          error={answer.error}
          entries={entries}
          active={active}
          onTake={take}
        />
      )}
    </search>
  );
}
