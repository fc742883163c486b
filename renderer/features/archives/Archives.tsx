// 档案: 全宗 → 门类 → 年度 or 类别 → 保管期限 or 案卷 on the left, the records of the chosen branch, and the record itself; records made here
// stand in a branch of their own until their archive has numbered them.

import { Suspense, startTransition, useState } from 'react';
import type { ExamineScope } from '../../../shared/contract/desk-checks.ts';
import type { ArchivePath } from '../../../shared/contract/desk-archives.ts';
import { useNow } from '../../link/now.ts';
import { usePaneWidth } from '../../link/panes.ts';
import { KeepFilesButton } from '../../records/KeepFilesButton.tsx';
import { MakeButton } from '../../records/made/MakeButton.tsx';
import { useNewRecords } from '../../records/made/use-new-records.ts';
import { useText } from '../../text/words.tsx';
import { Button } from '../../ui/Button.tsx';
import { Panes } from '../../ui/Panes.tsx';
import { late } from '../../ui/late.ts';
import { type RecordScreen, useOpened } from '../../ui/use-opened.ts';
import { ArchiveTree } from './ArchiveTree.tsx';
import { CatalogueButton } from './catalogue/CatalogueButton.tsx';
import { MadeHere } from './MadeHere.tsx';
import { RecordList } from './RecordList.tsx';
import { RecordReading } from './RecordReading.tsx';

const Examination = late(async () => (await import('./Examination.tsx')).Examination);
const Catalogue = late(async () => (await import('./catalogue/Catalogue.tsx')).Catalogue);
const NewRecordPane = late(async () => (await import('../../records/made/NewRecordPane.tsx')).NewRecordPane);

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
  if (cataloguing)
    return (
      <Suspense>
        <Catalogue tools={screen.paperTools} onSay={screen.onSay} onClose={() => setCataloguing(false)} />
      </Suspense>
    );
  return (
    <Panes
      names={{ list: t.archives.tree, main: t.archives.list, side: '' }}
      opened={branchOpened || isWanted || making || examined !== undefined}
      listWidth={{ ...tree, least: 180, most: 420, label: t.frame.listWidth }}
      list={
        <ArchiveTree
          path={branch === 'made-here' ? {} : branch}
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
        <Records
          {...{ screen, branch, fresh, opened, isWanted, making, examined }}
          onBack={() => setBranchOpened(false)}
          onToList={back}
          onOpen={open}
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
  );
}

type RecordsProps = Omit<RecordPaneProps, 'path'> & {
  readonly branch: Branch;
  readonly opened: boolean;
  readonly onToList: () => void;
  readonly onOpen: () => void;
};

/** The records of a branch, and beside them the one that is chosen. */
function Records({ branch, opened, onBack, onToList, onOpen, ...props }: RecordsProps) {
  const t = useText();
  const list = usePaneWidth('archives.list', 420);
  const { screen, fresh, making, examined, onChoose, onExamine } = props;
  const path = branch === 'made-here' ? {} : branch;
  const lists = { chosen: screen.chosen, onChoose, onOpen, onBack };
  return (
    <Panes
      names={{ list: t.archives.list, main: t.archives.reading, side: '' }}
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
                  onPress={() => startTransition(() => onExamine({ kind: 'branch', path }))}
                >
                  {t.checks.openBranch}
                </Button>
              </>
            }
          />
        )
      }
      main={<RecordPane {...props} path={path} onBack={onToList} />}
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
          tools={screen.paperTools}
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
