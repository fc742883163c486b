// The outline of a norm as rows: 编, 章, 节 where they begin, and each 条 with its first words. Pure.

import type { ProvisionView } from '../../../shared/contract/desk-norms.ts';

export type HeadingRow = { readonly words: string; readonly depth: number };
export type OutlineRow =
  | (HeadingRow & { readonly kind: 'heading'; readonly anchor: string })
  | { readonly kind: 'provision'; readonly anchor: string; readonly label: string; readonly words: string };

/** Enough for a narrow pane; the rest is cut by the pane anyway. */
const firstWords = 40;

/** The 编, 章 and 节 that begin at a 条: those it stands in and the one before does not. */
export function headingsAt(provisions: readonly ProvisionView[], at: number): readonly HeadingRow[] {
  const under = provisions[at]?.under ?? [];
  const before = provisions[at - 1]?.under ?? [];
  let shared = 0;
  while (shared < under.length && under[shared] === before[shared]) shared += 1;
  return under.slice(shared).map((words, n) => ({ words, depth: shared + n }));
}

export function outlineRows(provisions: readonly ProvisionView[]): readonly OutlineRow[] {
  return provisions.flatMap(({ anchor, label, paragraphs }, at): readonly OutlineRow[] => [
    ...headingsAt(provisions, at).map((heading): OutlineRow => ({ kind: 'heading', anchor, ...heading })),
    { kind: 'provision', anchor, label, words: (paragraphs[0]?.text ?? '').slice(0, firstWords) },
  ]);
}

export const rowOf = (rows: readonly OutlineRow[], anchor: string | undefined): number =>
  rows.findIndex((row) => row.kind === 'provision' && row.anchor === anchor);
