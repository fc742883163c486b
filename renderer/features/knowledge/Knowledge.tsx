// 知识库: the articles by type, the one that is read, beside a norm its outline; articles made here wait in a list of their
// own until the knowledge base has numbered them.

import { lazy, Suspense, useRef, useState } from 'react';
import type { ListedAnnotation } from '../../../shared/contract/desk-annotations.ts';
import { usePaneWidth } from '../../link/panes.ts';
import { MakeButton } from '../../records/made/MakeButton.tsx';
import { NewRecordReading } from '../../records/made/NewRecordReading.tsx';
import { useNewRecords } from '../../records/made/use-new-records.ts';
import type { DraftToCheck } from '../../records/norms/draft-to-check.ts';
import { useText } from '../../text/words.tsx';
import { Panes } from '../../ui/Panes.tsx';
import { type RecordScreen, useOpened } from '../../ui/use-opened.ts';
import { GoneAnnotation } from './annotations/GoneAnnotation.tsx';
import { RemovedLine } from './annotations/RemovedLine.tsx';
import { useRemoval } from './annotations/use-annotations.ts';
import { ArticleList } from './ArticleList.tsx';
import { ArticleReading } from './ArticleReading.tsx';
import styles from './Knowledge.module.css';
import { Outline } from './Outline.tsx';
import { useNorm } from './use-norm.ts';
import { everything, type View } from './views.ts';

const NewRecordPane = lazy(() =>
  import('../../records/made/NewRecordPane.tsx').then(({ NewRecordPane: it }) => ({ default: it })),
);

/** What a new article most likely is. */
const likely = { articleType: '标准口径', audience: '全体', secretLevel: '内部' };

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
  const [view, setView] = useState<View>(everything);
  const [making, setMaking] = useState(false);
  const removal = useRemoval(screen.onSay);
  const [picked, setPicked] = useState<ListedAnnotation>();
  const fresh = useNewRecords('article');
  const made = fresh.records.find(({ recordId }) => recordId === chosen);
  const choose = (id: string | undefined) => {
    setMaking(false);
    setPicked(undefined);
    screen.onChoose(id);
  };
  /** Another text opened from within the one that was read: reading goes on there. */
  const [sentTo, setSentTo] = useState<string>();
  const openText = (id: string) => {
    open();
    setSentTo(id);
    choose(id);
  };
  const pick = (annotation: ListedAnnotation) => {
    choose(annotation.at.kind === 'here' ? annotation.at.articleId : undefined);
    setPicked(annotation);
  };
  const at = picked?.at;
  /** Unless another article was opened, or it was deleted since. */
  const isGone = at !== undefined && at.kind !== 'here' && chosen === undefined;
  const gone = isGone && removal.removed !== picked?.id ? picked : undefined;
  const meant = at?.kind === 'here' && at.articleId === chosen ? at.anchor : undefined;
  const anchor = meant ?? (isWanted ? screen.anchor : undefined);
  const reading = useNorm({ id: made === undefined ? chosen : undefined, anchor, onOther: openText });
  const { norm } = reading;
  const toText = () => main.current?.querySelector('article')?.focus({ preventScroll: true });
  return (
    <Panes
      names={{ list: t.knowledge.list, main: t.knowledge.reading, side: t.norms.reader.outline }}
      opened={opened || making}
      listWidth={{ ...list, least: 300, most: 720, label: t.frame.listWidth }}
      sideWidth={{ ...side, least: 180, most: 480, label: t.norms.reader.outlineWidth }}
      list={
        <ArticleList
          view={view}
          onView={setView}
          fresh={fresh.records}
          chosen={chosen}
          onChoose={choose}
          onOpen={open}
          picked={picked?.id}
          onPick={pick}
          onImport={onImport}
          onCheck={() => onCheck()}
          making={<MakeButton kind="article" onPress={() => setMaking(true)} />}
        />
      }
      main={
        <div ref={main} className={styles.main}>
          <RemovedLine removal={removal} />
          {making ? (
            <Suspense>
              <NewRecordPane
                kind="article"
                shown={likely}
                onSay={screen.onSay}
                onMade={(id) => {
                  setView({ kind: 'made-here' });
                  choose(id);
                  open();
                }}
                onClose={() => setMaking(false)}
              />
            </Suspense>
          ) : made !== undefined ? (
            <NewRecordReading
              key={made.recordId}
              record={made}
              wanted={isWanted}
              onSay={screen.onSay}
              onSettle={screen.onSettle}
              onGone={() => choose(undefined)}
            />
          ) : gone !== undefined ? (
            <GoneAnnotation key={gone.id} annotation={gone} removal={removal} onBack={back} />
          ) : (
            <ArticleReading
              {...screen}
              removal={removal}
              chosen={fresh.known ? chosen : undefined}
              reading={reading}
              onCheck={onCheck}
              onBack={back}
              wanted={isWanted || (chosen !== undefined && sentTo === chosen)}
              onRemoved={() => choose(undefined)}
              onOpenText={openText}
            />
          )}
        </div>
      }
      side={
        norm &&
        !making &&
        norm.id === chosen &&
        norm.provisions.length > 0 && <Outline norm={norm} reading={reading} onText={toText} />
      }
    />
  );
}
