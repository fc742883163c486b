// A record that may be changed from here: as it is read, with its foot; or the form in its place.

import {
  type ReactNode,
  type RefObject,
  Suspense,
  startTransition,
  useEffect,
  useRef,
  useState,
} from 'react';
import type { PendingEdit } from '../../shared/contract/desk-outbox.ts';
import { useText } from '../text/words.tsx';
import { Foot, FootButtons } from '../ui/Foot.tsx';
import { KeyButton } from '../ui/KeyButton.tsx';
import { late } from '../ui/late.ts';
import type { RecordScreen } from '../ui/use-opened.ts';
import { type FormKind, formFields } from './form-fields.ts';
import { shownOf } from './laid-over.ts';
import type { DraftToCheck } from './norms/draft-to-check.ts';
import { PendingEdits } from './PendingEdits.tsx';
import { type Editing, useEditing } from './use-editing.ts';

const RecordForm = late(async () => (await import('./RecordForm.tsx')).RecordForm);

type EditableRecordProps = Pick<RecordScreen, 'onSay' | 'onSettle'> & {
  readonly id: string;
  readonly kind: FormKind;
  readonly data: { readonly title: string };
  readonly revision: string;
  readonly editable: readonly string[];
  readonly edits: readonly PendingEdit[];
  /** Where its text may cite norms. */
  readonly onCheck?: (draft: DraftToCheck) => void;
  /** What else may be done to it, beside changing it; nothing of it while it is being changed. */
  readonly acts?: ReactNode;
  /** What stays on this machine, whatever its department offers. */
  readonly own?: ReactNode;
  /** As it is read. */
  readonly children: ReactNode;
};

export function EditableRecord(props: EditableRecordProps) {
  const { id, kind, data, revision, editable, edits, onSay, children } = props;
  const [open, setOpen] = useState(false);
  const editing = useEditing({ id, kind, revision });
  const isOpen = open && editing.draft !== undefined;
  const place = useFocusBack(isOpen);
  return (
    <Suspense>
      <span ref={place} hidden />
      {isOpen ? (
        <RecordForm
          id={id}
          kind={kind}
          title={data.title}
          revision={revision}
          editable={editable}
          shown={shownOf(data, edits)}
          draft={editing.draft ?? null}
          onSay={onSay}
          {...(props.onCheck && { onCheck: props.onCheck })}
          onClose={() => setOpen(false)}
        />
      ) : (
        <>
          {children}
          <RecordFoot {...props} editing={editing} onEdit={() => startTransition(() => setOpen(true))} />
        </>
      )}
    </Suspense>
  );
}

/** When the form is left, reading goes on where it was. */
function useFocusBack(isOpen: boolean): RefObject<HTMLSpanElement | null> {
  const place = useRef<HTMLSpanElement>(null);
  const was = useRef(isOpen);
  useEffect(() => {
    const pane = place.current?.parentElement;
    if (was.current && !isOpen) pane?.querySelector<HTMLElement>('article')?.focus({ preventScroll: true });
    was.current = isOpen;
  }, [isOpen]);
  return place;
}

type RecordFootProps = EditableRecordProps & { readonly editing: Editing; readonly onEdit: () => void };

/** Changes under way, and the way into the form. Nothing where the department offers nothing. */
function RecordFoot({ kind, editable, edits, acts, own, editing, onEdit, ...props }: RecordFootProps) {
  const t = useText();
  const { onSay, onSettle } = props;
  const mayEdit = formFields(kind, editable).length > 0;
  if (!mayEdit && edits.length === 0 && !acts && !own) return null;
  const note = editing.hasDraft ? t.edits.hasDraft : t.todos.offlineHint;
  return (
    <Foot>
      <PendingEdits
        kind={kind}
        edits={edits}
        onSay={onSay}
        onSettle={onSettle}
        onReturned={(edit) => void editing.putBack(edit)}
        onAgain={mayEdit ? (edit) => void editing.putBack(edit).then(onEdit) : undefined}
      />
      {(mayEdit || acts || own) && (
        <FootButtons note={mayEdit || acts ? note : undefined}>
          {mayEdit && (
            <KeyButton keys="Alt E" onPress={onEdit}>
              {kind === 'archive' ? t.edits.open : t.edits.openArticle}
            </KeyButton>
          )}
          {acts}
          {own}
        </FootButtons>
      )}
    </Foot>
  );
}
