// Adding a source: its address, who answers there, how to sign in, and the first records coming in.

import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { SignInKind } from '../../../shared/domain/source.ts';
import { desk } from '../../link/doors.ts';
import { troubleOf } from '../../link/trouble.ts';
import { Failed } from '../../records/Failed.tsx';
import { troubleText } from '../../text/fault-words.ts';
import { useText } from '../../text/words.tsx';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Segments } from '../../ui/Segments.tsx';
import { StepLine } from '../../ui/StepLine.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { Added } from './Added.tsx';
import { Form } from './Form.tsx';
import { Identity } from './Identity.tsx';
import { addSource, type Newcomer, signIn } from './join.ts';
import { askedBy, type Given, missingIn } from './sign-in-kinds.ts';
import { SignInFields } from './SignInFields.tsx';
import { newcomerOf, type Probed } from './probed.ts';

type AddSourceDialogProps = { readonly credentialsKept: boolean; readonly onClose: () => void };

export function AddSourceDialog({ credentialsKept, onClose }: AddSourceDialogProps) {
  const t = useText();
  const [address, setAddress] = useState('');
  const [probed, setProbed] = useState<Probed>();
  const [name, setName] = useState<string>();
  const [agreed, setAgreed] = useState(false);
  const [added, setAdded] = useState<string>();
  const probe = useMutation(desk.sources.probe.mutationOptions({ onSuccess: setProbed }));
  const newcomer = probed && { ...newcomerOf(probed), ...(name === undefined ? {} : { name }) };
  const step = newcomer === undefined ? 0 : agreed ? 2 : 1;
  const ask = () => address.trim() !== '' && probe.mutate({ address: address.trim() });
  return (
    <Dialog
      title={added === undefined ? t.sources.addTitle : t.sources.addedTitle}
      closeLabel={t.close}
      onClose={onClose}
    >
      {added === undefined && (
        <StepLine
          steps={[t.sources.steps.address, t.sources.steps.identity, t.sources.steps.signIn]}
          at={step}
        />
      )}
      {step === 0 && (
        <Form
          onSubmit={ask}
          actions={
            <Button kind="primary" submit busy={probe.isPending} onPress={ask}>
              {probe.isPending ? t.sources.probing : t.sources.probe}
            </Button>
          }
        >
          <TextField
            label={t.sources.address}
            value={address}
            onChange={setAddress}
            hint={t.sources.addressHint}
            problem={probe.error ? t.sources.probeFailed + troubleText(t, troubleOf(probe.error)) : undefined}
            maxLength={500}
            autoFocus
          />
        </Form>
      )}
      {step === 1 && probed && newcomer && (
        <Form
          onSubmit={() => newcomer.name.trim() !== '' && setAgreed(true)}
          actions={
            <>
              <Button kind="primary" submit onPress={() => setAgreed(true)}>
                {t.sources.next}
              </Button>
              <Button onPress={() => setProbed(undefined)}>{t.sources.back}</Button>
            </>
          }
        >
          <Identity probed={probed} name={newcomer.name} onName={setName} />
        </Form>
      )}
      {step === 2 && newcomer && added === undefined && (
        <SignInStep
          newcomer={newcomer}
          kept={credentialsKept}
          onBack={() => setAgreed(false)}
          onAdded={setAdded}
        />
      )}
      {added !== undefined && <Added id={added} onClose={onClose} />}
    </Dialog>
  );
}

type SignInStepProps = {
  readonly newcomer: Newcomer;
  readonly kept: boolean;
  readonly onBack: () => void;
  readonly onAdded: (id: string) => void;
};

function SignInStep({ newcomer, kept, onBack, onAdded }: SignInStepProps) {
  const t = useText();
  const [kind, setKind] = useState<SignInKind>(newcomer.signIn);
  const asked = askedBy(t, kind);
  const [given, setGiven] = useState<Given>({ account: '', secret: '' });
  const [pressed, setPressed] = useState(false);
  // Written down at the first try; a second try with another password must not add it again.
  const add = useMutation({
    mutationFn: () => addSource({ ...newcomer, signIn: kind }, given.account.trim()),
  });
  const join = useMutation({
    mutationFn: async () => {
      const id = add.data ?? (await add.mutateAsync());
      await signIn(id, given);
      return id;
    },
    onSuccess: onAdded,
  });
  const go = () => {
    setPressed(true);
    const missing = missingIn(asked, given);
    if (!missing.account && !missing.secret && !join.isPending) join.mutate();
  };
  const failed = add.isError ? t.sources.addFailed : t.sources.signInFailed;
  return (
    <Form
      onSubmit={go}
      actions={
        <>
          <Button kind="primary" submit busy={join.isPending} onPress={go}>
            {join.isPending
              ? t.sources.finishing
              : asked.secret === undefined
                ? t.sources.finishPlain
                : t.sources.finish}
          </Button>
          {add.data === undefined && <Button onPress={onBack}>{t.sources.back}</Button>}
        </>
      }
    >
      {newcomer.connector === 'list' && add.data === undefined && (
        <div>
          <Segments
            label={t.sources.steps.signIn}
            value={kind === 'none' ? 'none' : 'key'}
            onChange={setKind}
            choices={[
              { value: 'key', label: t.sources.withKey },
              { value: 'none', label: t.sources.withoutKey },
            ]}
          />
        </div>
      )}
      <SignInFields asked={asked} given={given} onGiven={setGiven} pressed={pressed} kept={kept} />
      <Failed error={join.error} before={failed} />
    </Form>
  );
}
