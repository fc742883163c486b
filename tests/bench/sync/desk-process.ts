// A desk of ours in a process of its own: store, sync and search as compose.ts puts them together, with Node's own
// fetch. Told by its first word what to do; says one line of JSON for each thing asked.

import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { createSearch } from '../../../main/core/search/search.ts';
import { listTodos } from '../../../main/core/store/todo-list.ts';
import { type InNode, openInNode, type SourceOf } from '../desk-in-node.ts';

type DeskWish = {
  /** first: everything for the first time. rounds: one round for each line on its input. */
  readonly task: 'first' | 'rounds';
  readonly path: string;
  readonly key: string;
  readonly sources: readonly SourceOf[];
  /** Beside them, without being waited for: they are not well. */
  readonly sick?: readonly SourceOf[];
  /** The file is there already. */
  readonly goOn?: boolean;
  /** Of a first sync: make it searchable too. */
  readonly search?: boolean;
  /** Of a first sync: also say when the first rows can be read, or when so many records are there. */
  readonly tell?: 'first' | number;
  /** Before the rounds: fill the file up to so many to-dos, beside those of the sources. */
  readonly fillTo?: number;
};

export type FirstSaid = {
  readonly records: number;
  readonly firstMs: number;
  readonly allMs: number;
  readonly searchableMs?: number;
  readonly peakMb: number;
  readonly peakSearchMb?: number;
  readonly stallMs: number;
  readonly cpuMs: number;
  /** Until each source was through. */
  readonly byMs: readonly number[];
};
export type RoundSaid = { readonly ms: number; readonly cpuMs: number };

const firstRows = 50;
const wish: DeskWish = JSON.parse(process.argv[2] ?? '{}');
const say = (line: object) => process.stdout.write(`${JSON.stringify(line)}\n`);

const peakMb = () =>
  Number(/^VmHWM:\s+(\d+) kB/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1] ?? 0) / 1024;
const cpuNow = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

const opened = (): InNode =>
  openInNode({
    path: wish.path,
    key: wish.key,
    create: wish.goOn !== true,
    known: wish.goOn === true ? wish.sources : [],
  });

function hasFirstRows({ store }: InNode): boolean {
  const now = Date.now();
  const query = { filter: { scope: 'open' as const }, now, endOfToday: now };
  return listTodos(store, query, { offset: 0, limit: firstRows }).length === firstRows;
}

async function first(): Promise<void> {
  const desk = opened();
  const before = cpuNow();
  const startedAt = performance.now();
  let firstMs: number | undefined;
  let hasTold = false;
  const look = () => {
    if (firstMs === undefined && hasFirstRows(desk)) {
      firstMs = performance.now() - startedAt;
      if (wish.tell === 'first') say({ firstMs, records: desk.todos() });
    }
    if (!hasTold && typeof wish.tell === 'number' && desk.todos() >= wish.tell) {
      hasTold = true;
      say({ records: desk.todos() });
    }
  };
  desk.onPublished((topics) => {
    if (topics.includes('todos')) look();
  });
  const stall = desk.watchStalls();
  for (const source of wish.sick ?? []) void desk.syncFirst(source).catch(() => undefined);
  const byMs = await Promise.all(
    wish.sources.map(async (source) => {
      await desk.syncFirst(source);
      return performance.now() - startedAt;
    }),
  );
  const allMs = Math.max(...byMs);
  const said = {
    records: desk.todos(),
    firstMs: firstMs ?? allMs,
    allMs,
    byMs,
    peakMb: peakMb(),
    stallMs: stall.end(),
    cpuMs: cpuNow() - before,
  };
  const searched = wish.search === true ? await makeSearchable(desk, startedAt) : {};
  await desk.close();
  say({ ...said, ...searched });
}

/** In the slices of the app, one after the other. */
async function makeSearchable({ store }: InNode, startedAt: number): Promise<object> {
  const search = createSearch({ store, ticks: () => performance.now() });
  await search.ready;
  while (search.step()) await new Promise((resolve) => setImmediate(resolve));
  const [hit] = search.ask('征求意见', 5);
  if (hit === undefined) throw new Error('believed: what was indexed is found');
  return { searchableMs: performance.now() - startedAt, peakSearchMb: peakMb() };
}

async function rounds(): Promise<void> {
  const desk = opened();
  const [source] = wish.sources;
  if (source === undefined) throw new Error('believed: a round has a source');
  const id = await desk.syncFirst(source);
  // What a desk does once a day is done by then.
  for (let round = 0; round < 2; round += 1) await desk.round(id);
  if (wish.fillTo !== undefined) desk.fillTo(wish.fillTo);
  say({ records: desk.todos() });
  for await (const _word of createInterface({ input: process.stdin })) {
    const [cpu, at] = [cpuNow(), performance.now()];
    await desk.round(id);
    say({ ms: performance.now() - at, cpuMs: cpuNow() - cpu });
  }
  await desk.close();
}

if (wish.task === 'first') await first();
else await rounds();
process.exit(0);
