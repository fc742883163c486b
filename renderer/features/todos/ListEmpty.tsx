// When there is nothing to list: which of the reasons it is, and what to do next.

import { useQuery } from '@tanstack/react-query';
import type { SourceStatus } from '../../../shared/contract/desk-sources.ts';
import { desk } from '../../link/doors.ts';
import { useNow } from '../../link/now.ts';
import { whenWords } from '../../text/dates.ts';
import { useText } from '../../text/words.tsx';
import { Button } from '../../ui/Button.tsx';
import { Empty } from '../../ui/Empty.tsx';
import type { ListFilter } from './filters.ts';

type ListEmptyProps = {
  readonly filter: ListFilter;
  readonly sources: readonly SourceStatus[];
  readonly onAll: () => void;
  readonly onAddSource: () => void;
};

export function ListEmpty({ filter, sources, onAll, onAddSource }: ListEmptyProps) {
  const t = useText();
  const now = useNow();
  const overview = useQuery(desk.overview.read.queryOptions()).data;
  if (overview === undefined) return null;
  if (overview.sources === 0) {
    return (
      <Empty
        actions={
          <Button kind="primary" onPress={onAddSource}>
            {t.todos.addSource}
          </Button>
        }
      >
        {t.todos.noSources}
      </Empty>
    );
  }
  if (filter.kind !== 'all') {
    return <Empty actions={<Button onPress={onAll}>{t.todos.showAll}</Button>}>{t.todos.noneFiltered}</Empty>;
  }
  if (sources.some((source) => source.syncing && source.lastOkAt === undefined))
    return <Empty>{t.todos.firstSync}</Empty>;
  const when = overview.lastSyncAt ? whenWords(t, overview.lastSyncAt, now) : t.time.never;
  return (
    <Empty hint={t.todos.noneSynced(when, overview.sources, overview.sourcesInTrouble)}>{t.todos.none}</Empty>
  );
}
