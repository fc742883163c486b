// 知识库: the articles by type, the one that is read, beside a norm its outline; articles made here wait in a list of their
// own until the knowledge base has numbered them.

import { Suspense, useRef, useState } from 'react';
import type { ListedAnnotation } from '../../../shared/contract/desk-annotations.ts';
import type { NewRecord } from '../../../shared/contract/desk-create.ts';
import { usePaneWidth } from '../../link/panes.ts';
import { MakeButton } from '../../records/made/MakeButton.tsx';
import { NewRecordReading } from '../../records/made/NewRecordReading.tsx';
import { useNewRecords } from '../../records/made/use-new-records.ts';
import type { DraftToCheck } from '../../records/norms/draft-to-check.ts';
import { useText } from '../../text/words.tsx';
import { Panes } from '../../ui/Panes.tsx';
import { late } from '../../ui/late.ts';
import { type RecordScreen, useOpened } from '../../ui/use-opened.ts';
import { GoneAnnotation } from './annotations/GoneAnnotation.tsx';
import { RemovedLine } from './annotations/RemovedLine.tsx';
import { type Removal, useRemoval } from './annotations/use-annotations.ts';
import { ArticleList } from './ArticleList.tsx';
import { ArticleReading } from './ArticleReading.tsx';
import styles from './Knowledge.module.css';
import { Outline } from './Outline.tsx';
import { type NormReading, useNorm } from './use-norm.ts';
import { everything, type View } from './views.ts';

const NewRecordPane = late(async () => (await import('../../records/made/NewRecordPane.tsx')).NewRecordPane);

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
  const anchor = anchorOf(picked, chosen) ?? (isWanted ? screen.anchor : undefined);
  const reading = useNorm({ id: made === undefined ? chosen : undefined, anchor, onOther: openText });
  const { norm } = reading;
  const toText = () => main.current?.querySelector('article')?.focus({ preventScroll: true });
  const onMade = (id: string) => {
    setView({ kind: 'made-here' });
    choose(id);
    open();
  };
  return (
    <Panes
      names={{ list: t.knowledge.list, main: t.knowledge.reading, side: t.norms.reader.outline }}
      opened={opened || making}
      listWidth={{ ...list, least: 300, most: 720, label: t.frame.listWidth }}
      sideWidth={{ ...side, least: 180, most: 480, label: t.norms.reader.outlineWidth }}
      list={
        <ArticleList
          {...{ view, chosen, onImport }}
          onView={setView}
          fresh={fresh.records}
          onChoose={choose}
          onOpen={open}
          picked={picked?.id}
          onPick={pick}
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
                onMade={onMade}
                onClose={() => setMaking(false)}
              />
            </Suspense>
          ) : (
            <Chosen
              {...{ screen, made, removal, reading, onCheck, isWanted }}
              known={fresh.known}
              gone={goneOf(picked, chosen, removal.removed)}
              sentTo={sentTo}
              onBack={back}
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

/** The 条 a picked annotation stands at, unless another article was opened since. */
const anchorOf = (picked: ListedAnnotation | undefined, chosen: string | undefined): string | undefined =>
  picked?.at.kind === 'here' && picked.at.articleId === chosen ? picked.at.anchor : undefined;

/** A picked annotation whose text is not here, unless another article was opened, or it was deleted since. */
function goneOf(
  picked: ListedAnnotation | undefined,
  chosen: string | undefined,
  removed: string | undefined,
): ListedAnnotation | undefined {
  const isGone = picked !== undefined && picked.at.kind !== 'here' && chosen === undefined;
  return isGone && removed !== picked.id ? picked : undefined;
}

type ChosenProps = {
  readonly screen: RecordScreen;
  readonly made: NewRecord | undefined;
  readonly known: boolean;
  readonly gone: ListedAnnotation | undefined;
  readonly removal: Removal;
  readonly reading: NormReading;
  readonly isWanted: boolean;
  readonly sentTo: string | undefined;
  readonly onCheck: KnowledgeProps['onCheck'];
  readonly onBack: () => void;
  readonly onRemoved: () => void;
  readonly onOpenText: (id: string) => void;
};

/** One that was made here and waits, an annotation whose text went, or an article. */
function Chosen(props: ChosenProps) {
  const { screen, made, known, gone, removal, reading, isWanted, onBack } = props;
  const { chosen } = screen;
  if (made !== undefined) {
    return (
      <NewRecordReading
        key={made.recordId}
        record={made}
        wanted={isWanted}
        onSay={screen.onSay}
        onSettle={screen.onSettle}
        onGone={props.onRemoved}
      />
    );
  }
  if (gone !== undefined) {
    return <GoneAnnotation key={gone.id} annotation={gone} removal={removal} onBack={onBack} />;
  }
  return (
    <ArticleReading
      {...screen}
      {...{ removal, reading, onBack }}
      chosen={known ? chosen : undefined}
      onCheck={props.onCheck}
      wanted={isWanted || (chosen !== undefined && props.sentTo === chosen)}
      onRemoved={props.onRemoved}
      onOpenText={props.onOpenText}
    />
  );
}
