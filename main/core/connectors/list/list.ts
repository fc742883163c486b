// The thin list many departments offer for a 统一待办: the whole list each time, a stated count, nothing else. No
// cursor, no paging, no write-back: its to-dos carry no actions and are dealt with in the department's own system.
import type { Offers } from '../../../../shared/contract/department.ts';
import { failed, ok, type Result } from '../../../../shared/domain/fault.ts';
import type { Connector, PulledPage } from '../connector.ts';
import { jsonOf } from '../json-reply.ts';
import type { SignedIn } from '../sign-in.ts';
import { bytesOf, clockSkewOf, faultOfStatus } from '../status.ts';
import type { Ask, Reply } from '../transport.ts';
import { decodeList, listEpoch } from './decode.ts';

type ListParts = { readonly address: string; readonly signIn: SignedIn };

const listFeed = 'todos';
const offersNothing: Offers = { edits: [], digest: false, newerSchema: false };

export function createList({ address, signIn }: ListParts): Connector {
  const ask: Ask = { method: 'GET', url: address };
  return {
    reads: 'listing',
    repeats: 'none',
    // It has no way to say who it is: its address is all that tells it from others.
    introduce: async () =>
      ok({
        systemId: address,
        name: new URL(address).host,
        organ: '',
        epoch: listEpoch,
        feeds: [{ name: listFeed, kinds: ['todo'] }],
        offers: offersNothing,
      }),
    async signIn(signal) {
      const reply = await signIn.transport(ask, signal);
      if (!reply.ok) return reply;
      return reply.value.status === 200 ? ok(undefined) : failed(faultOfStatus(reply.value));
    },
    async pull(_feed, _cursor, signal) {
      const reply = await signIn.transport(ask, signal);
      return reply.ok ? listOf(reply.value) : reply;
    },
    push: async () => failed({ kind: 'not-allowed' }),
    edit: async () => failed({ kind: 'not-allowed' }),
    create: async () => failed({ kind: 'not-allowed' }),
    digest: async () => failed({ kind: 'not-allowed' }),
    rest: () => signIn.forgetSecret(),
  };
}

function listOf(reply: Reply): Result<PulledPage> {
  if (reply.status !== 200) return failed(faultOfStatus(reply));
  const json = jsonOf(reply);
  if (!json.ok) return json;
  const page = decodeList(json.value);
  return page.ok ? ok({ ...page.value, ...clockSkewOf(reply), bytes: bytesOf(reply) }) : page;
}
