// 知识库: the articles by type, the one that is read, and beside a norm its outline.

import { useRef, useState } from 'react';
import { usePaneWidth } from '../../link/panes.ts';
import type { DraftToCheck } from '../../records/norms/draft-to-check.ts';
import { useText } from '../../text/words.tsx';
import { Panes } from '../../ui/Panes.tsx';
import { type RecordScreen, useOpened } from '../../ui/use-opened.ts';
import { ArticleList } from './ArticleList.tsx';
import { ArticleReading } from './ArticleReading.tsx';
import styles from './Knowledge.module.css';
import { Outline } from './Outline.tsx';
import { useNorm } from './use-norm.ts';

type KnowledgeProps = RecordScreen & {
  readonly onImport: () => void;
  readonly onCheck: (draft?: DraftToCheck) => void;
};

export function Knowledge({ onImport, onCheck, ...screen }: KnowledgeProps) {
  const t = useText();
  const { opened, isWanted, open, back } = useOpened(screen);
  const list = usePaneWidth('knowledge.list', 400);
  const side = usePaneWidth('knowledge.side', 248);
  const main = useRef<HTMLDivElement>(null);
  const { chosen } = screen;
  /** Another text opened from within the one that was read: reading goes on there. */
  const [sentTo, setSentTo] = useState<string>();
  const openText = (id: string) => {
    open();
    setSentTo(id);
    screen.onChoose(id);
  };
  const anchor = isWanted ? screen.anchor : undefined;
  const reading = useNorm({ id: chosen, anchor, onOther: openText });
  const { norm } = reading;
  const toText = () => main.current?.querySelector('article')?.focus({ preventScroll: true });
  return (
    <Panes
      names={{ list: t.knowledge.list, main: t.knowledge.reading, side: t.norms.reader.outline }}
      opened={opened}
      listWidth={{ ...list, least: 300, most: 720, label: t.frame.listWidth }}
      sideWidth={{ ...side, least: 180, most: 480, label: t.norms.reader.outlineWidth }}
      list={
        <ArticleList
          chosen={chosen}
          onChoose={screen.onChoose}
          onOpen={open}
          onImport={onImport}
          onCheck={() => onCheck()}
        />
      }
      main={
        <div ref={main} className={styles.main}>
          <ArticleReading
            {...screen}
            reading={reading}
            onCheck={onCheck}
            onBack={back}
            wanted={isWanted || (chosen !== undefined && sentTo === chosen)}
            onRemoved={() => screen.onChoose(undefined)}
            onOpenText={openText}
          />
        </div>
      }
      side={
        norm &&
        norm.id === chosen &&
        norm.provisions.length > 0 && <Outline norm={norm} reading={reading} onText={toText} />
      }
    />
  );
}
