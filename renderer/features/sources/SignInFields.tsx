// The fields a way of signing in asks for. The secret goes to the shell's keychain and is never read back.

import { useText } from '../../text/words.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { type Asked, type Given, missingIn } from './sign-in-kinds.ts';

type SignInFieldsProps = {
  readonly asked: Asked;
  readonly given: Given;
  readonly onGiven: (given: Given) => void;
  /** The person pressed on: what is missing is said. */
  readonly pressed: boolean;
  readonly kept: boolean;
};

export function SignInFields({ asked, given, onGiven, pressed, kept }: SignInFieldsProps) {
  const t = useText();
  const missing = missingIn(asked, given);
  if (asked.secret === undefined) return <p>{t.sources.noSignIn}</p>;
  const note = kept ? t.sources.secretNote : t.sources.secretNoteMemory;
  return (
    <>
      {asked.account && (
        <TextField
          label={t.sources.account}
          value={given.account}
          maxLength={100}
          autoFocus
          problem={pressed && missing.account ? t.sources.secretMissing : undefined}
          onChange={(account) => onGiven({ ...given, account })}
        />
      )}
      <TextField
        label={asked.secret.label}
        value={given.secret}
        secret
        maxLength={8000}
        autoFocus={!asked.account}
        hint={[asked.secret.hint, note].filter((part) => part !== undefined).join('')}
        problem={pressed && missing.secret ? t.sources.secretMissing : undefined}
        onChange={(secret) => onGiven({ ...given, secret })}
      />
    </>
  );
}
