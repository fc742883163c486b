// 收藏: all that this person marked or wrote a note on, the newest first, wherever its article is now.

import { useQuery } from '@tanstack/react-query';
import type { ListedAnnotation } from '../../../../shared/contract/desk-annotations.ts';
import { desk } from '../../../link/doors.ts';
import { useNow } from '../../../link/now.ts';
import { Failed } from '../../../records/Failed.tsx';
import { scaled, useAppearance } from '../../../style/appearance.ts';
import { dayWords } from '../../../text/dates.ts';
import { useText } from '../../../text/words.tsx';
import type { Text } from '../../../text/zh.ts';
import { Empty } from '../../../ui/Empty.tsx';
import { RowList } from '../../../ui/RowList.tsx';
import { Tag } from '../../../ui/Tag.tsx';
import { TwoLines } from '../../../ui/TwoLines.tsx';

type MyAnnotationsProps = {
  readonly picked: string | undefined;
  readonly onPick: (annotation: ListedAnnotation) => void;
  readonly onOpen: () => void;
};

export function MyAnnotations({ picked, onPick, onOpen }: MyAnnotationsProps) {
  const t = useText();
  const { fontSize } = useAppearance();
  const read = useQuery(desk.annotations.list.queryOptions());
  if (read.isError)
    return (
      <Failed error={read.error} before={t.annotations.listFailed} onAgain={() => void read.refetch()} />
    );
  const all = read.data ?? [];
  if (all.length === 0) return read.isPending ? null : <Empty>{t.annotations.none}</Empty>;
  return (
    <RowList
      label={t.annotations.list}
      count={all.length}
      rowHeight={scaled(84, fontSize)}
      chosen={all.findIndex(({ id }) => id === picked)}
      onChoose={(index) => {
        const annotation = all[index];
        if (annotation !== undefined) onPick(annotation);
      }}
      onOpen={onOpen}
      row={(index) => <Line annotation={all[index]} />}
    />
  );
}

function Line({ annotation }: { readonly annotation: ListedAnnotation | undefined }) {
  const t = useText();
  const now = useNow();
  if (annotation === undefined) return <TwoLines waiting={t.loadingRows} />;
  const { words, marked, label, changedAt } = annotation;
  const stands = standsWords(t, annotation);
  return (
    <TwoLines
      title={titleWords(t, annotation)}
      end={marked && <Tag tone="brand">{t.annotations.markedTag}</Tag>}
      note={words === '' ? t.annotations.bare : words}
      endNote={dayWords(t, changedAt, now)}
      more={{
        note: label ?? t.annotations.wholeArticle,
        end: stands && <Tag tone="grey">{stands}</Tag>,
      }}
    />
  );
}

export const titleWords = (t: Text, { title, at }: ListedAnnotation): string =>
  at.kind === 'above-ceiling' ? t.annotations.aboveCeilingTitle : (title ?? t.annotations.untitled);

/** Where it is, when it is not simply there. */
function standsWords(t: Text, { at }: ListedAnnotation): string | undefined {
  switch (at.kind) {
    case 'here':
      if (at.lost === undefined) return undefined;
      return at.lost === 'here' ? t.annotations.lostHere : t.annotations.lostNewest;
    case 'withdrawn':
      return t.annotations.withdrawn;
    case 'above-ceiling':
      return t.annotations.aboveCeiling;
    case 'removed':
      return t.annotations.gone;
  }
}
