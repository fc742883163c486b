// What went wrong with a call, as a closed set that text can put into words. Whatever is not an agreed error of
// the contracts is a bug on the other side or a line that was cut.

import { ORPCError } from '@orpc/client';
import type { Keyring } from '../../shared/contract/shell.ts';
import type { Fault } from '../../shared/domain/fault.ts';

type Trouble =
  | { readonly kind: 'fault'; readonly fault: Fault }
  | { readonly kind: 'keyring'; readonly keyring: Keyring }
  | { readonly kind: 'not-now' }
  | { readonly kind: 'passphrase-too-short'; readonly least: number }
  /** The other side went away while it was asked: whether it was done is seen when it is back. */
  | { readonly kind: 'cut' };

export function troubleOf(error: unknown): Trouble {
  if (!(error instanceof ORPCError)) return { kind: 'cut' };
  switch (error.code) {
    case 'FAULT':
      return { kind: 'fault', fault: error.data };
    case 'KEYRING':
      return { kind: 'keyring', keyring: error.data.keyring };
    case 'PASSPHRASE_TOO_SHORT':
      return { kind: 'passphrase-too-short', least: error.data.least };
    case 'NOT_NOW':
      return { kind: 'not-now' };
    default:
      return { kind: 'fault', fault: { kind: 'internal', reference: String(error.code) } };
  }
}
