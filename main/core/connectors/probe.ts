// Who is at an address, asked without signing in: a system with the profile, or one with the thin list.
import { failed, type Fault, ok, type Result } from '../../../shared/domain/fault.ts';
import type { Probed } from '../sync/control.ts';
import { addressesOf, below } from './address.ts';
import { jsonOf, looksLikeHtml } from './json-reply.ts';
import { statedCount } from './list/decode.ts';
import { askAbout } from './profile/profile.ts';
import { faultOfStatus } from './status.ts';
import type { Reply, Transport } from './transport.ts';

/** Where lists are usually found when only the host was typed. */
const usualListPath = '/todo/list';

export async function probe(
  typed: string,
  transport: Transport,
  signal: AbortSignal,
): Promise<Result<Probed>> {
  const addresses = addressesOf(typed);
  if (!addresses.ok) return addresses;
  const enough = new AbortController();
  const either = AbortSignal.any([signal, enough.signal]);
  // Together, because a firewall that swallows one of them costs its whole time-out; the first is still preferred.
  const asked = addresses.value.map((address) => probeOne(address, transport, either));
  const outcomes = Promise.allSettled(asked);
  let fault: Fault = { kind: 'not-found' };
  for (const one of asked) {
    const probed = await one;
    // A system whose certificate is bad is not spoken to in clear text instead.
    if (probed.ok || isAboutCertificate(probed.fault)) {
      enough.abort();
      await outcomes;
      return probed;
    }
    fault = moreTelling(fault, probed.fault);
  }
  return failed(fault);
}

const isAboutCertificate = (fault: Fault): boolean =>
  fault.kind === 'offline' && fault.reason === 'certificate';

async function probeOne(address: string, transport: Transport, signal: AbortSignal): Promise<Result<Probed>> {
  const about = await askAbout(address, transport, signal);
  if (about.ok) return ok({ connector: 'profile', address, about: about.value.about });
  // Nobody there, or a system that has the profile and is in trouble: no need to look for a list.
  if (!mayBeAList(about.fault)) return about;
  const hasPath = new URL(address).pathname !== '/';
  const places = hasPath ? [address] : [address, below(address, usualListPath)];
  for (const place of places) {
    const list = await probeList(place, transport, signal);
    if (list !== undefined) return list;
  }
  return about;
}

async function probeList(
  address: string,
  transport: Transport,
  signal: AbortSignal,
): Promise<Result<Probed> | undefined> {
  const reply = await transport({ method: 'GET', url: address }, signal);
  if (!reply.ok) return undefined;
  const name = new URL(address).host;
  if (wantsSignIn(reply.value)) return ok({ connector: 'list', address, name });
  if (reply.value.status !== 200) return undefined;
  const json = jsonOf(reply.value);
  const stated = json.ok ? statedCount(json.value) : json;
  return stated.ok ? ok({ connector: 'list', address, name, stated: stated.value }) : undefined;
}

/** A list behind sign-in cannot be looked at; a page that wants sign-in is no list. */
const wantsSignIn = (reply: Reply): boolean =>
  faultOfStatus(reply).kind === 'sign-in-needed' && !looksLikeHtml(reply);

function mayBeAList(fault: Fault): boolean {
  switch (fault.kind) {
    case 'not-found':
    case 'not-allowed':
    case 'sign-in-needed':
      return true;
    case 'bad-reply':
      return fault.reason !== 'newer-profile' && fault.reason !== 'redirected';
    case 'offline':
    case 'busy':
    case 'bad-request':
    case 'cursor-forgotten':
    case 'no-space':
    case 'internal':
      return false;
  }
}

/** What answered is worth more than what did not. */
const moreTelling = (a: Fault, b: Fault): Fault =>
  a.kind === 'offline' || a.kind === 'not-found' ? b : b.kind === 'offline' ? a : b;
