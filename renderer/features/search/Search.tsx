// The one search box and what is below it: filters, what was found or what was asked before, and what was searched. What is
// typed is the whole question.

import { type FocusEvent, type RefObject, useId, useRef } from 'react';
import { Failed } from '../../records/Failed.tsx';
import { useText } from '../../text/words.tsx';
import type { Text } from '../../text/zh.ts';
import { commandOf, pressOf } from '../../ui/keys.ts';
import { SearchField } from '../../ui/SearchField.tsx';
import { pressInBox } from './box-keys.ts';
import { FilterBar } from './FilterBar.tsx';
import { FreshBadge } from './FreshBadge.tsx';
import { KeptList } from './KeptList.tsx';
import { Done, Flaws, Keys, Scope } from './PanelFoot.tsx';
import { Results } from './Results.tsx';
import styles from './Search.module.css';
import { type Asking, type Opens, useAsking } from './use-asking.ts';

type SearchProps = Opens & { readonly ref: RefObject<HTMLInputElement | null> };

/** As the contract has it. */
const longest = 400;

export function Search({ ref, ...opens }: SearchProps) {
  const t = useText();
  const id = useId();
  const frame = useRef<HTMLElement>(null);
  const opener = useRef<HTMLElement>(null);
  const asking = useAsking(opens);
  const { text, open, count, active, isEmpty, answer } = asking;
  const onFocus = (event: FocusEvent<HTMLInputElement>) => {
    const from = event.relatedTarget;
    if (from instanceof HTMLElement && !frame.current?.contains(from)) opener.current = from;
    asking.show();
  };
  const flaws = (isEmpty || answer.isPlaceholderData ? [] : (answer.data?.notUnderstood ?? [])).map(
    ({ start, end }) => [start, end] as const,
  );
  return (
    <search
      ref={frame}
      className={styles.search}
      onBlur={(event) => {
        if (!frame.current?.contains(event.relatedTarget)) asking.close();
      }}
      onKeyDown={(event) => {
        // To another screen: nothing lies over it.
        if (commandOf(pressOf(event.nativeEvent))?.kind === 'module') asking.close();
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
        onChange={asking.change}
        onFocus={onFocus}
        onKeyDown={(event) =>
          pressInBox(event, {
            ...{ open, count, active, isEmpty },
            onOpen: asking.show,
            onActive: asking.choose,
            onTake: asking.take,
            onForget: asking.forget,
            onKeep: asking.keep,
            onFollow: asking.follow,
            onUndo: asking.kept.undo?.run,
            onClose: asking.close,
            onClear: asking.clear,
            onBack: () => opener.current?.focus(),
          })
        }
        end={<FreshBadge onPress={() => ref.current?.focus()} />}
        list={{ id, open, active: open && active >= 0 ? `${id}-${active}` : undefined }}
      />
      {open && <Panel id={id} asking={asking} onBox={() => ref.current?.focus()} />}
    </search>
  );
}

function actionsOf(t: Text, { isSaved, isFollowed, keep, follow }: Asking) {
  return [
    { words: isFollowed ? t.search.followNot : t.search.follow, keys: 'Ctrl Shift S', onPress: follow },
    { words: isSaved ? t.search.keepNot : t.search.keep, keys: 'Ctrl S', onPress: keep },
  ];
}

type PanelProps = { readonly id: string; readonly asking: Asking; readonly onBox: () => void };

function Panel({ id, asking, onBox }: PanelProps) {
  const t = useText();
  const { text, asked, isEmpty, answer, kept, found, active, said, take, forget } = asking;
  const isRecent = kept.entries.some(({ of }) => of === 'recent');
  const forgetAll = isRecent ? [{ words: t.search.forgetAll, onPress: kept.forgetAll }] : [];
  return (
    <div className={styles.panel}>
      <FilterBar
        question={text}
        onChange={(next) => {
          asking.change(next);
          onBox();
        }}
      />
      <Failed error={kept.error} before={t.search.keepFailed} />
      {isEmpty ? (
        <KeptList id={id} entries={kept.entries} active={active} onTake={take} onForget={forget} />
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
      <Done said={said} undo={kept.undo} />
      <Keys
        keys={isEmpty ? t.search.keysKept : t.search.keys}
        actions={isEmpty ? forgetAll : actionsOf(t, asking)}
      />
    </div>
  );
}
