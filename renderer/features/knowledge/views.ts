// What the list of the knowledge base shows: everything, one type, what is due to be looked over, what was made here, what
// this person reported, what they marked or wrote a note on.

import type { ArticleType } from '../../../shared/domain/terms.ts';

export type View =
  | { readonly kind: 'all' }
  | { readonly kind: 'type'; readonly type: ArticleType }
  | { readonly kind: 'to-review' }
  | { readonly kind: 'made-here' }
  | { readonly kind: 'reports' }
  | { readonly kind: 'annotated' };

export const everything: View = { kind: 'all' };

/** Another list begins at its top. */
export const keyOfView = (view: View): string => (view.kind === 'type' ? view.type : view.kind);

/** What the core is asked for. */
export function askedFor(view: View): { readonly articleType?: ArticleType; readonly reviewPast?: boolean } {
  if (view.kind === 'type') return { articleType: view.type };
  return view.kind === 'to-review' ? { reviewPast: true } : {};
}
