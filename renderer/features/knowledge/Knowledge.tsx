// 知识库: the articles by type, and the one that is read.

import { usePaneWidth } from '../../link/panes.ts';
import { useText } from '../../text/words.tsx';
import { Panes } from '../../ui/Panes.tsx';
import { type RecordScreen, useOpened } from '../../ui/use-opened.ts';
import { ArticleList } from './ArticleList.tsx';
import { ArticleReading } from './ArticleReading.tsx';

type KnowledgeProps = RecordScreen & { readonly onImport: () => void };

export function Knowledge({ onImport, ...screen }: KnowledgeProps) {
  const t = useText();
  const { opened, isWanted, open, back } = useOpened(screen);
  const list = usePaneWidth('knowledge.list', 432);
  return (
    <Panes
      names={{ list: t.knowledge.list, main: t.knowledge.reading, side: '' }}
      opened={opened}
      listWidth={{ ...list, least: 300, most: 720, label: t.frame.listWidth }}
      list={
        <ArticleList chosen={screen.chosen} onChoose={screen.onChoose} onOpen={open} onImport={onImport} />
      }
      main={
        <ArticleReading
          {...screen}
          onBack={back}
          wanted={isWanted}
          onRemoved={() => screen.onChoose(undefined)}
        />
      }
    />
  );
}
