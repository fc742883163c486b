// What an open desk does when nobody asks anything, as far as followed questions are concerned (main/core/idle-work.ts), and
// rows that change under them.
import { createNews, type News } from '../../../main/core/search/news.ts';
import type { Store } from '../../../main/core/store/store.ts';
import type { Desk } from '../../../main/core/work/desk.ts';
import { keptSearches } from '../../../main/core/work/keep-search.ts';
import type { RecordKind } from '../../../shared/domain/terms.ts';
import { aContact, anArchive, anArticle, apply, aTodo } from '../store/builders.ts';

export function newsOf({ store, now }: Pick<Desk, 'store' | 'now'>, onNews = () => {}): News {
  let ticks = 0;
  // A slice is over with each question.
  return createNews({ store, ticks: () => (ticks += 5), now, onNews });
}

/** One slice; true while there is more. */
export const oneSlice = ({ search }: Pick<Desk, 'search'>, news: News): boolean =>
  news.before() || search.step() || news.after();

export async function followAll(desk: Pick<Desk, 'store' | 'now' | 'search'>): Promise<void> {
  await desk.search.ready;
  const news = newsOf(desk);
  while (oneSlice(desk, news));
}

const dataOf = {
  todo: (title: string) => aTodo({ title }),
  archive: (title: string) => anArchive({ title }),
  article: (title: string) => anArticle({ title }),
  contact: (name: string) => aContact({ name }),
};

export function put(store: Store, kind: RecordKind, remoteId: string, title: string, sourceId = 's1'): void {
  const data = dataOf[kind](title);
  apply(store, { upserts: [{ kind, remoteId, revision: title, data } as never] }, sourceId);
}

export const countOf = (desk: Desk, question: string): number | undefined =>
  keptSearches(desk).saved.find((each) => each.question === question)?.fresh;
