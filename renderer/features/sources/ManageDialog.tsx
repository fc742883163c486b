// A source's name, signing in again, and removing it with all that this desk holds of it.

import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { SourceStatus } from '../../../shared/contract/desk-sources.ts';
import { desk } from '../../link/doors.ts';
import { troubleOf } from '../../link/trouble.ts';
import { Failed } from '../../records/Failed.tsx';
import { troubleText } from '../../text/fault-words.ts';
import { useText } from '../../text/words.tsx';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Elements } from '../../ui/Elements.tsx';
import { Note } from '../../ui/Note.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { Form } from './Form.tsx';

type ManageDialogProps = {
  readonly source: SourceStatus;
  readonly onClose: () => void;
  readonly onSignIn: () => void;
  /** 导出给主管: what of it was not sent. */
  readonly onHandOver: () => void;
  readonly onSay: (words: string) => void;
};

export function ManageDialog({ source, onClose, onSignIn, onHandOver, onSay }: ManageDialogProps) {
  const t = useText();
  const [name, setName] = useState(source.name);
  const [removing, setRemoving] = useState(false);
  const rename = useMutation(
    desk.sources.rename.mutationOptions({
      onSuccess: () => {
        onSay(t.sources.renamed);
        onClose();
      },
    }),
  );
  const save = () =>
    name.trim() !== '' && !rename.isPending && rename.mutate({ id: source.id, name: name.trim() });
  if (removing) return <RemoveDialog {...{ source, onClose, onHandOver, onSay }} />;
  return (
    <Dialog title={t.sources.editTitle} closeLabel={t.close} onClose={onClose} width={500}>
      <Form
        onSubmit={save}
        actions={
          <>
            <Button kind="primary" submit busy={rename.isPending} onPress={save}>
              {t.sources.rename}
            </Button>
            {source.signIn !== 'none' && <Button onPress={onSignIn}>{t.sources.signInAgain}</Button>}
            <Button kind="danger" onPress={() => setRemoving(true)}>
              {t.sources.removeTitle}
            </Button>
          </>
        }
      >
        <Elements
          elements={[
            { term: t.sources.address, value: source.address, wide: true },
            { term: t.sources.organ, value: source.organ === '' ? t.emptyValue : source.organ, wide: true },
          ]}
        />
        <TextField
          label={t.sources.name}
          hint={t.sources.nameHint}
          value={name}
          onChange={setName}
          maxLength={60}
          autoFocus
          problem={rename.error ? t.sources.failed + troubleText(t, troubleOf(rename.error)) : undefined}
        />
      </Form>
    </Dialog>
  );
}

function RemoveDialog({ source, onClose, onHandOver, onSay }: Omit<ManageDialogProps, 'onSignIn'>) {
  const t = useText();
  const left = source.waiting + source.unsettled;
  const remove = useMutation(
    desk.sources.remove.mutationOptions({
      onSuccess: () => {
        onSay(t.sources.removed(source.name));
        onClose();
      },
    }),
  );
  return (
    <Dialog
      title={t.sources.removeTitle}
      closeLabel={t.close}
      onClose={onClose}
      width={500}
      actions={
        <>
          <Button
            kind="danger"
            busy={remove.isPending}
            onPress={() => remove.mutate({ id: source.id, evenWithWaiting: left > 0 })}
          >
            {left > 0 ? t.sources.removeAnyway : t.sources.removeGo}
          </Button>
          <Button autoFocus onPress={onClose}>
            {t.sources.removeNot}
          </Button>
        </>
      }
    >
      <p>{t.sources.removeBody(source.name)}</p>
      {left > 0 && (
        <Note kind="warn" actions={<Button onPress={onHandOver}>{t.handOver.open}</Button>}>
          {t.sources.removeWaiting(left)}
        </Note>
      )}
      <Failed error={remove.error} before={t.sources.failed} />
    </Dialog>
  );
}
