// Who answered at an address, and what the desk writes down of it. Pure.

import type { About } from '../../../shared/contract/department.ts';
import type { RecordKind } from '../../../shared/domain/terms.ts';
import type { Newcomer } from './join.ts';

export type Probed =
  | { readonly connector: 'profile'; readonly address: string; readonly about: About }
  | {
      readonly connector: 'list';
      readonly address: string;
      readonly name: string;
      readonly stated?: number | undefined;
    };

export function newcomerOf(probed: Probed): Newcomer {
  const { address, connector } = probed;
  if (probed.connector === 'list') {
    // A list that told its length was read without a key.
    return {
      address,
      connector,
      name: probed.name,
      organ: '',
      signIn: probed.stated === undefined ? 'key' : 'none',
    };
  }
  const { name, organ, signIn } = probed.about;
  return { address, connector, name, organ, signIn: signIn.kind };
}

/** The kinds of record it offers, each once. */
export function offeredBy(probed: Probed): readonly RecordKind[] {
  if (probed.connector === 'list') return ['todo'];
  return [...new Set(probed.about.feeds.flatMap((feed) => feed.kinds))];
}
