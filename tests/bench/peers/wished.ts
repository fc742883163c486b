// What every peer does besides its own work: takes what is wished, reads our feed, and says in one line what came out.

import { readFileSync } from 'node:fs';

type Wish = {
  /** Of the sample system; for PouchDB, of its own server. */
  readonly address: string;
  readonly secret: string;
  /** An empty folder of its own. */
  readonly dir: string;
  /** Records in one request. */
  readonly batch: number;
};

type Said = {
  readonly records: number;
  /** Until 50 of them could be read. */
  readonly firstMs: number;
  readonly allMs: number;
  readonly searchableMs?: number;
};

export const wish: Wish = JSON.parse(process.argv[2] ?? '{}');
export const firstRows = 50;

/** `peakMb` is VmHWM: the most memory this process ever held. */
export function say(said: Said): void {
  const peak = /^VmHWM:\s+(\d+) kB/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1];
  process.stdout.write(`${JSON.stringify({ ...said, peakMb: Number(peak ?? 0) / 1024 })}\n`);
}

export type Page = {
  readonly changes: readonly { readonly id: string; readonly record: { readonly data: object } }[];
  readonly cursor: string;
  readonly more: boolean;
};

export async function pageOfFeed(
  { address, secret, batch }: Omit<Wish, 'dir'>,
  cursor?: string,
): Promise<Page> {
  const query = new URLSearchParams({ limit: String(batch), ...(cursor === undefined ? {} : { cursor }) });
  const reply = await fetch(`${address}/feeds/todos/changes?${query}`, {
    headers: { authorization: `Bearer ${secret}` },
  });
  if (!reply.ok) throw new Error(`the system answered ${reply.status}`);
  return reply.json() as Promise<Page>;
}

/** Stops the clock the first time that 50 rows can be read. */
export function watchFirst(startedAt: number, readable: () => Promise<number>) {
  let firstMs: number | undefined;
  return {
    look: async () => {
      if (firstMs === undefined && (await readable()) >= firstRows) firstMs = performance.now() - startedAt;
    },
    ms: () => firstMs ?? performance.now() - startedAt,
  };
}
