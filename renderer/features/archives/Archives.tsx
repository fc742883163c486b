// 档案: 全宗 → 门类 → 年度 or 类别 → 保管期限 or 案卷 on the left, the records of the chosen branch, and the record itself; records made here
// stand in a branch of their own until their archive has numbered them.

import { lazy, Suspense, startTransition, useState } from 'react';
import type { ExamineScope } from '../../../shared/contract/desk-checks.ts';
import type { ArchivePath } from '../../../shared/contract/desk-views.ts';
import { useNow } from '../../link/now.ts';
import { usePaneWidth } from '../../link/panes.ts';
import { KeepFilesButton } from '../../records/KeepFilesButton.tsx';
import { MakeButton } from '../../records/made/MakeButton.tsx';
import { useNewRecords } from '../../records/made/use-new-records.ts';
import { useText } from '../../text/words.tsx';
import { Button } from '../../ui/Button.tsx';
import { Panes } from '../../ui/Panes.tsx';
import { type RecordScreen, useOpened } from '../../ui/use-opened.ts';
import { ArchiveTree } from './ArchiveTree.tsx';
import { CatalogueButton } from './catalogue/CatalogueButton.tsx';
import { MadeHere } from './MadeHere.tsx';
import { RecordList } from './RecordList.tsx';
import { RecordReading } from './RecordReading.tsx';

const Examination = lazy(() => import('./Examination.tsx').then(({ Examination: it }) => ({ default: it })));
const Catalogue = lazy(() =>
  import('./catalogue/Catalogue.tsx').then(({ Catalogue: it }) => ({ default: it })),
);
const NewRecordPane = lazy(() =>
  import('../../records/made/NewRecordPane.tsx').then(({ NewRecordPane: it }) => ({ default: it })),
);

type Branch = ArchivePath | 'made-here';

export function Archives(screen: RecordScreen) {
  const t = useText();
  const [branch, setBranch] = useState<Branch>({});
  const [branchOpened, setBranchOpened] = useState(false);
  const [making, setMaking] = useState(false);
  const [cataloguing, setCataloguing] = useState(false);
  const [examined, setExamined] = useState<ExamineScope>();
  const { opened, isWanted, open, back } = useOpened(screen);
  const fresh = useNewRecords('archive');
  const tree = usePaneWidth('archives.tree', 264);
  const list = usePaneWidth('archives.list', 420);
  const names = { side: '' };
  const path = branch === 'made-here' ? {} : branch;
  const choose = (id: string | undefined) => {
    setMaking(false);
    setExamined(undefined);
    screen.onChoose(id);
  };
  const show = (id: string) => {
    choose(id);
    open();
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
  if (cataloguing)
    return (
      <Suspense>
        <Catalogue tools={screen.tools} onSay={screen.onSay} onClose={() => setCataloguing(false)} />
      </Suspense>
    );
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
          making={
            <>
              <MakeButton kind="archive" onPress={() => setMaking(true)} />
              <CatalogueButton onPress={() => startTransition(() => setCataloguing(true))} />
            </>
          }
        />
      }
      main={
        <Panes
          names={{ ...names, list: t.archives.list, main: t.archives.reading }}
          opened={opened || making || examined !== undefined}
          listWidth={{ ...list, least: 280, most: 640, label: t.frame.listWidth }}
          list={
            branch === 'made-here' ? (
              <MadeHere records={fresh.records} {...lists} />
            ) : (
              <RecordList
                path={path}
                {...lists}
                examining={
                  <>
                    <KeepFilesButton scope={{ kind: 'branch', path }} onSay={screen.onSay} />
                    <Button
                      kind="quiet"
                      onPress={() => startTransition(() => setExamined({ kind: 'branch', path }))}
                    >
                      {t.checks.openBranch}
                    </Button>
                  </>
                }
              />
            )
          }
          main={
            <RecordPane
              {...{ screen, path, making, examined, fresh, isWanted }}
              onBack={back}
              onChoose={choose}
              onMade={(id) => {
                go('made-here');
                show(id);
              }}
              onShow={show}
              onMaking={setMaking}
              onExamine={setExamined}
            />
          }
        />
      }
    />
  );
}

type RecordPaneProps = {
  readonly screen: RecordScreen;
  readonly path: ArchivePath;
  readonly making: boolean;
  readonly examined: ExamineScope | undefined;
  readonly fresh: ReturnType<typeof useNewRecords>;
  readonly isWanted: boolean;
  readonly onBack: () => void;
  readonly onChoose: RecordScreen['onChoose'];
  readonly onMade: (id: string) => void;
  readonly onShow: (id: string) => void;
  readonly onMaking: (making: boolean) => void;
  readonly onExamine: (scope: ExamineScope | undefined) => void;
};

/** A record being made, an examination, or the record that is chosen. */
function RecordPane(props: RecordPaneProps) {
  const { screen, path, making, examined, onExamine } = props;
  const thisYear = new Date(useNow()).getFullYear();
  if (making)
    return (
      <Suspense>
        <NewRecordPane
          kind="archive"
          shown={{ secretLevel: '内部', category: 'WS', year: thisYear, ...path }}
          onSay={screen.onSay}
          onMade={props.onMade}
          onClose={() => props.onMaking(false)}
        />
      </Suspense>
    );
  if (examined !== undefined)
    return (
      <Suspense>
        <Examination
          scope={examined}
          tools={screen.tools}
          onOpen={props.onShow}
          onClose={() => onExamine(undefined)}
        />
      </Suspense>
    );
  return (
    <RecordReading
      {...screen}
      onChoose={props.onChoose}
      fresh={props.fresh}
      onBack={props.onBack}
      wanted={props.isWanted}
      tools={
        <>
          {screen.tools}
          <ExamineButton id={screen.chosen} onExamine={onExamine} />
        </>
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
