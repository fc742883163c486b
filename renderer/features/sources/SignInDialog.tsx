// Signing in to a source again: only what its way of signing in asks for.

import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { SourceStatus } from '../../../shared/contract/desk-sources.ts';
import { Failed } from '../../records/Failed.tsx';
import { useText } from '../../text/words.tsx';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Note } from '../../ui/Note.tsx';
import { Form } from './Form.tsx';
import { signIn } from './join.ts';
import { askedBy, type Given, missingIn } from './sign-in-kinds.ts';
import { SignInFields } from './SignInFields.tsx';

type SignInDialogProps = {
  readonly source: SourceStatus;
  readonly credentialsKept: boolean;
  readonly onClose: () => void;
  readonly onSay: (words: string) => void;
};

export function SignInDialog({ source, credentialsKept, onClose, onSay }: SignInDialogProps) {
  const t = useText();
  const wanted = askedBy(t, source.signIn);
  // What was decided under this account is never sent under another.
  const isBound = wanted.account && source.account !== '' && source.waiting + source.unsettled > 0;
  const asked = isBound ? { ...wanted, account: false } : wanted;
  const [given, setGiven] = useState<Given>({ account: source.account, secret: '' });
  const [pressed, setPressed] = useState(false);
  const join = useMutation({
    mutationFn: () => signIn(source.id, given),
    onSuccess: () => {
      onSay(t.sources.signedIn);
      onClose();
    },
  });
  const go = () => {
    setPressed(true);
    const missing = missingIn(asked, given);
    if (!missing.account && !missing.secret && !join.isPending) join.mutate();
  };
  return (
    <Dialog title={t.sources.signInTitle(source.name)} closeLabel={t.close} onClose={onClose} width={460}>
      <Form
        onSubmit={go}
        actions={
          <Button kind="primary" submit busy={join.isPending} onPress={go}>
            {join.isPending ? t.sources.finishing : t.sources.signInGo}
          </Button>
        }
      >
        {isBound && <Note kind="plain">{t.sources.boundAccount(source.account)}</Note>}
        <SignInFields
          asked={asked}
          given={given}
          onGiven={setGiven}
          pressed={pressed}
          kept={credentialsKept}
        />
        <Failed error={join.error} before={t.sources.signInFailed} />
      </Form>
    </Dialog>
  );
}
