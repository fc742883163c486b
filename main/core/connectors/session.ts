// Signing in by a form: account and password are posted once, then the session's cookie goes along. An ended session
// is renewed once a request and never in a loop (S10). Cookies live in memory alone.
import { failed, type Fault, ok, type Result } from '../../../shared/domain/fault.ts';
import { type Cookies, cookieHeader, withCookies } from './cookies.ts';
import { looksLikeHtml } from './json-reply.ts';
import { rememberedSecret, type Secret } from './remembered-secret.ts';
import type { SignedIn, SignIn } from './sign-in.ts';
import { faultOfStatus } from './status.ts';
import { type Ask, isRedirect, redirectedAway, type Reply, sameOriginTarget } from './transport.ts';

const noCookies: Cookies = new Map();

export class Session implements SignedIn {
  readonly #parts: SignIn;
  readonly #secret: Secret;
  #formUrl: string | undefined;
  #cookies = noCookies;
  #opening: Promise<Result<void>> | undefined;

  constructor(parts: SignIn) {
    this.#parts = parts;
    this.#secret = rememberedSecret(parts.credential);
  }

  setFormUrl(url: string): void {
    this.#formUrl = url;
  }

  forgetSecret(): void {
    this.#secret.forget();
  }

  readonly transport = async (ask: Ask, signal: AbortSignal): Promise<Result<Reply>> => {
    const isFresh = this.#cookies.size === 0;
    if (!isFresh) {
      const reply = await this.#within(ask, signal);
      if (reply !== 'ended') return reply;
    }
    const opened = await this.#open(signal);
    if (!opened.ok) return opened;
    const reply = await this.#within(ask, signal);
    if (reply !== 'ended') return reply;
    this.#cookies = noCookies;
    return failed({ kind: 'sign-in-needed', reason: 'rejected' });
  };

  async #within(ask: Ask, signal: AbortSignal): Promise<Result<Reply> | 'ended'> {
    const headers = { ...ask.headers, Cookie: cookieHeader(this.#cookies) };
    const reply = await this.#parts.transport({ ...ask, headers, redirects: 'answer' }, signal);
    if (!reply.ok) return reply;
    this.#cookies = withCookies(this.#cookies, reply.value.setCookies, this.#parts.now());
    if (isSessionEnd(reply.value, ask.url)) return 'ended';
    return isRedirect(reply.value.status) ? failed(redirectedAway) : reply;
  }

  /** A page asked for ahead and an action may find the session ended at one moment: one login serves both. */
  #open(signal: AbortSignal): Promise<Result<void>> {
    this.#opening ??= this.#logIn(signal).finally(() => {
      this.#opening = undefined;
    });
    return this.#opening;
  }

  async #logIn(signal: AbortSignal): Promise<Result<void>> {
    const { transport, account, now } = this.#parts;
    this.#cookies = noCookies;
    if (this.#formUrl === undefined) return failed(noForm);
    const password = await this.#secret.read();
    if (!password.ok) return password;
    const reply = await transport(loginAsk(this.#formUrl, account, password.value), signal);
    if (!reply.ok) return reply;
    const cookies = withCookies(noCookies, reply.value.setCookies, now());
    const fault = loginFault(reply.value, cookies);
    if (fault === undefined) {
      this.#cookies = cookies;
      return ok(undefined);
    }
    if (fault.kind === 'sign-in-needed') this.#secret.forget();
    return failed(fault);
  }
}

const noForm: Fault = { kind: 'bad-reply', reason: 'shape', detail: 'no login form is stated' };

/** Systems with a form say 401 or send the browser to the form; a redirect elsewhere is no word of theirs. */
const isSessionEnd = (reply: Reply, url: string): boolean =>
  reply.status === 401 ||
  (isRedirect(reply.status) && sameOriginTarget(url, reply.header('location')) !== undefined);

function loginAsk(url: string, account: string, password: string): Ask {
  return {
    method: 'POST',
    url,
    headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ account, password }).toString(),
    redirects: 'answer',
  };
}

/**
 * A page or a redirect instead of an answer may be a captive portal's: that is no wrong password, and must not stop
 * the source. (The cookie of a login that answers with a redirect is withheld by Chromium; the profile asks for 204.)
 */
function loginFault(reply: Reply, cookies: Cookies): Fault | undefined {
  const { status } = reply;
  if (isRedirect(status)) return redirectedAway;
  if (status < 300 && cookies.size > 0) return undefined;
  if (status < 300 && looksLikeHtml(reply)) {
    return { kind: 'bad-reply', reason: 'html', detail: 'a page came instead of a session' };
  }
  if (status < 300 || status === 400 || status === 401 || status === 403 || status === 422) {
    return { kind: 'sign-in-needed', reason: 'rejected' };
  }
  return faultOfStatus(reply);
}
