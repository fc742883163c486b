// Fills the file of a desk with a made county and indexes it, as a process of its own; says one line of JSON.
import { statSync } from 'node:fs';
import { createSearch } from '../../../main/core/search/search.ts';
import { fillCounty, openFile } from './fill.ts';
import { paragraphsOf, readStatutes } from './texts.ts';

export type Wish = { readonly path: string; readonly key: string; readonly records: number };
export type Said = { readonly fileMb: number; readonly indexMs: number };

async function run({ path, key, records }: Wish): Promise<Said> {
  const store = openFile(path, key);
  fillCounty(store, paragraphsOf(readStatutes()), records);
  const search = createSearch({ store, ticks: () => performance.now() });
  await search.ready;
  const start = performance.now();
  while (search.step());
  const indexMs = performance.now() - start;
  store.checkpoint();
  store.close();
  return { fileMb: statSync(path).size / 2 ** 20, indexMs };
}

process.stdout.write(`${JSON.stringify(await run(JSON.parse(process.argv[2] ?? '{}') as Wish))}\n`);
