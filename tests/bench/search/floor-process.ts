// What the index costs beside a bare FTS5 insert of the same tokens into a file of the same cipher, a thousand rows a
// transaction; and what whole pinyin of titles keeps in memory. Says one line of JSON.
import { rmSync } from 'node:fs';
import { tokensFor } from '../../../main/core/search/documents.ts';
import { createSearch } from '../../../main/core/search/search.ts';
import { createTitles } from '../../../main/core/search/titles.ts';
import type { IndexedKey } from '../../../main/core/store/indexed.ts';
import { readIndexed } from '../../../main/core/store/indexed-rows.ts';
import { newestKeys } from '../../../main/core/store/records.ts';
import type { Store } from '../../../main/core/store/store.ts';
import * as pinyin from '../../../shared/text/pinyin.ts';
import { fillCounty, openFile } from './fill.ts';
import { paragraphsOf, readStatutes } from './texts.ts';

type Wish = { readonly path: string; readonly records: number };
export type Said = {
  readonly ours: number;
  readonly floor: number;
  /** With the making of the tokens. */
  readonly floorWithTokens: number;
  readonly titlesMb: number;
  readonly titles: number;
};

const ticks = () => performance.now();

/** Milliseconds of processor time: what else runs takes none of it. */
function busy(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

const aTransaction = 1000;

/** Milliseconds of the inserts alone, and with what makes their tokens. */
function floorOf(
  store: Store,
  of: readonly IndexedKey[],
  path: string,
): Pick<Said, 'floor' | 'floorWithTokens'> {
  const bare = openFile(path);
  bare.db.exec(
    "CREATE VIRTUAL TABLE bare USING fts5(words, content='', contentless_delete=1, tokenize='ascii')",
  );
  const put = bare.db.prepare('INSERT INTO bare (rowid, words) VALUES (?, ?)');
  let [floor, made] = [0, 0];
  for (let at = 0; at < of.length; at += aTransaction) {
    const start = busy();
    const rows = of.slice(at, at + aTransaction).flatMap((one) => {
      const row = readIndexed(store, one);
      return row === undefined ? [] : [tokensFor(row, pinyin)];
    });
    const ready = busy();
    bare.transaction(() => {
      rows.forEach((tokens, n) => void put.run(at + n + 1, tokens));
    });
    made += ready - start;
    floor += busy() - ready;
  }
  bare.close();
  return { floor, floorWithTokens: floor + made };
}

async function oursOf(store: Store): Promise<number> {
  const search = createSearch({ store, ticks });
  await search.ready;
  const start = busy();
  // Up to the last row: what is joined afterwards the bare table leaves undone too.
  while (search.behind() > 0) search.step();
  return busy() - start;
}

function collected(): number {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed;
}

function titlesOf(store: Store): Pick<Said, 'titles' | 'titlesMb'> {
  const most = { todo: 100_000, archive: 100_000, article: 0, contact: 0 };
  const before = collected();
  const titles = createTitles(store, ticks, most);
  while (titles.step());
  const titlesMb = (collected() - before) / 2 ** 20;
  return { titlesMb, titles: titles.size() };
}

async function run({ path, records }: Wish): Promise<Said> {
  const store = openFile(path);
  fillCounty(store, paragraphsOf(readStatutes()), records);
  const of = (['todo', 'archive', 'article', 'contact'] as const).flatMap((kind) =>
    [...newestKeys(store, kind, records)].reverse().map((key): IndexedKey => ({ kind, key })),
  );
  // The first is colder than the second: the floor has the better place.
  const ours = await oursOf(store);
  const floor = floorOf(store, of, `${path}-bare`);
  const titles = titlesOf(store);
  store.close();
  for (const end of ['', '-wal', '-shm', '-bare', '-bare-wal', '-bare-shm'])
    rmSync(`${path}${end}`, { force: true });
  return { ours, ...floor, ...titles };
}

process.stdout.write(`${JSON.stringify(await run(JSON.parse(process.argv[2] ?? '{}') as Wish))}\n`);
