// The sources and how each fares; above them what several share.

import { useQuery } from '@tanstack/react-query';
import { groupTrouble } from '../../../shared/domain/source-trouble.ts';
import { desk } from '../../link/doors.ts';
import { useText } from '../../text/words.tsx';
import { Button } from '../../ui/Button.tsx';
import { Empty } from '../../ui/Empty.tsx';
import { Causes } from './Causes.tsx';
import { Failed } from '../../records/Failed.tsx';
import { SourceRow } from './SourceRow.tsx';

type SourcesProps = {
  readonly workingOffline: boolean;
  readonly onSay: (words: string) => void;
  readonly onAddSource: () => void;
  readonly onSignIn: (sourceId: string) => void;
  readonly onManage: (sourceId: string) => void;
};

export function Sources({ workingOffline, onSay, onAddSource, onSignIn, onManage }: SourcesProps) {
  const t = useText();
  const listed = useQuery(desk.sources.list.queryOptions());
  const sources = listed.data ?? [];
  const groups = workingOffline ? [] : groupTrouble(sources);
  const down = groups.find(({ cause }) => cause === 'line-down')?.sources ?? [];
  return (
    <>
      {listed.data === undefined && <Failed error={listed.error} before={t.sync.listFailed} />}
      {listed.data?.length === 0 && <NoSources onAddSource={onAddSource} />}
      <Causes groups={groups} sources={sources} />
      <ul aria-label={t.sync.sources}>
        {sources.map((source) => (
          <SourceRow
            key={source.id}
            source={source}
            lineIsDown={down.length > 1 && down.includes(source.id)}
            onSignIn={() => onSignIn(source.id)}
            onManage={() => onManage(source.id)}
            onSay={onSay}
          />
        ))}
      </ul>
    </>
  );
}

function NoSources({ onAddSource }: { readonly onAddSource: () => void }) {
  const t = useText();
  return (
    <Empty
      actions={
        <Button kind="primary" onPress={onAddSource}>
          {t.sync.add}
        </Button>
      }
    >
      {t.sync.noSources}
    </Empty>
  );
}
