// Norms with their provisions, and files with their text, as the slices that read them leave them.
import type { Store } from '../../../main/core/store/store.ts';
import { anArticle, apply } from '../store/builders.ts';
import type { ArticleData } from '../../../shared/domain/article.ts';

type Cut = { readonly heading: string; readonly text: string };

/** Key of the article. */
export function aNorm(
  store: Store,
  remoteId: string,
  data: Partial<ArticleData>,
  cuts: readonly Cut[],
): number {
  const body = data.body ?? cuts.map(({ heading, text }) => `${heading} ${text}`).join('\n');
  const whole = anArticle({ articleType: '政策法规', ...data, body });
  apply(store, { upserts: [{ kind: 'article', remoteId, revision: '1', data: whole }] });
  const article = Number(
    store.db.prepare('SELECT key FROM article WHERE remote_id = ?').pluck().get(remoteId),
  );
  store.db
    .prepare('INSERT INTO norm (article, name, ready, effective_on, facts) VALUES (?, ?, 0, ?, ?)')
    .run(article, whole.title, whole.effectiveOn ?? null, '{}');
  const put = store.db.prepare(
    `INSERT INTO provision (article, position, anchor, heading, under, text, hash) VALUES (?, ?, ?, ?, '', ?, '')`,
  );
  cuts.forEach(({ heading, text }, at) => void put.run(article, at, String(at + 1), heading, text));
  store.db.prepare('UPDATE norm SET ready = 1 WHERE article = ?').run(article);
  return article;
}

/** The file is here and was read. */
export function aReadFile(store: Store, hash: string, text: string): void {
  store.db
    .prepare(
      "INSERT INTO file_held (hash, size, state, got, used_at) VALUES (?, 9, 'here', 9, 0) ON CONFLICT DO NOTHING",
    )
    .run(hash);
  store.db.prepare("UPDATE file_text SET state = 'read' WHERE hash = ?").run(hash);
  store.db.prepare('INSERT INTO file_part (hash, text) VALUES (?, ?)').run(hash, text);
}
