// 档案: 全宗 → 门类 → 年度 → 保管期限 on the left, the records of the chosen branch, and the record itself.

import { useState } from 'react';
import type { ArchivePath } from '../../../shared/contract/desk-views.ts';
import { usePaneWidth } from '../../link/panes.ts';
import { useText } from '../../text/words.tsx';
import { Panes } from '../../ui/Panes.tsx';
import { type RecordScreen, useOpened } from '../../ui/use-opened.ts';
import { ArchiveTree } from './ArchiveTree.tsx';
import { RecordList } from './RecordList.tsx';
import { RecordReading } from './RecordReading.tsx';

export function Archives(screen: RecordScreen) {
  const t = useText();
  const [path, setPath] = useState<ArchivePath>({});
  const [branchOpened, setBranchOpened] = useState(false);
  const { opened, isWanted, open, back } = useOpened(screen);
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
          opened={opened}
          listWidth={{ ...list, least: 280, most: 640, label: t.frame.listWidth }}
          list={
            <RecordList
              path={path}
              chosen={screen.chosen}
              onChoose={screen.onChoose}
              onOpen={open}
              onBack={() => setBranchOpened(false)}
            />
          }
          main={<RecordReading {...screen} onBack={back} wanted={isWanted} />}
        />
      }
    />
  );
}
