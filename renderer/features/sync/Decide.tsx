// What only the person can decide, one at a time: which one of how many, the thing itself, and after giving one up a
// line that takes it back.

import { type KeyboardEvent, type RefObject, useState } from 'react';
import type { KeptWork } from '../../../shared/contract/desk-handover.ts';
import type { SourceStatus } from '../../../shared/contract/desk-sources.ts';
import type { RecordKind } from '../../../shared/domain/terms.ts';
import { useText } from '../../text/words.tsx';
import { Button } from '../../ui/Button.tsx';
import { Empty } from '../../ui/Empty.tsx';
import { pressOf } from '../../ui/keys.ts';
import { HandOverLine } from './HandOverLine.tsx';
import { OneToDecide } from './OneToDecide.tsx';
import styles from './Decide.module.css';
import type { ToDecide } from './to-decide.ts';
import type { Kept } from './choices.ts';
import { UndoLine } from './UndoLine.tsx';
import { useTurn, type Wanted } from './use-turn.ts';
import { useUndo } from './use-undo.ts';

type DecideProps = {
  readonly wanted: Wanted | undefined;
  readonly ref: RefObject<HTMLElement | null>;
  readonly all: readonly ToDecide[];
  readonly sources: readonly SourceStatus[];
  readonly kept: readonly KeptWork[];
  readonly onSay: (words: string) => void;
  readonly onOpen: (kind: RecordKind, id: string) => void;
  readonly onHandOver: (id: string) => void;
};

export function Decide(props: DecideProps) {
  const { all, wanted, onSay, ref: page } = props;
  const t = useText();
  const [kept, setKept] = useState<Readonly<Record<string, Kept>>>({});
  const { place, it, step, goOn } = useTurn(all, wanted, page);
  const undo = useUndo(() => {
    // The button that was pressed is gone.
    page.current?.focus();
    onSay(t.sync.undone);
  });
  const done = (words: string) => {
    goOn();
    onSay(words);
  };
  return (
    <section
      ref={page}
      className={styles.decide}
      tabIndex={-1}
      aria-label={t.sync.decide}
      onKeyDown={(event) => undo.given && onUndoKey(event, undo.takeBack)}
    >
      <UndoLine undo={undo} />
      {it === undefined ? (
        <Empty hint={t.sync.decideNoneHint}>{t.sync.decideNone}</Empty>
      ) : (
        <>
          <div className={styles.place}>
            {all.length > 1 && <Place at={place + 1} of={all.length} onStep={step} />}
            <HandOverLine kept={props.kept.find(({ id }) => id === it.id)} onHandOver={props.onHandOver} />
          </div>
          <OneToDecide
            key={it.id}
            kept={kept[it.id]}
            onKeep={(one) => setKept({ ...kept, [it.id]: one })}
            {...{ it, sources: props.sources, onSay, onOpen: props.onOpen }}
            onSettled={(words) => {
              undo.forget();
              done(words);
            }}
            onGivenUp={(words) => {
              undo.keep({ actionId: it.id, words });
              done(words);
            }}
          />
        </>
      )}
    </section>
  );
}

function onUndoKey(event: KeyboardEvent, takeBack: () => void): void {
  const { key, ctrl, shift, alt, composing } = pressOf(event.nativeEvent);
  const writing = event.target instanceof HTMLElement && event.target.tagName === 'TEXTAREA';
  if (key.toLowerCase() !== 'z' || !ctrl || shift || alt || composing || writing) return;
  event.preventDefault();
  takeBack();
}

type PlaceProps = { readonly at: number; readonly of: number; readonly onStep: (step: 1 | -1) => void };

function Place({ at, of, onStep }: PlaceProps) {
  const t = useText();
  return (
    <>
      <span>{t.sync.decidePlace(at, of)}</span>
      <Button kind="quiet" onPress={() => onStep(-1)}>
        {t.sync.former}
      </Button>
      <Button kind="quiet" onPress={() => onStep(1)}>
        {t.sync.next}
      </Button>
    </>
  );
}
