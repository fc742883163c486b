// The one search box and what is below it: filters, what was found or what was asked before, and what was searched. What is
// typed is the whole question. Answers come with each key; an answer to a text that has changed since is dropped, and what
// was shown stays until the next one is here.

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type FocusEvent, type KeyboardEvent, type RefObject, useId, useMemo, useRef, useState } from 'react';
import type { SearchHit } from '../../../shared/contract/desk-search.ts';
import { desk } from '../../link/doors.ts';
import { troubleOf } from '../../link/trouble.ts';
import { troubleText } from '../../text/fault-words.ts';
import { useText } from '../../text/words.tsx';
import { commandOf, pressOf } from '../../ui/keys.ts';
import { Live } from '../../ui/Live.tsx';
import { Note } from '../../ui/Note.tsx';
import { SearchField } from '../../ui/SearchField.tsx';
import { pressInBox } from './box-keys.ts';
import { entriesOf } from './entries.ts';
import { FilterBar } from './FilterBar.tsx';
import { KeptList } from './KeptList.tsx';
import { Flaws, Keys, Scope } from './PanelFoot.tsx';
import { Results } from './Results.tsx';
import styles from './Search.module.css';
import { useKept } from './use-kept.ts';

type SearchProps = {
  readonly ref: RefObject<HTMLInputElement | null>;
  readonly onOpen: (hit: SearchHit, question: string) => void;
};

const few = 6;
const many = 100;
/** As the contract has it. */
const longest = 400;

export function Search({ ref, onOpen }: SearchProps) {
  const t = useText();
  const id = useId();
  const frame = useRef<HTMLElement>(null);
  const opener = useRef<HTMLElement>(null);
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
  const changeFilters = (next: string) => {
    change(next);
    ref.current?.focus();
  };
  const close = () => {
    setOpen(false);
    setChosen(undefined);
  };
  const take = (at: number) => {
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
  const forget = (at: number) => kept.forget(kept.entries[at]?.question);
  const keep = () => kept.keep(asked, !isSaved);
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) =>
    pressInBox(event, {
      open,
      count,
      active,
      isEmpty,
      onOpen: () => setOpen(true),
      onActive: setChosen,
      onTake: isEmpty ? askAgain : take,
      onForget: forget,
      onKeep: keep,
      onClose: close,
      onClear: () => setText(''),
      onBack: () => opener.current?.focus(),
    });
  const onFocus = (event: FocusEvent<HTMLInputElement>) => {
    const from = event.relatedTarget;
    if (from instanceof HTMLElement && !frame.current?.contains(from)) opener.current = from;
    setOpen(true);
  };
  const flaws = (isEmpty || answer.isPlaceholderData ? [] : (answer.data?.notUnderstood ?? [])).map(
    ({ start, end }) => [start, end] as const,
  );
  return (
    <search
      ref={frame}
      className={styles.search}
      onBlur={(event) => {
        if (!frame.current?.contains(event.relatedTarget)) close();
      }}
      onKeyDown={(event) => {
        // To another screen: nothing lies over it.
        if (commandOf(pressOf(event.nativeEvent))?.kind === 'module') close();
        // From the filters and buttons: back to the box.
        if (event.key === 'Escape' && event.target !== ref.current) {
          event.stopPropagation();
          ref.current?.focus();
        }
      }}
    >
      <SearchField
        ref={ref}
        label={t.search.box}
        clear={t.search.clear}
        keys="Ctrl K"
        value={text}
        most={longest}
        flaws={flaws}
        flawsId={`${id}-flaws`}
        onChange={change}
        onFocus={onFocus}
        onKeyDown={onKeyDown}
        list={{ id, open, active: open && active >= 0 ? `${id}-${active}` : undefined }}
      />
      {open && (
        <div className={styles.panel}>
          <FilterBar question={text} onChange={changeFilters} />
          {kept.error !== null && kept.error !== undefined && (
            <Note kind="alert">
              {t.search.keepFailed}
              {troubleText(t, troubleOf(kept.error))}
            </Note>
          )}
          {isEmpty ? (
            <KeptList id={id} entries={kept.entries} active={active} onTake={askAgain} onForget={forget} />
          ) : (
            <>
              <Flaws id={`${id}-flaws`} question={asked} answer={answer.data} />
              <Results
                id={id}
                question={asked}
                answer={answer.data}
                error={answer.error}
                entries={found}
                active={active}
                onTake={take}
              />
              <Scope question={asked} answer={answer.data} />
            </>
          )}
          <Keys
            keys={isEmpty ? t.search.keysKept : t.search.keys}
            actions={
              isEmpty
                ? kept.entries.some(({ of }) => of === 'recent')
                  ? [{ words: t.search.forgetAll, onPress: () => kept.forget() }]
                  : []
                : [{ words: isSaved ? t.search.keepNot : t.search.keep, keys: 'Ctrl S', onPress: keep }]
            }
          />
          <Live>{said}</Live>
        </div>
      )}
    </search>
  );
}
