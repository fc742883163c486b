// One file of its own, filled, indexed and asked, as a process of its own; says one line of JSON. What the window asks goes
// through the same call: candidates, ranking, rows and highlights together.
import { rmSync, statSync } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import { matchOf } from '../../../main/core/search/fulltext.ts';
import { createSearch, type Search } from '../../../main/core/search/search.ts';
import { matchText } from '../../../main/core/store/full-text.ts';
import type { Store } from '../../../main/core/store/store.ts';
import { isToFold } from '../../../main/core/store/to-fold.ts';
import { phrasesOf } from '../../../shared/text/bigrams.ts';
import { fold } from '../../../shared/text/fold.ts';
import { missedBy, piecesOf } from './completeness.ts';
import { fillCounty, fillStatutes, openFile } from './fill.ts';
import { paragraphsOf, provisionsOf, questionsFrom, readStatutes } from './texts.ts';

type Held = { readonly ms: number; readonly cpu: number };
type Wish = { readonly path: string; readonly records: number; readonly complete: boolean };
export type Said = {
  readonly rows: number;
  readonly fileMb: number;
  readonly indexMs: number;
  /** How long the file was held by each transaction that wrote the index, and how much of it this thread was at work. */
  readonly held: readonly Held[];
  /** How long the core answered nobody; rows are made ready in it too, with the file free. */
  readonly slices: readonly number[];
  /** Milliseconds and processor milliseconds of each question, by its sort. */
  readonly asked: readonly {
    readonly sort: string;
    readonly question: string;
    readonly ms: number;
    readonly cpu: number;
  }[];
  readonly pieces: number;
  readonly missed: readonly string[];
};

const ticks = () => performance.now();

/** The store, with the time each of its transactions takes noted. */
function timed(store: Store, held: Held[]): Store {
  const noted = <T>(work: () => T): T => {
    const before = process.threadCpuUsage();
    const at = ticks();
    try {
      return work();
    } finally {
      const ms = ticks() - at;
      const { user, system } = process.threadCpuUsage(before);
      held.push({ ms, cpu: (user + system) / 1000 });
    }
  };
  return {
    ...store,
    repeatable: (work) => noted(() => store.repeatable(work)),
    transaction: (work) => noted(() => store.transaction(work)),
  };
}

async function indexAll(store: Store, search: Search): Promise<Pick<Said, 'indexMs' | 'slices'>> {
  const slices: number[] = [];
  const start = ticks();
  for (let more = true; more; ) {
    const at = ticks();
    more = search.step();
    slices.push(ticks() - at);
    // As the desk does while it is idle, so that no commit has to.
    if (isToFold(store)) store.fold();
    if (slices.length % 50 === 0) await setImmediate();
  }
  return { indexMs: ticks() - start, slices };
}

function askAll(search: Search, questions: ReturnType<typeof questionsFrom>): Said['asked'] {
  return questions.map(({ sort, question }) => {
    const before = process.cpuUsage();
    const start = ticks();
    search.ask(question, 6);
    const ms = ticks() - start;
    const { user, system } = process.cpuUsage(before);
    return { sort, question, ms, cpu: (user + system) / 1000 };
  });
}

function fill(store: Store, records: number): number {
  const statutes = readStatutes();
  const provisions = fillStatutes(store, statutes);
  fillCounty(store, paragraphsOf(statutes), records);
  return provisions + statutes.length + records;
}

async function run({ path, records, complete }: Wish): Promise<Said> {
  const store = openFile(path);
  const rows = fill(store, records);
  // The texts go: no core holds them, and to collect them would be counted to whatever transaction it falls into.
  globalThis.gc?.();
  const held: Held[] = [];
  const search = createSearch({ store: timed(store, held), ticks });
  await search.ready;
  const indexed = await indexAll(store, search);
  store.checkpoint();
  const statutes = readStatutes();
  const questions = questionsFrom(paragraphsOf(statutes), 300);
  // Code is warm after a first word; pages are not, as with a person.
  askAll(search, questions.slice(0, 20));
  const asked = askAll(search, questions.slice(20));
  const texts = complete ? statutes.flatMap(({ text }) => provisionsOf(text).map((cut) => cut.text)) : [];
  const pieces = piecesOf(texts, complete ? 2000 : 0);
  const keysOf = (piece: string) =>
    matchText(store, 'provision', matchOf('title body', phrasesOf(piece)), texts.length);
  const missed = missedBy(texts.map(fold), pieces, keysOf);
  const fileMb = statSync(path).size / 2 ** 20;
  store.close();
  for (const end of ['', '-wal', '-shm']) rmSync(`${path}${end}`, { force: true });
  return { rows, fileMb, ...indexed, held, asked, pieces: pieces.length, missed };
}

process.stdout.write(`${JSON.stringify(await run(JSON.parse(process.argv[2] ?? '{}') as Wish))}\n`);
