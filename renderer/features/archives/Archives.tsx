// 档案: 全宗 → 门类 → 年度 → 保管期限 on the left, the records of the chosen branch, and the record itself; records made here
// stand in a branch of their own until their archive has numbered them.

import { lazy, Suspense, startTransition, useState } from 'react';
import type { ExamineScope } from '../../../shared/contract/desk-checks.ts';
import type { ArchivePath } from '../../../shared/contract/desk-views.ts';
import { usePaneWidth } from '../../link/panes.ts';
import { useText } from '../../text/words.tsx';
import { Button } from '../../ui/Button.tsx';
import { Panes } from '../../ui/Panes.tsx';
import { useKey } from '../../ui/use-key.ts';
import { type RecordScreen, useOpened } from '../../ui/use-opened.ts';
import { ArchiveTree } from './ArchiveTree.tsx';
import { NewRecords } from './NewRecords.tsx';
import { RecordList } from './RecordList.tsx';
import { RecordReading } from './RecordReading.tsx';
import { useNewRecords, useOffers } from './use-new-records.ts';

const Examination = lazy(() => import('./Examination.tsx').then(({ Examination: it }) => ({ default: it })));
const NewRecordPane = lazy(() =>
  import('./NewRecordPane.tsx').then(({ NewRecordPane: it }) => ({ default: it })),
);

type Branch = ArchivePath | 'made-here';

export function Archives(screen: RecordScreen) {
  const t = useText();
  const [branch, setBranch] = useState<Branch>({});
  const [branchOpened, setBranchOpened] = useState(false);
  const [making, setMaking] = useState(false);
  const [examined, setExamined] = useState<ExamineScope>();
  const { opened, isWanted, open, back } = useOpened(screen);
  const fresh = useNewRecords();
  const tree = usePaneWidth('archives.tree', 264);
  const list = usePaneWidth('archives.list', 420);
  const names = { side: '' };
  const path = branch === 'made-here' ? {} : branch;
  const choose = (id: string | undefined) => {
    setMaking(false);
    setExamined(undefined);
    screen.onChoose(id);
  };
  const go = (to: Branch) => {
    setBranch(to);
    setExamined(undefined);
    setBranchOpened(true);
  };
  const lists = {
    chosen: screen.chosen,
    onChoose: choose,
    onOpen: open,
    onBack: () => setBranchOpened(false),
  };
  return (
    <Panes
      names={{ ...names, list: t.archives.tree, main: t.archives.list }}
      opened={branchOpened || isWanted || making || examined !== undefined}
      listWidth={{ ...tree, least: 180, most: 420, label: t.frame.listWidth }}
      list={
        <ArchiveTree
          path={path}
          onPath={go}
          fresh={{
            count: fresh.records.length,
            chosen: branch === 'made-here',
            onChoose: () => go('made-here'),
          }}
          making={<MakeButton onPress={() => setMaking(true)} />}
        />
      }
      main={
        <Panes
          names={{ ...names, list: t.archives.list, main: t.archives.reading }}
          opened={opened || making || examined !== undefined}
          listWidth={{ ...list, least: 280, most: 640, label: t.frame.listWidth }}
          list={
            branch === 'made-here' ? (
              <NewRecords records={fresh.records} {...lists} />
            ) : (
              <RecordList
                path={path}
                {...lists}
                examining={
                  <Button
                    kind="quiet"
                    onPress={() => startTransition(() => setExamined({ kind: 'branch', path }))}
                  >
                    {t.checks.openBranch}
                  </Button>
                }
              />
            )
          }
          main={
            making ? (
              <Suspense>
                <NewRecordPane
                  path={path}
                  onSay={screen.onSay}
                  onMade={(id) => {
                    go('made-here');
                    choose(id);
                    open();
                  }}
                  onClose={() => setMaking(false)}
                />
              </Suspense>
            ) : examined !== undefined ? (
              <Suspense>
                <Examination
                  scope={examined}
                  tools={screen.tools}
                  onOpen={(id) => {
                    choose(id);
                    open();
                  }}
                  onClose={() => setExamined(undefined)}
                />
              </Suspense>
            ) : (
              <RecordReading
                {...screen}
                onChoose={choose}
                fresh={fresh}
                onBack={back}
                wanted={isWanted}
                tools={
                  <>
                    {screen.tools}
                    <ExamineButton id={screen.chosen} onExamine={setExamined} />
                  </>
                }
              />
            )
          }
        />
      }
    />
  );
}

type ExamineButtonProps = {
  readonly id: string | undefined;
  readonly onExamine: (scope: ExamineScope) => void;
};

function ExamineButton({ id, onExamine }: ExamineButtonProps) {
  const t = useText();
  if (id === undefined) return null;
  return (
    <span data-print-hide>
      <Button kind="quiet" onPress={() => startTransition(() => onExamine({ kind: 'record', id }))}>
        {t.checks.open}
      </Button>
    </span>
  );
}

/** Nothing where no archive takes new records. */
function MakeButton({ onPress }: { readonly onPress: () => void }) {
  const t = useText();
  const offered = useOffers().length > 0;
  const frame = useKey<HTMLSpanElement>('F2', () => offered && onPress(), 'none');
  if (!offered) return null;
  return (
    <span ref={frame}>
      <Button kind="quiet" keys="F2" onPress={onPress}>
        {t.creates.open}
      </Button>
    </span>
  );
}
