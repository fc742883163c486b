// Who may ask. Secrets are compared in constant time; a refusal never says what was wrong.
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { alwaysRemembered, type Base } from './base.ts';
import type { SystemPlan } from './plan.ts';
import { errorReply, type Reply } from './reply.ts';

const digest = (text: string) => createHash('sha256').update(text).digest();
const same = (a: string, b: string): boolean => timingSafeEqual(digest(a), digest(b));

export function isRightSecret(base: Base, plan: SystemPlan, account: string, secret: string): boolean {
  const known = same(account, plan.account);
  return same(secret, alwaysRemembered(base, 'secret')) && known;
}

/** Whether the request carries this system's own kind of sign-in. */
export function isSignedIn(base: Base, plan: SystemPlan, request: IncomingMessage, now: number): boolean {
  const secret = alwaysRemembered(base, 'secret');
  switch (plan.signIn) {
    case 'none':
      return true;
    case 'bearer':
      return same(request.headers.authorization ?? '', `Bearer ${secret}`);
    case 'basic':
      return same(
        request.headers.authorization ?? '',
        `Basic ${Buffer.from(`${plan.account}:${secret}`).toString('base64')}`,
      );
    case 'key':
      return same(String(request.headers['x-access-key'] ?? ''), secret);
    case 'form':
      return hasSession(base, request, now);
  }
}

const cookieName = 'linxi_session';

export function hasSession(base: Base, request: IncomingMessage, now: number): boolean {
  const pairs = (request.headers.cookie ?? '').split(';').map((pair) => pair.trim().split('='));
  const id = pairs.find(([name]) => name === cookieName)?.[1];
  if (id === undefined) return false;
  return base.sql('SELECT 1 FROM session WHERE id = ? AND expires > ?').get(id, now) !== undefined;
}

/** Opens a session; the value for `Set-Cookie`. */
export function openSession(base: Base, now: number): string {
  const seconds = Number(alwaysRemembered(base, 'session-seconds'));
  const id = randomBytes(24).toString('base64url');
  base.sql('DELETE FROM session WHERE expires <= ?').run(now);
  base.sql('INSERT INTO session(id, expires) VALUES (?, ?)').run(id, now + seconds * 1000);
  return `${cookieName}=${id}; Path=/; HttpOnly; SameSite=Strict; Max-Age=${seconds}`;
}

export function refuseSignIn(plan: SystemPlan): Reply {
  const challenge: Record<string, string> =
    plan.signIn === 'basic'
      ? { 'WWW-Authenticate': 'Basic realm="linxi", charset="UTF-8"' }
      : plan.signIn === 'bearer'
        ? { 'WWW-Authenticate': 'Bearer' }
        : {};
  return errorReply('UNAUTHORIZED', 401, false, challenge);
}
