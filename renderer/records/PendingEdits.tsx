// At the foot of a record: the changes of this person that the department does not show yet. Each says where it stands
// and what can be done: take it back, correct it, give it up, or choose between both versions.

import { useMutation } from '@tanstack/react-query';
import type { PendingEdit } from '../../shared/contract/desk-outbox.ts';
import { desk } from '../link/doors.ts';
import { useNow } from '../link/now.ts';
import { troubleOf } from '../link/trouble.ts';
import { momentWords } from '../text/dates.ts';
import { troubleText } from '../text/fault-words.ts';
import { useText } from '../text/words.tsx';
import type { Text } from '../text/zh.ts';
import { Button } from '../ui/Button.tsx';
import { FootLine } from '../ui/Foot.tsx';
import { Note } from '../ui/Note.tsx';
import { Tag } from '../ui/Tag.tsx';
import { ClashLines, useConflict } from './Clash.tsx';
import { Failed } from './Failed.tsx';
import { type FormKind, formFields } from './form-fields.ts';
import { nameOf, namesOf } from './named.ts';
import styles from './Records.module.css';

type PendingEditsProps = {
  readonly kind: FormKind;
  readonly edits: readonly PendingEdit[];
  readonly onSay: (words: string) => void;
  readonly onSettle: (conflictId: string | undefined) => void;
  /** The change as it was typed, to go on from; `undefined` where nothing of it can be typed. */
  readonly onAgain: ((edit: PendingEdit) => void) | undefined;
  /** Taken back or given up: what was typed becomes the draft. */
  readonly onReturned: (edit: PendingEdit) => void;
};

export function PendingEdits({ edits, ...rest }: PendingEditsProps) {
  return edits.map((edit) => <One key={edit.id} edit={edit} {...rest} />);
}

type OneProps = Omit<PendingEditsProps, 'edits'> & { readonly edit: PendingEdit };

function One(props: OneProps) {
  switch (props.edit.state) {
    case 'conflict':
      return <Clashed {...props} />;
    case 'refused':
      return <Refused {...props} />;
    default:
      return <OnItsWay {...props} />;
  }
}

/** Whether there is something of it to go on from in the form; a file is added anew. */
const isTyped = (kind: FormKind, { fields }: PendingEdit): boolean =>
  formFields(kind, Object.keys(fields)).length > 0;

/** What the mark on a field says; nothing where the change has ended. */
export function markWords(t: Text, state: PendingEdit['state']): string | undefined {
  const words: { readonly [S in PendingEdit['state']]?: string } = t.edits.mark;
  return words[state];
}

function OnItsWay({ kind, edit, onSay, onReturned }: OneProps) {
  const t = useText();
  const now = useNow();
  const takeBack = useMutation(
    desk.outbox.takeBack.mutationOptions({
      onSuccess: () => {
        onReturned(edit);
        onSay(isTyped(kind, edit) ? t.edits.takenBack : t.edits.takenBackFile);
      },
    }),
  );
  const fields = Object.keys(edit.fields);
  return (
    <>
      <FootLine>
        <Tag tone="blue">{markWords(t, edit.state) ?? ''}</Tag>
        <span>{t.edits.line(fields.length, namesOf(t, kind, fields))}</span>
        <span className={styles.quiet}>{momentWords(t, edit.decidedAt, now)}</span>
        {edit.state === 'waiting' && (
          <Button busy={takeBack.isPending} onPress={() => takeBack.mutate({ id: edit.id })}>
            {t.edits.takeBack}
          </Button>
        )}
      </FootLine>
      <Failed error={takeBack.error} before={t.edits.takeBackFailed} />
    </>
  );
}

function Refused({ kind, edit, onSay, onAgain, onReturned }: OneProps) {
  const t = useText();
  const discard = useGiveUp(edit, onSay, onReturned);
  const refused = edit.reason?.kind === 'refused' ? edit.reason : undefined;
  return (
    <Note
      kind="warn"
      actions={
        <>
          {onAgain && isTyped(kind, edit) && (
            <Button kind="primary" onPress={() => onAgain(edit)}>
              {t.edits.again}
            </Button>
          )}
          <Button busy={discard.isPending} onPress={() => discard.mutate({ id: edit.id })}>
            {t.edits.giveUp}
          </Button>
        </>
      }
    >
      <strong>{refused ? t.edits.refusedTitle(refused.reason) : t.edits.withdrawn}</strong>
      <br />
      {refused?.field && t.edits.refusedField(nameOf(t, kind, refused.field))}
      {t.edits.refusedBody}
      <GiveUpTrouble error={discard.error} />
    </Note>
  );
}

function Clashed({ edit, onSay, onSettle, onReturned }: OneProps) {
  const t = useText();
  const conflict = useConflict(edit.id);
  const discard = useGiveUp(edit, onSay, onReturned);
  const clashing = conflict?.fields.filter(({ clash }) => clash).length ?? 0;
  const body =
    conflict?.theirs === undefined
      ? t.edits.clashWait
      : conflict.theirs.gone
        ? t.edits.clashGone
        : t.edits.clashBody(clashing);
  return (
    <>
      <Note
        kind="warn"
        actions={
          <>
            <Button kind="primary" onPress={() => onSettle(conflict?.id)}>
              {t.edits.settle}
            </Button>
            <Button busy={discard.isPending} onPress={() => discard.mutate({ id: edit.id })}>
              {t.edits.giveUp}
            </Button>
          </>
        }
      >
        <strong>{t.edits.clashTitle}</strong>
        <br />
        {body}
        <GiveUpTrouble error={discard.error} />
      </Note>
      {conflict && <ClashLines conflict={conflict} />}
    </>
  );
}

function useGiveUp(edit: PendingEdit, onSay: OneProps['onSay'], onReturned: OneProps['onReturned']) {
  const t = useText();
  return useMutation(
    desk.outbox.discard.mutationOptions({
      onSuccess: () => {
        onReturned(edit);
        onSay(t.edits.gaveUp);
      },
    }),
  );
}

function GiveUpTrouble({ error }: { readonly error: unknown }) {
  const t = useText();
  if (!error) return null;
  return (
    <>
      <br />
      {t.sync.failed}
      {troubleText(t, troubleOf(error))}
    </>
  );
}
