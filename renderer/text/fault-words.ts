// What went wrong, in a sentence: one complete switch over the faults. What is safe and what is next stands in
// the sentence or beside it, where the thing was done.

import type { Fault } from '../../shared/domain/fault.ts';
import { spanWords } from './dates.ts';
import type { Text } from './zh.ts';

export function faultText(t: Text, fault: Fault): string {
  switch (fault.kind) {
    case 'offline':
      return t.fault.offline[fault.reason];
    case 'busy':
      return fault.retryAfterMs ? t.fault.busyUntil(spanWords(t, fault.retryAfterMs)) : t.fault.busy;
    case 'sign-in-needed':
      return t.fault.signIn[fault.reason];
    case 'not-allowed':
      return t.fault.notAllowed;
    case 'not-found':
      return t.fault.notFound;
    case 'bad-request':
      return badRequestText(t, fault);
    case 'bad-reply':
      return t.fault.badReply[fault.reason];
    case 'cursor-forgotten':
      return t.fault.cursorForgotten;
    case 'no-space':
      return t.fault.noSpace;
    case 'internal':
      return t.fault.internal(fault.reference);
  }
}

/** For the field and why; for the field alone; else with the name of the record's field, when it is one. Never a wire name. */
function badRequestText(
  t: Text,
  { field, reason }: Extract<Fault, { readonly kind: 'bad-request' }>,
): string {
  const known: Readonly<Record<string, string>> = t.fault.badRequestKnown;
  const names: Readonly<Record<string, string>> = { ...t.fields.article, ...t.fields.archive };
  const name = names[field];
  const plain = name === undefined ? t.fault.badRequestPlain : t.fault.badRequest(name);
  return known[`${field} ${reason}`] ?? known[field] ?? plain;
}

/** What the link makes of an error; the same shape, so that text needs nothing of the link. */
type TroubleLike =
  | { readonly kind: 'fault'; readonly fault: Fault }
  | { readonly kind: 'keyring'; readonly keyring: 'none' | 'locked' | 'unlocked' }
  | { readonly kind: 'not-now' }
  | { readonly kind: 'passphrase-too-short'; readonly least: number }
  | { readonly kind: 'cut' };

export function troubleText(t: Text, trouble: TroubleLike): string {
  switch (trouble.kind) {
    case 'fault':
      return faultText(t, trouble.fault);
    case 'keyring':
      return t.fault.keyring[trouble.keyring];
    case 'not-now':
      return t.fault.notNow;
    case 'passphrase-too-short':
      return t.fault.passphraseTooShort(trouble.least);
    case 'cut':
      return t.fault.cut;
  }
}
