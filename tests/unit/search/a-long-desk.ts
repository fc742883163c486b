// A desk that puts rows away in parts from a few hundred characters on, and texts that have many.
import { createSearch, type Search } from '../../../main/core/search/search.ts';
import type { Store } from '../../../main/core/store/store.ts';
import type { ArticleData } from '../../../shared/domain/article.ts';
import type { Upsert } from '../../../shared/domain/delta.ts';
import { aMemoryStore, anArticle } from '../store/builders.ts';

/** Characters of tokens; a phrase of a question may have 360 of them. */
export const mostOfRow = 900;

export type LongDesk = { readonly store: Store; readonly search: Search };

export async function aLongDesk(store = aMemoryStore()): Promise<LongDesk> {
  const search = createSearch({ store, ticks: () => performance.now(), mostOfRow });
  await search.ready;
  return { store, search };
}

export function follow({ search }: LongDesk): void {
  while (search.step());
}

/** Characters of which hardly two stand side by side twice; sentences, when they are to have ends. */
export function manyCharacters(count: number, sentence = Number.POSITIVE_INFINITY): string {
  let text = '';
  let number = 7;
  for (let at = 1; at <= count; at += 1) {
    number = (number * 48_271) % 2_147_483_647;
    text += at % sentence === 0 ? '。' : String.fromCodePoint(0x4e00 + (number % 6000));
  }
  return text;
}

/** `words` stand at even distances in a text of so many characters. */
export const textWith = (words: readonly string[], characters = 1500): string =>
  words.map((word) => `${manyCharacters(Math.ceil(characters / words.length))}，${word}。`).join('');

export const article = (remoteId: string, data: Partial<ArticleData>, revision = '1'): Upsert => ({
  kind: 'article',
  remoteId,
  revision,
  data: anArticle(data),
});

export const found = ({ search }: LongDesk, question: string): readonly string[] =>
  search.ask(question, 20).flatMap(({ hits }) => hits.map(({ title }) => title.text));

type Parts = { readonly rows: number; readonly parts: number; readonly half: number };

/** Rows of the article's own table; parts in the index, and those of them that belong to no whole text yet. */
export function lying({ store }: LongDesk): Parts {
  const count = (sql: string): number => Number(store.db.prepare(sql).pluck().get());
  return {
    rows: count('SELECT count(*) FROM text_article_docsize'),
    parts: count('SELECT count(*) FROM text_part_docsize'),
    half: count('SELECT count(*) FROM text_long WHERE whole = 0'),
  };
}

/** Whether a word is anywhere in the file of the index, erased or not. */
export const isInFile = ({ store }: LongDesk, word: string): boolean =>
  ['text_article', 'text_part'].some(
    (table) =>
      store.db.prepare(`SELECT 1 FROM ${table}_data WHERE instr(block, CAST(? AS BLOB)) > 0`).get(word) !==
      undefined,
  );
