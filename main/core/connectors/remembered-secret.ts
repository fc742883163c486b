// One secret of one source: asked of the shell when it is first needed, kept until it is forgotten.
import type { CredentialAnswer } from '../../../shared/contract/host.ts';
import { failed, ok, type Result } from '../../../shared/domain/fault.ts';
import { never } from '../../../shared/domain/must.ts';

export type Secret = { read(): Promise<Result<string>>; forget(): void };

export function rememberedSecret(credential: () => Promise<CredentialAnswer>): Secret {
  let secret: string | undefined;
  return {
    async read() {
      if (secret !== undefined) return ok(secret);
      const answer = await credential();
      switch (answer.outcome) {
        case 'found':
          secret = answer.secret;
          return ok(answer.secret);
        case 'missing':
          return failed({ kind: 'sign-in-needed', reason: 'missing' });
        case 'keyring':
          return failed({ kind: 'sign-in-needed', reason: keyringReason[answer.keyring] });
      }
      return never(answer);
    },
    forget() {
      secret = undefined;
    },
  };
}

const keyringReason = { none: 'keyring-gone', locked: 'keyring-locked', unlocked: 'missing' } as const;
