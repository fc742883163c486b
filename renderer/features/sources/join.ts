// Adding a source in the order that loses nothing: it is written down, its secret goes to the keychain, then the
// sign-in is tried. A source that is there already is only signed in to.

import type { ConnectorKind, SignInKind } from '../../../shared/domain/source.ts';
import { desk, shell } from '../../link/doors.ts';
import type { Given } from './sign-in-kinds.ts';

export type Newcomer = {
  readonly address: string;
  readonly connector: ConnectorKind;
  readonly name: string;
  readonly organ: string;
  readonly signIn: SignInKind;
};

export async function addSource(newcomer: Newcomer, account: string): Promise<string> {
  const { id } = await desk.sources.add.call({ ...newcomer, account });
  return id;
}

export async function signIn(id: string, { account, secret }: Given): Promise<void> {
  if (secret !== '') await shell.credentials.save.call({ sourceId: id, secret });
  await desk.sources.signIn.call({ id, account: account.trim() });
}
