// One request on its way through a department, whatever that is made of: the faults that befall it before and after the
// department's own reply.
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Place } from './control-contract.ts';
import type { ActiveFaults, Faults } from './faults.ts';
import { harmedReply, type Reply, send } from './reply.ts';
import { uploadLimits } from './tus.ts';

export const bodyLimit = 256 * 1024;

export type Asked = {
  readonly request: IncomingMessage;
  readonly url: URL;
  readonly body: Buffer | 'too-large';
  /** Of an upload, the line may be cut in the middle of a chunk: what came of it counts. */
  readonly isCut: boolean;
  readonly place: Place;
  readonly parts: readonly string[];
  readonly faults: ActiveFaults;
};

type Passage = {
  readonly faults: Faults;
  readonly seen: { readonly byPlace: Map<Place, number> };
  /** The last reply of each place, for `stray-reply`. */
  readonly lastReplies: Map<Place, Reply>;
  now(): number;
};

type Found = { readonly place: Place; readonly parts: readonly string[] };

export async function exchange(
  passage: Passage,
  [request, response]: readonly [IncomingMessage, ServerResponse],
  find: (url: URL) => Found,
  reply: (asked: Asked) => Reply | Promise<Reply>,
): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://department');
  const { place, parts } = find(url);
  const { byPlace } = passage.seen;
  byPlace.set(place, (byPlace.get(place) ?? 0) + 1);
  const feed = place === 'changes' || place === 'recent' || place === 'digest' ? parts[0] : undefined;
  const faults = passage.faults.befall(place, feed);
  const { body, isCut } = await readBody(request, place);
  const delay = faults.find('delay');
  if (delay !== undefined) await new Promise((resolve) => setTimeout(resolve, delay.ms));
  if (faults.find('stall') !== undefined) return;
  if (faults.find('cut-before') !== undefined) return void request.socket.resetAndDestroy();
  const answer = harmedReply(faults) ?? (await reply({ request, url, body, isCut, place, parts, faults }));
  if (isCut) return;
  if (faults.find('cut-after-effect') !== undefined) return void request.socket.resetAndDestroy();
  const stray = faults.find('stray-reply') && passage.lastReplies.get(place);
  passage.lastReplies.set(place, answer);
  await send(request, response, stray ?? answer, faults, passage.now());
}

async function readBody(request: IncomingMessage, place: Place): Promise<Pick<Asked, 'body' | 'isCut'>> {
  const limit = place === 'upload' ? uploadLimits.chunk : bodyLimit;
  const blocks: Buffer[] = [];
  let size = 0;
  let isCut = false;
  try {
    for await (const block of request as AsyncIterable<Buffer>) {
      size += block.length;
      if (size <= limit) blocks.push(block);
    }
  } catch (error) {
    if (place !== 'upload') throw error;
    isCut = true;
  }
  return { body: size > limit ? 'too-large' : Buffer.concat(blocks), isCut };
}
