// Two versions as rows: each change by itself, what is the same in one line where only changes are wanted. Pure.

import type { Place, ProvisionChange, ProvisionView } from '../../../shared/contract/desk-norms.ts';

type CompareRow =
  | {
      readonly kind: 'change';
      readonly change: ProvisionChange;
      readonly key: string;
      readonly place: number;
    }
  | { readonly kind: 'same'; readonly count: number; readonly key: string };

type ChangeCounts = { readonly [C in Exclude<ProvisionChange['change'], 'same'>]: number };

export function countsOf(changes: readonly ProvisionChange[]): ChangeCounts {
  const of = (change: ProvisionChange['change']) => changes.filter((each) => each.change === change).length;
  return { changed: of('changed'), added: of('added'), removed: of('removed'), moved: of('moved') };
}

/** `place`: the how-manieth change, from 1; 0 of what is the same. */
export function compareRows(
  changes: readonly ProvisionChange[],
  { onlyChanges }: { readonly onlyChanges: boolean },
): readonly CompareRow[] {
  const rows: CompareRow[] = [];
  let place = 0;
  for (const [at, change] of changes.entries()) {
    const key = String(at);
    if (change.change !== 'same') {
      place += 1;
      rows.push({ kind: 'change', change, key, place });
    } else if (!onlyChanges) {
      rows.push({ kind: 'change', change, key, place: 0 });
    } else {
      const last = rows.at(-1);
      if (last?.kind === 'same') rows[rows.length - 1] = { ...last, count: last.count + 1 };
      else rows.push({ kind: 'same', count: 1, key });
    }
  }
  return rows;
}

/** A 条 as one text: 款 in lines, each 项 and 目 in a line of its own, with its number. */
export function wordsOf(provision: ProvisionView, mark: (place: Omit<Place, 'anchor'>) => string): string {
  return provision.paragraphs
    .flatMap(({ text, items }) => [
      text,
      ...items.flatMap((item) => [
        `${mark({ item: item.number })}${item.text}`,
        ...item.subs.map((sub) => `${mark({ sub: sub.number })}${sub.text}`),
      ]),
    ])
    .join('\n');
}
