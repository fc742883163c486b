// Who takes part in the first pull, and how each is run: every one in a process of its own, into a fresh folder.

import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Place } from '../place.ts';
import type { Floor } from '../raw-floor.ts';
import type { FirstSaid } from './desk-process.ts';
import { saidBy } from './own-process.ts';
import type { System } from './systems.ts';
import { pullInWindow } from './window-pull.ts';

export type Pulled = {
  readonly firstMs: number;
  readonly allMs: number;
  readonly searchableMs?: number;
  readonly peakMb: number;
  readonly records: number;
};

/** What a round has at hand. A system that could not be had says why. */
export type Ground = {
  readonly place: Place;
  readonly sample: System;
  readonly postgres: () => Promise<System>;
  readonly pouchServer: () => Promise<string>;
  readonly isFirstRound: boolean;
};

type Contender = {
  readonly name: string;
  /** At 500,000 it would take longer than all others together. */
  readonly notHuge?: boolean;
  run(ground: Ground): Promise<Pulled>;
};

export const floorName = 'raw floor';
export const key = 'c0'.repeat(32);
const here = (file: string) => join(import.meta.dirname, file);
const peer = (file: string) => join(import.meta.dirname, '../peers', file);

/** A folder that is gone afterwards. */
export async function inFolder<T>({ scratch }: Place, work: (dir: string) => Promise<T>): Promise<T> {
  const dir = await mkdtemp(join(scratch, 'pull-'));
  try {
    return await work(dir);
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}

export const sourceOf = ({ name, organ, address, connector, signIn, account, secret }: System) => ({
  name,
  organ,
  address,
  connector,
  signIn,
  account,
  secret,
});

export function rawRun({ place, sample: { address, secret } }: Ground): Promise<Floor & { peakMb: number }> {
  return inFolder(place, (dir) =>
    saidBy(here('floor-process.ts'), {
      address,
      secret,
      feed: 'todos',
      pageSize: 1000,
      path: join(dir, 'raw.db'),
      key,
    }),
  );
}

/** Everything is there at once, in one transaction. */
export function floorAsPulled({ downloadMs, insertMs, peakMb, records }: Floor & { peakMb: number }): Pulled {
  const ms = downloadMs + insertMs;
  return { firstMs: ms, allMs: ms, peakMb, records };
}

function deskRun({ place }: Ground, system: System, search: boolean): Promise<FirstSaid> {
  const sources = [sourceOf(system)];
  return inFolder(place, (dir) =>
    saidBy(here('desk-process.ts'), { task: 'first', path: join(dir, 'desk.db'), key, sources, search }),
  );
}

/** Throws the reason when the peers could not be installed. */
export function demandPeers(): void {
  const { GOVDESK_PEERS: folder, GOVDESK_PEERS_TROUBLE: trouble } = process.env;
  if (!folder) throw new Error(`not to be had: ${trouble ?? 'GOVDESK_PEERS is not set'}`);
}

async function peerRun(
  { place, sample: { address, secret } }: Ground,
  file: string,
  batch: number,
): Promise<Pulled> {
  demandPeers();
  return inFolder(place, (dir) => saidBy(peer(file), { address, secret, dir, batch }));
}

const pouch = (batch: number): Contender => ({
  name: `PouchDB ← pouchdb-server, batch ${batch}`,
  ...(batch < 1000 ? { notHuge: true } : {}),
  run: async (ground) => {
    const address = await ground.pouchServer();
    return inFolder(ground.place, (dir) => saidBy(peer('pouchdb.ts'), { address, secret: '', dir, batch }));
  },
});

/** After the floor, which is run first in each round. */
export const contenders: readonly Contender[] = [
  {
    name: 'Govdesk ← sample system, Node',
    run: (ground) => deskRun(ground, ground.sample, ground.isFirstRound),
  },
  {
    name: 'Govdesk ← sample system, in the app',
    run: ({ place, sample }) => pullInWindow(place, sample, false),
  },
  {
    name: 'Govdesk ← PostgreSQL, Node',
    run: async (ground) => deskRun(ground, await ground.postgres(), false),
  },
  {
    name: 'Govdesk ← PostgreSQL, in the app',
    run: async ({ place, postgres }) => pullInWindow(place, await postgres(), false),
  },
  {
    name: 'raw floor ← PostgreSQL',
    run: async (ground) => floorAsPulled(await rawRun({ ...ground, sample: await ground.postgres() })),
  },
  { name: 'RxDB ← sample system, memory only', run: (ground) => peerRun(ground, 'rxdb.ts', 1000) },
  {
    name: 'WatermelonDB ← sample system',
    notHuge: true,
    run: (ground) => peerRun(ground, 'watermelondb.ts', 5000),
  },
  pouch(1000),
  pouch(100),
];
