// 档案: 全宗 → 门类 → 年度 → 保管期限 on the left, the records of the chosen branch, and the record itself.

import { type ReactNode, useState } from 'react';
import type { ArchivePath } from '../../../shared/contract/desk-views.ts';
import { usePaneWidth } from '../../link/panes.ts';
import { useText } from '../../text/words.tsx';
import { Panes } from '../../ui/Panes.tsx';
import { ArchiveTree } from './ArchiveTree.tsx';
import { RecordList } from './RecordList.tsx';
import { RecordReading } from './RecordReading.tsx';

type ArchivesProps = {
  readonly chosen: string | undefined;
  /** A record that was opened from elsewhere: it is shown at once and takes the focus. */
  readonly wanted: string | undefined;
  readonly onChoose: (id: string) => void;
  readonly found: string;
  readonly onSay: (words: string) => void;
  /** Printing, shown with the record. */
  readonly tools: ReactNode;
};

export function Archives({ chosen, wanted, onChoose, found, onSay, tools }: ArchivesProps) {
  const t = useText();
  const [path, setPath] = useState<ArchivePath>({});
  const [branchOpened, setBranchOpened] = useState(false);
  const [opened, setOpened] = useState(false);
  const isWanted = wanted !== undefined && wanted === chosen;
  const back = () => {
    setOpened(false);
    if (chosen !== undefined) onChoose(chosen);
  };
  const tree = usePaneWidth('archives.tree', 264);
  const list = usePaneWidth('archives.list', 420);
  const names = { side: '' };
  return (
    <Panes
      names={{ ...names, list: t.archives.tree, main: t.archives.list }}
      opened={branchOpened || isWanted}
      listWidth={{ ...tree, least: 180, most: 420, label: t.frame.listWidth }}
      list={
        <ArchiveTree
          path={path}
          onPath={(to) => {
            setPath(to);
            setBranchOpened(true);
          }}
        />
      }
      main={
        <Panes
          names={{ ...names, list: t.archives.list, main: t.archives.reading }}
          opened={opened || isWanted}
          listWidth={{ ...list, least: 280, most: 640, label: t.frame.listWidth }}
          list={
            <RecordList
              path={path}
              chosen={chosen}
              onChoose={onChoose}
              onOpen={() => setOpened(true)}
              onBack={() => setBranchOpened(false)}
            />
          }
          main={
            <RecordReading
              chosen={chosen}
              found={found}
              onBack={back}
              wanted={isWanted}
              tools={tools}
              onSay={onSay}
            />
          }
        />
      }
    />
  );
}
