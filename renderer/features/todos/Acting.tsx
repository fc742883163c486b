// The foot of the reading pane: the opinion and the actions, or where the last action stands. Everything is saved
// on this machine first, so it works the same without a line.

import { useRef, useState } from 'react';
import type { TodoDetail } from '../../../shared/contract/desk-todos.ts';
import { useText } from '../../text/words.tsx';
import type { DraftToCheck } from '../../records/norms/draft-to-check.ts';
import { Foot } from '../../ui/Foot.tsx';
import type { RecordScreen } from '../../ui/use-opened.ts';
import { standingOf } from './acts.ts';
import { ActionBar } from './ActionBar.tsx';
import { CameBack } from './CameBack.tsx';
import { FilingBar } from './FilingBar.tsx';
import { GoneNote } from './GoneNote.tsx';
import { OpenOriginal } from './OpenOriginal.tsx';
import { OpinionBox } from './OpinionBox.tsx';
import { UnderWay } from './UnderWay.tsx';
import { useAct } from './use-act.ts';
import { useDraft } from './use-draft.ts';
import { Writing } from './Writing.tsx';

type ActingProps = Pick<RecordScreen, 'onSay' | 'onSettle' | 'onOpenRecord'> & {
  readonly detail: TodoDetail;
  readonly onDone: () => void;
  readonly onCheck: (draft: DraftToCheck) => void;
  /** 归档 of a finished one. */
  readonly onFile: () => void;
};

export function Acting(props: ActingProps) {
  const t = useText();
  const standing = standingOf(props.detail);
  switch (standing.kind) {
    case 'elsewhere':
      return (
        <Foot>
          <OpenOriginal
            detail={props.detail}
            why={t.todos.noActions}
            onSay={props.onSay}
            onCheck={props.onCheck}
          />
        </Foot>
      );
    case 'closed':
      return (
        <Foot>
          <FilingBar detail={props.detail} onFile={props.onFile} onOpenRecord={props.onOpenRecord} />
        </Foot>
      );
    case 'under-way':
      return (
        <Foot>
          <UnderWay detail={props.detail} mayTakeBack={standing.mayTakeBack} onSay={props.onSay} />
        </Foot>
      );
    case 'ready':
    case 'came-back':
      return <Deciding {...props} />;
  }
}

function Deciding({ detail, onSay, onSettle, onDone, onCheck }: ActingProps) {
  const t = useText();
  const opinion = useRef<HTMLTextAreaElement>(null);
  const [opinionMissing, setOpinionMissing] = useState(false);
  const back = detail.row.pending;
  // After a refusal or a conflict the text of that action is what the person goes on from.
  const draft = useDraft(detail.row.id, detail.draft === '' ? (back?.body.opinion ?? '') : detail.draft);
  const act = useAct({ detail, draft, onSay, onDone });
  const decide: typeof act.decide = (action, to) => {
    const missing = action === 'return' && draft.text.trim() === '';
    setOpinionMissing(missing);
    if (missing) opinion.current?.focus();
    else act.decide(action, to);
  };
  return (
    <Foot>
      {back !== undefined && <CameBack action={back} onSay={onSay} onSettle={onSettle} />}
      <GoneNote row={detail.row} onSay={onSay} />
      <OpinionBox ref={opinion} draft={draft} missing={opinionMissing} hint={t.todos.opinionHint} />
      <ActionBar
        detail={detail}
        draft={draft}
        busy={act.busy}
        error={act.error}
        onDecide={decide}
        writing={<Writing field={opinion} draft={draft} onSay={onSay} onCheck={onCheck} />}
      />
    </Foot>
  );
}
