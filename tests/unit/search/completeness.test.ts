// What a scan of the folded texts finds, the index finds: of the seeds and every fourth statute here, of all of them in
// `npm run bench -- search`. A piece without any letter, digit or character of a word asks for nothing and is left out.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { matchOf } from '../../../main/core/search/fulltext.ts';
import { createSearch, type Search } from '../../../main/core/search/search.ts';
import { matchText } from '../../../main/core/store/full-text.ts';
import type { Store } from '../../../main/core/store/store.ts';
import { phrasesOf } from '../../../shared/text/bigrams.ts';
import { fold } from '../../../shared/text/fold.ts';
import { readStatutes } from '../../bench/search/texts.ts';
import { missedBy, piecesOf } from '../../bench/search/completeness.ts';
import { requireSeeds, seedNames, seedsFolder } from '../../fakes/seeds.ts';
import { aMemoryStore, anArticle, apply } from '../store/builders.ts';

let store: Store;
let search: Search;
let texts: readonly string[];

beforeAll(async () => {
  requireSeeds();
  store = aMemoryStore();
  search = createSearch({ store, ticks: () => performance.now() });
  await search.ready;
  const statutes = readStatutes()
    .filter((_, at) => at % 4 === 0)
    .map(({ text }) => text);
  texts = [...statutes, ...seedNames.map((name) => readFileSync(join(seedsFolder, name), 'utf8'))];
  // Keys count from 1 in this order.
  texts.forEach((body, at) => {
    const data = anArticle({ title: `第${at}篇`, body });
    apply(store, { upserts: [{ kind: 'article', remoteId: `k${at}`, revision: '1', data }] });
  });
  while (search.step());
}, 120_000);

describe('2,000 pieces of two to eight characters', () => {
  it('are found in every text that holds them', () => {
    const pieces = piecesOf(texts, 2000);
    const keysOf = (piece: string) =>
      matchText(store, 'article', matchOf('title body', phrasesOf(piece)), texts.length);
    const folded = texts.map((text) => fold(text));
    expect(missedBy(folded, pieces, keysOf)).toEqual([]);
    expect(pieces.filter(({ asks }) => asks).length).toBeGreaterThan(1900);
  }, 120_000);

  it('asked in the box are among its hits, or the box says there are more', () => {
    const pieces = piecesOf(texts, 300).filter(({ text }) => /^\p{Script=Han}{2,8}$/u.test(text));
    for (const { text, from } of pieces) {
      const [group] = search.ask(text, 100);
      const isThere = group?.hits.some(({ id }) => id === `k${from + 1}`) === true;
      expect([text, isThere || (group?.total ?? 0) > 100]).toEqual([text, true]);
    }
  }, 120_000);
});
