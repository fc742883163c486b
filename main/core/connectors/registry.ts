// The kinds of system this desk can be in front of. A new kind is a folder here and a line in this table.
import type { CredentialAnswer } from '../../../shared/contract/host.ts';
import type { Result } from '../../../shared/domain/fault.ts';
import type { ConnectorKind, SignInKind } from '../../../shared/domain/source.ts';
import type { Id } from '../../../shared/domain/terms.ts';
import type { Probed } from '../sync/control.ts';
import { normalAddress } from './address.ts';
import type { Connector } from './connector.ts';
import { createList } from './list/list.ts';
import { probe } from './probe.ts';
import { createProfile, type ProfileParts } from './profile/profile.ts';
import { createSignIn } from './sign-in.ts';
import { createTransport, type Fetch, type TransportLimits, transportLimits } from './transport.ts';

/** What of a source a connector needs to know. */
type Reached = {
  readonly id: Id;
  readonly address: string;
  readonly connector: ConnectorKind;
  readonly signIn: SignInKind;
  readonly account: string;
};

export type Connectors = {
  connect(source: Reached): Connector;
  probe(address: string, signal: AbortSignal): Promise<Result<Probed>>;
};

type ConnectorParts = {
  readonly fetch: Fetch;
  /** One credential at a time, from the shell. */
  readonly credential: (sourceId: Id) => Promise<CredentialAnswer>;
  readonly now: () => number;
  readonly limits?: TransportLimits;
};

const kinds: { readonly [K in ConnectorKind]: (parts: ProfileParts) => Connector } = {
  profile: createProfile,
  list: createList,
};

/** For an address that is none: the source says so in its health like any other trouble. */
function unreachable(refusal: Result<never>): Connector {
  const answer = async (): Promise<Result<never>> => refusal;
  return {
    reads: 'delta',
    repeats: 'none',
    introduce: answer,
    signIn: answer,
    pull: answer,
    push: answer,
    edit: answer,
    create: answer,
    digest: answer,
    rest: () => undefined,
  };
}

export function createConnectors(parts: ConnectorParts): Connectors {
  const transport = createTransport(parts.fetch, parts.now, parts.limits ?? transportLimits);
  return {
    connect({ id, address: stored, connector, signIn: kind, account }) {
      const normal = normalAddress(stored);
      if (!normal.ok) return unreachable(normal);
      const address = normal.value;
      const signIn = createSignIn({
        kind,
        account,
        transport,
        credential: () => parts.credential(id),
        now: parts.now,
      });
      return kinds[connector]({ address, transport, signIn });
    },
    probe: (address, signal) => probe(address, transport, signal),
  };
}
