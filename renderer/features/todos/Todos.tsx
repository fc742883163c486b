// 统一待办: the list on the left, the chosen to-do in the middle, what belongs to it on the right.

import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useRef, useState } from 'react';
import { desk } from '../../link/doors.ts';
import { usePaneWidth } from '../../link/panes.ts';
import { useText } from '../../text/words.tsx';
import { Panes } from '../../ui/Panes.tsx';
import type { ListFilter } from './filters.ts';
import { Reading } from './Reading.tsx';
import { Side } from './Side.tsx';
import { TodoList } from './TodoList.tsx';

type TodosProps = {
  readonly chosen: string | undefined;
  /** A record that was opened from elsewhere: it is shown at once and takes the focus. */
  readonly wanted: string | undefined;
  readonly onChoose: (id: string | undefined) => void;
  /** The last words searched for, marked in the text. */
  readonly found: string;
  readonly onSay: (words: string) => void;
  /** Printing, shown with the record. */
  readonly tools: ReactNode;
  readonly onAddSource: () => void;
};

export function Todos({ chosen, wanted, onChoose, found, onSay, tools, onAddSource }: TodosProps) {
  const t = useText();
  const [filter, setFilter] = useState<ListFilter>({ kind: 'all' });
  const [opened, setOpened] = useState(false);
  const isWanted = wanted !== undefined && wanted === chosen;
  const back = () => {
    setOpened(false);
    if (chosen !== undefined) onChoose(chosen);
  };
  const list = usePaneWidth('todos.list', 432);
  const side = usePaneWidth('todos.side', 288);
  const next = useRef<() => void>(() => {});
  const detail = useQuery({
    ...desk.todos.read.queryOptions({ input: { id: chosen ?? '' } }),
    enabled: chosen !== undefined,
  });
  return (
    <Panes
      names={{ list: t.todos.list, main: t.todos.reading, side: t.todos.side }}
      opened={opened || isWanted}
      listWidth={{ ...list, least: 300, most: 720, label: t.frame.listWidth }}
      sideWidth={{ ...side, least: 220, most: 480, label: t.frame.sideWidth }}
      list={
        <TodoList
          filter={filter}
          onFilter={setFilter}
          chosen={chosen}
          onChoose={onChoose}
          onOpen={() => setOpened(true)}
          onAddSource={onAddSource}
          next={next}
        />
      }
      main={
        <Reading
          chosen={chosen}
          detail={detail}
          found={found}
          onBack={back}
          wanted={isWanted}
          tools={tools}
          onSay={onSay}
          onDone={() => next.current()}
        />
      }
      side={detail.data && <Side detail={detail.data} onSay={onSay} />}
    />
  );
}
