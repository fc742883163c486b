// `npm run bench search`: how fast a question is answered, what the index costs, and others beside it.
import { join } from 'node:path';
import { percentile, rounded } from '../figures.ts';
import type { Outcome } from '../outcome.ts';
import type { Place } from '../place.ts';
import { saidBy } from '../sync/own-process.ts';
import type { Said as BesideSaid } from './beside-process.ts';
import type { Said as FloorSaid } from './floor-process.ts';
import type { Said } from './search-process.ts';
import { inWindow } from './window.ts';

type SearchName = 'search-statutes' | 'search-county' | 'search-index' | 'search-beside' | 'search-window';
type Wish = { readonly place: Place; readonly records: number };

const script = (name: string): string => join(import.meta.dirname, name);

/** In the order they are run and shown. `records`: of the county; a million, or 200,000 for a quick look. */
export const searchParts: Readonly<Record<SearchName, (wish: Wish) => Promise<Outcome>>> = {
  'search-statutes': ({ place }) =>
    asked('search-statutes', { path: join(place.scratch, 'statutes.db'), records: 0, complete: true }),
  'search-county': ({ place, records }) =>
    asked('search-county', { path: join(place.scratch, 'county.db'), records, complete: false }),
  'search-index': ({ place }) => indexed(join(place.scratch, 'index.db')),
  'search-beside': ({ place }) => beside(join(place.scratch, 'beside.db')),
  'search-window': ({ place, records }) => inWindow(place, records),
};

async function asked(
  name: SearchName,
  wish: { readonly path: string; readonly records: number; readonly complete: boolean },
): Promise<Outcome> {
  const said = await saidBy<Said>(script('search-process.ts'), wish);
  const sorts = ['all', ...new Set(said.asked.map(({ sort }) => sort))];
  const rows = sorts.map((sort) => {
    const of = said.asked.filter((one) => sort === 'all' || one.sort === sort);
    const [ms, cpu] = [of.map((one) => one.ms), of.map((one) => one.cpu)];
    return [sort, ...[ms, cpu].flatMap(threeOf), String(of.length)];
  });
  const worst = [...said.asked].sort((a, b) => b.cpu - a.cpu).slice(0, 5);
  const all = said.asked.map(({ ms }) => ms);
  const held = said.held.map(({ ms }) => ms);
  return {
    name,
    about: `a question answered in the core (candidates, ranking, rows, highlights), ${said.rows} rows`,
    measures: [
      { what: 'question', unit: 'ms', values: all },
      { what: 'the file held for the index', unit: 'ms', values: held },
      { what: 'slice of the index', unit: 'ms', values: said.slices },
    ],
    ratios: [{ what: 'p95 in ms', value: percentile(all, 95), aim: 8 }],
    table: [['', 'p50', 'p95', 'max', 'cpu p50', 'p95', 'max', 'n'], ...rows],
    facts: {
      index: `${rounded(said.indexMs / 1000)} s`,
      'the file held for it': spread(held),
      // On a machine that is shared the clock also counts what others took.
      'processor time of that': spread(said.held.map(({ cpu }) => cpu)),
      'a slice of it, in all': spread(said.slices),
      file: `${rounded(said.fileMb)} MB`,
      slowest: worst.map(({ question, cpu }) => `${question} ${rounded(cpu)}`).join(', '),
      ...(said.pieces === 0 ? {} : { 'pieces missed': `${said.missed.length} of ${said.pieces}` }),
    },
  };
}

const spread = (values: readonly number[]): string => {
  const [p50, p95, max] = threeOf(values);
  return `p50 ${p50}, p95 ${p95}, max ${max} ms`;
};

const threeOf = (values: readonly number[]): readonly string[] =>
  [percentile(values, 50), percentile(values, 95), Math.max(...values)].map((value) =>
    String(rounded(value)),
  );

async function indexed(path: string): Promise<Outcome> {
  const said = await saidBy<FloorSaid>(script('floor-process.ts'), { path, records: 100_000 });
  return {
    name: 'search-index',
    about:
      'processor time of 100,000 records put into the index, beside a bare FTS5 insert of the same tokens',
    measures: [
      { what: 'ours, in slices', unit: 'ms', values: [said.ours] },
      { what: 'bare insert', unit: 'ms', values: [said.floor] },
      { what: 'bare insert and the making of its tokens', unit: 'ms', values: [said.floorWithTokens] },
      {
        what: 'memory of whole pinyin for 100,000 titles',
        unit: 'MB',
        values: [(said.titlesMb / said.titles) * 100_000],
      },
    ],
    ratios: [
      { what: 'against the bare insert', value: said.ours / said.floor, aim: 1.3 },
      { what: 'against it with the making of tokens', value: said.ours / said.floorWithTokens, aim: 1.3 },
    ],
    facts: {},
  };
}

async function beside(path: string): Promise<Outcome> {
  const said = await saidBy<BesideSaid>(script('beside-process.ts'), { path });
  const rows = said.contenders.map(({ name, buildMs, heapMb, ms, missed }) => [
    name,
    String(rounded(buildMs / 1000)),
    String(rounded(heapMb)),
    ...threeOf(ms),
    String(missed),
  ]);
  return {
    name: 'search-beside',
    about: `up to 1,000 keys of 300 words, ${said.texts} provisions; nothing ranked or shown`,
    measures: said.contenders.map(({ name, ms }) => ({ what: name, unit: 'ms', values: ms })),
    ratios: [],
    table: [['', 'build s', 'heap MB', 'p50 ms', 'p95', 'max', 'words with fewer'], ...rows],
    facts: {},
  };
}
