// The ways to narrow the list, each with how many there are; what waits to be sent stands before all others.

import { articleTypes } from '../../../shared/domain/closed-lists.ts';
import { useText } from '../../text/words.tsx';
import { Chip } from '../../ui/Chip.tsx';
import { ChipBar } from '../../ui/ChipBar.tsx';
import type { View } from './views.ts';

type ArticleViewsProps = {
  readonly view: View;
  readonly onView: (view: View) => void;
  readonly madeHere: number;
  readonly reports: number;
  readonly annotated: number;
  readonly counts:
    | {
        readonly all: number;
        readonly reviewPast: number;
        readonly byType: Readonly<Record<string, number>>;
      }
    | undefined;
};

export function ArticleViews({ view, onView, madeHere, reports, annotated, counts }: ArticleViewsProps) {
  const t = useText();
  const { all, reviewPast, byType } = counts ?? { all: 0, reviewPast: 0, byType: {} };
  if (all + madeHere + annotated === 0 && view.kind === 'all') return null;
  const present = articleTypes.filter((each) => (byType[each] ?? 0) > 0);
  return (
    <ChipBar label={t.knowledge.filters}>
      {(madeHere > 0 || view.kind === 'made-here') && (
        <Chip on={view.kind === 'made-here'} onPress={() => onView({ kind: 'made-here' })}>
          {t.articles.madeHereCount(madeHere)}
        </Chip>
      )}
      <Chip on={view.kind === 'all'} onPress={() => onView({ kind: 'all' })}>
        {t.knowledge.all(all)}
      </Chip>
      {(reviewPast > 0 || view.kind === 'to-review') && (
        <Chip on={view.kind === 'to-review'} onPress={() => onView({ kind: 'to-review' })}>
          {t.articles.toReviewCount(reviewPast)}
        </Chip>
      )}
      {(reports > 0 || view.kind === 'reports') && (
        <Chip on={view.kind === 'reports'} onPress={() => onView({ kind: 'reports' })}>
          {t.articles.report.mineCount(reports)}
        </Chip>
      )}
      {(annotated > 0 || view.kind === 'annotated') && (
        <Chip on={view.kind === 'annotated'} onPress={() => onView({ kind: 'annotated' })}>
          {t.annotations.count(annotated)}
        </Chip>
      )}
      {present.map((type) => (
        <Chip
          key={type}
          on={view.kind === 'type' && view.type === type}
          onPress={() => onView({ kind: 'type', type })}
        >
          {t.knowledge.byType(t.terms.articleType[type], byType[type] ?? 0)}
        </Chip>
      ))}
    </ChipBar>
  );
}
