// The bar of the sync centre: working offline on purpose, syncing everything now, adding a source.

import { useMutation } from '@tanstack/react-query';
import { desk } from '../../link/doors.ts';
import { troubleOf } from '../../link/trouble.ts';
import { troubleText } from '../../text/fault-words.ts';
import { useText } from '../../text/words.tsx';
import { Button } from '../../ui/Button.tsx';
import { Heading } from '../../ui/Heading.tsx';
import { Note } from '../../ui/Note.tsx';

type SyncHeadingProps = {
  readonly workingOffline: boolean;
  readonly hasSources: boolean;
  readonly onAddSource: () => void;
  readonly onSay: (words: string) => void;
};

export function SyncHeading({ workingOffline, hasSources, onAddSource }: SyncHeadingProps) {
  const t = useText();
  const offline = useMutation(desk.sources.workOffline.mutationOptions());
  const now = useMutation(desk.sources.syncNow.mutationOptions());
  const error = offline.error ?? now.error;
  return (
    <>
      <Heading title={t.sync.title}>
        {hasSources && (
          <>
            <Button
              pressed={workingOffline}
              busy={offline.isPending}
              onPress={() => offline.mutate({ offline: !workingOffline })}
            >
              {t.sync.offlineSwitch}
            </Button>
            <Button
              busy={now.isPending}
              unavailable={workingOffline && t.fault.offline['switched-off']}
              onPress={() => now.mutate({})}
            >
              {t.sync.allNow}
            </Button>
          </>
        )}
        <Button onPress={onAddSource}>{t.sync.add}</Button>
      </Heading>
      {error && (
        <Note kind="alert">
          {t.sync.failed}
          {troubleText(t, troubleOf(error))}
        </Note>
      )}
    </>
  );
}
