// What each way of signing in asks the person for. Pure.

import type { SignInKind } from '../../../shared/domain/source.ts';
import type { Text } from '../../text/zh.ts';

export type Asked = {
  readonly account: boolean;
  /** Undefined: there is no secret to give. */
  readonly secret: { readonly label: string; readonly hint: string | undefined } | undefined;
};

export function askedBy(t: Text, kind: SignInKind): Asked {
  const words = t.sources;
  switch (kind) {
    case 'none':
      return { account: false, secret: undefined };
    case 'bearer':
      return { account: false, secret: { label: words.token, hint: words.tokenHint } };
    case 'key':
      return { account: false, secret: { label: words.key, hint: words.keyHint } };
    case 'basic':
    case 'form':
      return { account: true, secret: { label: words.password, hint: undefined } };
  }
}

export type Given = { readonly account: string; readonly secret: string };

/** What is still missing, to be said at the fields. */
export function missingIn(
  asked: Asked,
  given: Given,
): { readonly account: boolean; readonly secret: boolean } {
  return {
    account: asked.account && given.account.trim() === '',
    secret: asked.secret !== undefined && given.secret === '',
  };
}
