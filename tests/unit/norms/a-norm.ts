// Norms on a desk in memory, followed to their provisions.
import type { ArticleData } from '../../../shared/domain/article.ts';
import { createNorms } from '../../../main/core/norms/follow-norms.ts';
import { writeArticle } from '../../../main/core/store/articles.ts';
import { recordId } from '../../../main/core/store/ids.ts';
import type { Store } from '../../../main/core/store/store.ts';
import { must } from '../../../shared/domain/must.ts';
import { anArticle, now } from '../store/builders.ts';

type ANorm = Partial<ArticleData> & { readonly title: string; readonly body: string };

let number = 0;

/** The id of the article. `held`: the row that becomes this. */
export function putNorm(store: Store, norm: ANorm, held?: number): string {
  number += 1;
  const remoteId = `n${number}`;
  const common = { source: null, feed: null, remoteId, revision: '1', generation: 0, now };
  const data = anArticle({ articleType: '政策法规', validity: '现行有效', ...norm });
  return recordId('article', must(writeArticle(store, common, data, held), 'it is new'));
}

export function followNorms(store: Store): number {
  const norms = createNorms({ store, ticks: () => performance.now() });
  let slices = 1;
  while (norms.step()) slices += 1;
  return slices;
}
