// Every name that a dictionary reads wrongly is found by each of its readings, whole and by its initials, in the one box: as a
// person and as the title of a to-do.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createSearch, type Search } from '../../../main/core/search/search.ts';
import type { Store } from '../../../main/core/store/store.ts';
import { aContact, aMemoryStore, apply, aTodo, todoAs } from '../store/builders.ts';
import { traps } from '../text/polyphones.ts';

let store: Store;
let search: Search;

beforeAll(async () => {
  store = aMemoryStore();
  search = createSearch({ store, ticks: () => performance.now() });
  await search.ready;
  const upserts = traps.flatMap(([name], at) => [
    { kind: 'contact' as const, remoteId: `c${at}`, revision: '1', data: aContact({ name }) },
    todoAs(`t${at}`, '1', aTodo({ title: `关于${name}来信的办理` })),
  ]);
  apply(store, { upserts });
  while (search.step());
});
afterAll(() => store.close());

const titles = (letters: string): readonly string[] =>
  search.ask(letters, traps.length).flatMap(({ hits }) => hits.map(({ title }) => title.text));

it.each(traps)('%s is found by each of its readings', (name, ...readings) => {
  for (const reading of readings) {
    const syllables = reading.split(' ');
    for (const letters of [syllables.join(''), syllables.map((one) => one[0]).join('')])
      expect([letters, ...titles(letters)]).toEqual(
        expect.arrayContaining([letters, name, `关于${name}来信的办理`]),
      );
  }
});
