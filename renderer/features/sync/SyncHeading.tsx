// The bar of the sync centre: working offline on purpose, syncing in working hours only, syncing everything now,
// handing what was not sent to the supervisor, adding a source.

import { useMutation } from '@tanstack/react-query';
import { desk } from '../../link/doors.ts';
import { useText } from '../../text/words.tsx';
import { Button } from '../../ui/Button.tsx';
import { Heading } from '../../ui/Heading.tsx';
import { KeyButton } from '../../ui/KeyButton.tsx';
import { Note } from '../../ui/Note.tsx';
import { Failed } from '../../records/Failed.tsx';

type SyncHeadingProps = {
  readonly workingOffline: boolean;
  readonly workHoursOnly: boolean;
  readonly heldByHours: boolean;
  readonly hasSources: boolean;
  readonly onAddSource: () => void;
  /** Absent where nothing unsent is kept. */
  readonly onHandOver: (() => void) | undefined;
};

export function SyncHeading(props: SyncHeadingProps) {
  const { workingOffline, workHoursOnly, heldByHours, hasSources, onAddSource, onHandOver } = props;
  const t = useText();
  const offline = useMutation(desk.sources.workOffline.mutationOptions());
  const hours = useMutation(desk.sources.workHoursOnly.mutationOptions());
  const now = useMutation(desk.sources.syncNow.mutationOptions());
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
              pressed={workHoursOnly}
              busy={hours.isPending}
              onPress={() => hours.mutate({ on: !workHoursOnly })}
            >
              {t.sync.hoursSwitch}
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
        {onHandOver && (
          <KeyButton keys="Alt X" onPress={onHandOver}>
            {t.handOver.open}
          </KeyButton>
        )}
        <Button onPress={onAddSource}>{t.sync.add}</Button>
      </Heading>
      {heldByHours && !workingOffline && <Note kind="plain">{t.sync.heldByHours}</Note>}
      <Failed error={offline.error ?? hours.error ?? now.error} />
    </>
  );
}
