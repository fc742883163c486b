// 知识库: the articles by type, and the one that is read.

import { type ReactNode, useState } from 'react';
import { usePaneWidth } from '../../link/panes.ts';
import { useText } from '../../text/words.tsx';
import { Panes } from '../../ui/Panes.tsx';
import { ArticleList } from './ArticleList.tsx';
import { ArticleReading } from './ArticleReading.tsx';

type KnowledgeProps = {
  readonly chosen: string | undefined;
  /** A record that was opened from elsewhere: it is shown at once and takes the focus. */
  readonly wanted: string | undefined;
  readonly onChoose: (id: string | undefined) => void;
  readonly found: string;
  readonly onSay: (words: string) => void;
  /** Printing, shown with the record. */
  readonly tools: ReactNode;
  readonly onImport: () => void;
};

export function Knowledge({ chosen, wanted, onChoose, found, onSay, tools, onImport }: KnowledgeProps) {
  const t = useText();
  const [opened, setOpened] = useState(false);
  const isWanted = wanted !== undefined && wanted === chosen;
  const back = () => {
    setOpened(false);
    if (chosen !== undefined) onChoose(chosen);
  };
  const list = usePaneWidth('knowledge.list', 432);
  return (
    <Panes
      names={{ list: t.knowledge.list, main: t.knowledge.reading, side: '' }}
      opened={opened || isWanted}
      listWidth={{ ...list, least: 300, most: 720, label: t.frame.listWidth }}
      list={
        <ArticleList chosen={chosen} onChoose={onChoose} onOpen={() => setOpened(true)} onImport={onImport} />
      }
      main={
        <ArticleReading
          chosen={chosen}
          found={found}
          onBack={back}
          wanted={isWanted}
          tools={tools}
          onSay={onSay}
          onRemoved={() => onChoose(undefined)}
        />
      }
    />
  );
}
