// A transport that is signed in. The secret is asked of the shell when it is first needed, kept until `forget`, and
// never in a URL or a log. A 401 ends in a fault; only an old session is renewed, once a request, and never in a
// loop (S10).
import type { CredentialAnswer } from '../../../shared/contract/host.ts';
import { failed, ok, type Result } from '../../../shared/domain/fault.ts';
import type { SignInKind } from '../../../shared/domain/source.ts';
import { rememberedSecret } from './remembered-secret.ts';
import { Session } from './session.ts';
import type { Reply, Transport } from './transport.ts';

export type SignIn = {
  readonly kind: SignInKind;
  readonly account: string;
  readonly transport: Transport;
  readonly credential: () => Promise<CredentialAnswer>;
  readonly now: () => number;
};

export type SignedIn = {
  readonly transport: Transport;
  /** Where account and password are posted; the system says so when it introduces itself. */
  setFormUrl(url: string): void;
  /** The round is over: the secret is dropped from memory. A session stays. */
  forgetSecret(): void;
};

export function createSignIn(parts: SignIn): SignedIn {
  if (parts.kind === 'form') return new Session(parts);
  const secret = rememberedSecret(parts.credential);
  let accepted = false;
  return {
    async transport(ask, signal) {
      const headers = await authorisation(parts, secret.read);
      if (!headers.ok) return headers;
      const reply = await parts.transport({ ...ask, headers: { ...ask.headers, ...headers.value } }, signal);
      if (!reply.ok) return reply;
      if (reply.value.status !== 401) {
        accepted = true;
        return reply;
      }
      secret.forget();
      if (parts.kind === 'none') return failed({ kind: 'sign-in-needed', reason: 'missing' });
      return failed({
        kind: 'sign-in-needed',
        reason: accepted || saysExpired(reply.value) ? 'expired' : 'rejected',
      });
    },
    setFormUrl: () => undefined,
    forgetSecret: secret.forget,
  };
}

/** RFC 6750 §3.1: a token that was good once. */
const saysExpired = (reply: Reply): boolean => /\bexpired\b/i.test(reply.header('www-authenticate') ?? '');

type Headers = Readonly<Record<string, string>>;

async function authorisation(parts: SignIn, read: () => Promise<Result<string>>): Promise<Result<Headers>> {
  if (parts.kind === 'none') return ok({});
  const secret = await read();
  if (!secret.ok) return secret;
  const headers = headersOf(parts, secret.value);
  return headers === undefined ? failed({ kind: 'sign-in-needed', reason: 'rejected' }) : ok(headers);
}

/** Undefined when no header can carry the secret: then it cannot be the right one. */
function headersOf({ kind, account }: SignIn, secret: string): Headers | undefined {
  switch (kind) {
    case 'bearer':
      return isHeaderText(secret.trim()) ? { Authorization: `Bearer ${secret.trim()}` } : undefined;
    case 'key':
      return isHeaderText(secret.trim()) ? { 'X-Access-Key': secret.trim() } : undefined;
    case 'basic':
      return { Authorization: `Basic ${Buffer.from(`${account}:${secret}`, 'utf8').toString('base64')}` };
    case 'none':
    case 'form':
      return {};
  }
}

const isHeaderText = (text: string): boolean => /^[\x21-\x7e]+$/.test(text);
