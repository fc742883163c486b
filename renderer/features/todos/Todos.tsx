// 统一待办: the list on the left, the chosen to-do in the middle, what belongs to it on the right.

import { useQuery } from '@tanstack/react-query';
import { useRef } from 'react';
import { desk } from '../../link/doors.ts';
import { usePaneWidth } from '../../link/panes.ts';
import type { DraftToCheck } from '../../records/norms/draft-to-check.ts';
import { useText } from '../../text/words.tsx';
import { Panes } from '../../ui/Panes.tsx';
import { type RecordScreen, useOpened } from '../../ui/use-opened.ts';
import type { ListFilter } from './filters.ts';
import { Reading } from './Reading.tsx';
import { Side } from './Side.tsx';
import { TodoList } from './TodoList.tsx';

type TodosProps = RecordScreen & {
  readonly filter: ListFilter;
  readonly onFilter: (filter: ListFilter) => void;
  readonly onAddSource: () => void;
  readonly onCheck: (draft: DraftToCheck) => void;
};

export function Todos({ onAddSource, filter, onFilter, ...screen }: TodosProps) {
  const t = useText();
  const { opened, isWanted, open, back } = useOpened(screen);
  const list = usePaneWidth('todos.list', 432);
  const side = usePaneWidth('todos.side', 288);
  const next = useRef<() => void>(() => {});
  const { chosen, onChoose, onSay, onOpenRecord } = screen;
  const detail = useQuery({
    ...desk.todos.read.queryOptions({ input: { id: chosen ?? '' } }),
    enabled: chosen !== undefined,
  });
  return (
    <Panes
      names={{ list: t.todos.list, main: t.todos.reading, side: t.todos.side }}
      opened={opened}
      listWidth={{ ...list, least: 300, most: 720, label: t.frame.listWidth }}
      sideWidth={{ ...side, least: 220, most: 480, label: t.frame.sideWidth }}
      list={
        <TodoList
          filter={filter}
          onFilter={onFilter}
          chosen={chosen}
          onChoose={onChoose}
          onOpen={open}
          onAddSource={onAddSource}
          next={next}
        />
      }
      main={
        <Reading {...screen} detail={detail} onBack={back} wanted={isWanted} onDone={() => next.current()} />
      }
      side={detail.data && <Side detail={detail.data} onSay={onSay} onOpenRecord={onOpenRecord} />}
    />
  );
}
