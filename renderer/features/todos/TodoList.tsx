// The list of to-dos with its filters. Rows come by pages as they are scrolled to; after an action the choice
// goes on to the next row and the list stays where it is.

import { useQuery } from '@tanstack/react-query';
import { type RefObject, useEffect, useRef, useState } from 'react';
import type { TodoRow } from '../../../shared/contract/desk-todos.ts';
import { desk } from '../../link/doors.ts';
import { type Range, usePages } from '../../link/pages.ts';
import { useSources } from '../../link/sources.ts';
import { Failed } from '../../records/Failed.tsx';
import { scaled, useAppearance } from '../../style/appearance.ts';
import { useText } from '../../text/words.tsx';
import { Chip } from '../../ui/Chip.tsx';
import { Heading } from '../../ui/Heading.tsx';
import { RowList } from '../../ui/RowList.tsx';
import { askedFor, chipsOf, keyOf, type ListFilter } from './filters.ts';
import { ListEmpty } from './ListEmpty.tsx';
import { Row } from './Row.tsx';

type TodoListProps = {
  readonly filter: ListFilter;
  readonly onFilter: (filter: ListFilter) => void;
  readonly chosen: string | undefined;
  readonly onChoose: (id: string | undefined) => void;
  readonly onOpen: () => void;
  readonly onAddSource: () => void;
  /** Set by the list: goes on to the next row and gives it the focus. */
  readonly next: RefObject<() => void>;
};

const start: Range = { first: 0, last: 0 };

export function TodoList({ filter, onFilter, chosen, onChoose, onOpen, onAddSource, next }: TodoListProps) {
  const t = useText();
  const { fontSize } = useAppearance();
  const [range, setRange] = useState(start);
  // Asked first, so that it is answered first: at a start the core has all of these to answer at once.
  const list = usePages<TodoRow>(range, (offset, limit) =>
    desk.todos.list.queryOptions({ input: { filter: askedFor(filter), offset, limit } }),
  );
  const counts = useQuery(desk.todos.counts.queryOptions());
  const sources = useSources();
  const [at, choose] = useChoice(list, chosen, onChoose);
  const frame = useRef<HTMLDivElement>(null);
  useEffect(() => {
    next.current = () => {
      choose(Math.min(at + 1, list.total - 1));
      frame.current?.focus();
    };
  });
  const empty = list.total === 0 && !list.loading;
  const narrow = (to: ListFilter) => {
    setRange(start);
    onFilter(to);
  };
  return (
    <>
      <Filters filter={filter} onFilter={narrow} chips={chipsOf(t, counts.data, sources)} />
      <Failed error={list.error} before={t.todos.listFailed} onAgain={list.again} />
      {empty && list.error === undefined && (
        <ListEmpty
          filter={filter}
          sources={sources}
          onAll={() => narrow({ kind: 'all' })}
          onAddSource={onAddSource}
        />
      )}
      {!empty && (
        <RowList
          key={keyOf(filter)}
          ref={frame}
          autoFocus
          label={t.todos.list}
          count={list.total}
          rowHeight={scaled(62, fontSize)}
          chosen={at}
          onChoose={choose}
          onOpen={onOpen}
          onRange={setRange}
          row={(index) => <Row row={list.row(index)} sources={sources} />}
        />
      )}
    </>
  );
}

type FiltersProps = {
  readonly filter: ListFilter;
  readonly onFilter: (filter: ListFilter) => void;
  readonly chips: ReturnType<typeof chipsOf>;
};

function Filters({ filter, onFilter, chips }: FiltersProps) {
  const t = useText();
  return (
    <Heading title={t.todos.title}>
      {chips.map((chip) => (
        <Chip key={chip.key} on={keyOf(chip.filter) === keyOf(filter)} onPress={() => onFilter(chip.filter)}>
          {chip.label}
        </Chip>
      ))}
    </Heading>
  );
}

type Rows = {
  readonly row: (index: number) => TodoRow | undefined;
  readonly indexOf: (is: (row: TodoRow) => boolean) => number;
};

/** Where the choice stands. It stays at its place when its row leaves the list: the record stays open too. */
function useChoice(list: Rows, chosen: string | undefined, onChoose: (id: string) => void) {
  const [place, setPlace] = useState({ index: -1, wanted: false });
  const found = chosen === undefined ? -1 : list.indexOf((row) => row.id === chosen);
  const choose = (index: number) => {
    const row = list.row(index);
    setPlace({ index, wanted: row === undefined });
    if (row !== undefined) onChoose(row.id);
  };
  // A row that was gone to before its page had come is chosen once it is here.
  const arrived = place.wanted ? list.row(place.index)?.id : undefined;
  useEffect(() => {
    if (arrived === undefined) return;
    setPlace((at) => ({ ...at, wanted: false }));
    onChoose(arrived);
  }, [arrived, onChoose]);
  return [found >= 0 && !place.wanted ? found : place.index, choose] as const;
}
