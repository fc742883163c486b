// The source is in: its first records are coming, and nothing has to be waited for.

import { useSources } from '../../link/sources.ts';
import { useText } from '../../text/words.tsx';
import { Button } from '../../ui/Button.tsx';
import { Progress } from '../../ui/Progress.tsx';

export function Added({ id, onClose }: { readonly id: string; readonly onClose: () => void }) {
  const t = useText();
  const source = useSources().find((each) => each.id === id);
  const counts = source?.counts;
  const here = counts ? counts.todo + counts.archive + counts.article + counts.contact : 0;
  const done = source?.progress.reduce((sum, feed) => sum + feed.done, 0) ?? 0;
  const total = source?.progress.reduce((sum, feed) => sum + (feed.total ?? 0), 0) ?? 0;
  return (
    <>
      <p>{t.sources.added(source?.name ?? '')}</p>
      {source?.syncing && total > 0 && (
        <Progress label={t.sync.progressOf(source.name)} done={done} total={total} />
      )}
      <p role="status">{here > 0 ? t.sources.addedCounts(here.toLocaleString()) : ''}</p>
      <div>
        <Button kind="primary" autoFocus onPress={onClose}>
          {t.sources.done}
        </Button>
      </div>
    </>
  );
}
