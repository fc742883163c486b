// Answers what is asked of 收藏与批注: kept in the page, with the standings the core would find.

import { implement } from '@orpc/server';
import type { Annotation, ListedAnnotation } from '../../../shared/contract/desk-annotations.ts';
import type { NoticeTopic } from '../../../shared/contract/desk-views.ts';
import { deskContract } from '../../../shared/contract/desk.ts';
import { placeLabel } from '../../../shared/domain/provision.ts';
import { articleRows } from './content-records.ts';
import { norms } from './content-norms.ts';
import { ago } from './moments.ts';

const os = implement(deskContract);

type Kept = Annotation & { readonly of: string; readonly removed?: boolean };

const hour = 3_600_000;
const titleOf = (id: string) =>
  [...norms.map(({ row }) => row), ...articleRows].find((row) => row.id === id)?.title ?? '';

const goneOnes: readonly ListedAnnotation[] = [
  {
    id: '901',
    marked: true,
    words: '办理临时救助前先看这一段，材料清单与去年不同。',
    changedAt: ago(50 * hour),
    title: '临时救助办理口径（2025年）',
    at: { kind: 'withdrawn' },
  },
  {
    id: '902',
    marked: false,
    words: '引用前问保密办。',
    changedAt: ago(80 * hour),
    at: { kind: 'above-ceiling' },
  },
];

/** Texts of one name: a note on the oldest is shown beside the newest too. */
const editions = norms
  .filter(({ row }) => norms.some((other) => other.row.id !== row.id && other.row.title === row.title))
  .toSorted((a, b) => ((a.row.publishedOn ?? '') < (b.row.publishedOn ?? '') ? -1 : 1));
const [older, newer] = [editions[0], editions.at(-1)];

export function serveAnnotations(empty: boolean, notify: (...topics: NoticeTopic[]) => void) {
  let number = 0;
  const kept = new Map<string, Kept>();
  const removedGone = new Set<string>();
  const put = (of: string, anchor: string | undefined, what: Partial<Annotation>) => {
    const held = [...kept.values()].find((each) => each.of === of && each.anchor === anchor && !each.removed);
    number += 1;
    const fresh = { id: String(number), marked: false, words: '' };
    const next = { ...(held ?? fresh), ...what, of, ...(anchor && { anchor }), changedAt: ago(0) };
    if (next.words === '' && !next.marked) kept.delete(next.id);
    else kept.set(next.id, next);
    notify('annotations');
    return {};
  };
  if (!empty && older !== undefined)
    put(older.row.id, '2', { marked: true, words: '窗口口径以这一条为准，办件时附复印件。' });
  const set = (id: string, removed: boolean) => {
    const held = kept.get(id);
    if (held !== undefined) kept.set(id, { ...held, removed });
    else if (removed) removedGone.add(id);
    else removedGone.delete(id);
    notify('annotations');
    return {};
  };
  const present = () => [...kept.values()].filter(({ removed }) => !removed);
  return {
    of: os.annotations.of.handler(({ input: { id } }) => [
      ...present().filter(({ of }) => of === id),
      ...(newer?.row.id === id && older !== undefined
        ? present()
            .filter(({ of }) => of === older.row.id)
            .map((each) => ({
              ...each,
              from: {
                kind: 'older' as const,
                id: older.row.id,
                title: older.row.title,
                ...(older.row.docNo && { docNo: older.row.docNo }),
                ...(older.row.publishedOn && { publishedOn: older.row.publishedOn }),
              },
            }))
        : []),
    ]),
    list: os.annotations.list.handler(() => [
      ...present()
        .toReversed()
        .map(({ of, anchor, ...each }) => ({
          ...each,
          title: titleOf(of),
          ...(anchor && { label: placeLabel({ anchor }) }),
          at: { kind: 'here' as const, articleId: of, ...(anchor && { anchor }) },
        })),
      ...(empty ? [] : goneOnes.filter(({ id }) => !removedGone.has(id))),
    ]),
    mark: os.annotations.mark.handler(({ input: { id, anchor, marked } }) => put(id, anchor, { marked })),
    save: os.annotations.save.handler(({ input: { id, anchor, words } }) => put(id, anchor, { words })),
    remove: os.annotations.remove.handler(({ input: { id } }) => set(id, true)),
    putBack: os.annotations.putBack.handler(({ input: { id } }) => set(id, false)),
  };
}
