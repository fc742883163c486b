// A desk reduced to its mirror, for tests and load: what it holds after each poll, and the digest of that.
import type { ChangesPage, Digest } from '../../../shared/contract/department.ts';
import { type Buckets, digestOf } from '../system/digest.ts';

type Where = { readonly address: string; readonly secret: string };

export type Reader = {
  /** `kind id` → revision of what is listed. */
  readonly mirror: ReadonlyMap<string, string>;
  cursor(): string | undefined;
  /** Everything there is to take now; how many changes came. */
  pull(): Promise<number>;
  /** As the department computes it, from the mirror alone. */
  digest(): Buckets;
  departmentDigest(): Promise<Digest>;
};

export function createReader({ address, secret }: Where, feed = 'todos', from?: string): Reader {
  const headers = { authorization: `Bearer ${secret}` };
  const mirror = new Map<string, string>();
  let cursor = from;
  const page = async (): Promise<ChangesPage> => {
    const query = cursor === undefined ? '' : `?cursor=${cursor}`;
    const reply = await fetch(`${address}/feeds/${feed}/changes${query}`, { headers });
    if (reply.status !== 200) throw new Error(`status ${reply.status}`);
    return await reply.json();
  };
  return {
    mirror,
    cursor: () => cursor,
    pull: async () => {
      let came = 0;
      for (let more = true; more; ) {
        const { changes, cursor: next, more: hasMore } = await page();
        for (const change of changes) {
          if (change.change === 'upsert') mirror.set(`${change.record.kind} ${change.id}`, change.revision);
          else mirror.delete(`${change.kind} ${change.id}`);
        }
        came += changes.length;
        cursor = next;
        more = hasMore;
      }
      return came;
    },
    digest: () => digestOf(mirror),
    departmentDigest: async () => {
      const reply = await fetch(`${address}/feeds/${feed}/digest`, { headers });
      return await reply.json();
    },
  };
}
