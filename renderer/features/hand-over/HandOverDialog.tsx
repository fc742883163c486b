// 导出给主管: what was not sent and is kept here, each to be taken along or left out, then a place in the system's dialog, then
// what was written with its digests. Nothing goes by it.

import { useMutation, useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { KeptWork } from '../../../shared/contract/desk-handover.ts';
import { desk } from '../../link/doors.ts';
import { troubleOf } from '../../link/trouble.ts';
import { Failed } from '../../records/Failed.tsx';
import { useText } from '../../text/words.tsx';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Note } from '../../ui/Note.tsx';
import { Choosing } from './Choosing.tsx';
import { Done } from './Done.tsx';
import { saveHandOver } from './save.ts';

type HandOverDialogProps = {
  /** Of what is kept, the one thing the person came from. */
  readonly only?: string | undefined;
  /** Only what is of this source: it is about to be removed. */
  readonly sourceId?: string | undefined;
  readonly onClose: () => void;
  readonly onSay: (words: string) => void;
};

const none: readonly KeptWork[] = [];

export function HandOverDialog({ only, sourceId, onClose, onSay }: HandOverDialogProps) {
  const t = useText();
  const words = t.handOver;
  const listed = useQuery(desk.handOver.list.queryOptions());
  const all = listed.data?.kept ?? none;
  const kept = sourceId === undefined ? all : all.filter(({ source }) => source.id === sourceId);
  const [picked, setPicked] = useState<readonly string[]>();
  const ids = picked ?? kept.filter((one) => isMeant(one, only, sourceId !== undefined)).map(({ id }) => id);
  const chosen = kept.filter(({ id, barred }) => barred === undefined && ids.includes(id));
  const place = useRef('');
  const save = useMutation({
    mutationFn: () =>
      saveHandOver(t, { kept: chosen, station: listed.data?.station ?? '' }, (grant) => {
        place.current = grant;
      }),
    onSuccess: (saved) => saved !== undefined && onSay(words.done(saved.count, saved.name)),
  });
  const stop = useMutation(desk.handOver.stop.mutationOptions());
  if (save.data !== undefined) return <Done saved={save.data} onClose={onClose} onSay={onSay} />;
  return (
    <Dialog
      title={words.title}
      closeLabel={t.close}
      onClose={onClose}
      width={680}
      actions={
        <>
          {save.isPending ? (
            <Button
              busy={stop.isPending}
              onPress={() => place.current !== '' && stop.mutate({ grant: place.current })}
            >
              {words.stop}
            </Button>
          ) : (
            <Button onPress={onClose}>{t.close}</Button>
          )}
          <Button
            kind="primary"
            autoFocus
            busy={save.isPending}
            unavailable={chosen.length === 0}
            onPress={() => save.mutate()}
          >
            {save.isPending ? words.busy : words.go}
          </Button>
        </>
      }
    >
      <p>{words.about}</p>
      <p>{words.only}</p>
      <Failed error={listed.error} before={words.listFailed} onAgain={() => void listed.refetch()} />
      {listed.isSuccess && kept.length === 0 && <Note kind="plain">{words.none}</Note>}
      {kept.length > 0 && <Choosing kept={kept} chosen={chosen} onChoose={setPicked} />}
      {isStopped(save.error) ? (
        <Note kind="plain">{words.stopped}</Note>
      ) : (
        <Failed error={save.error} before={words.failed} />
      )}
    </Dialog>
  );
}

/** The person's own doing, and no failure. */
function isStopped(error: unknown): boolean {
  const trouble = troubleOf(error);
  return (
    trouble.kind === 'fault' && trouble.fault.kind === 'bad-request' && trouble.fault.reason === 'cancelled'
  );
}

/** Unless one was meant: what will not leave by itself, or not any more, and is not in a file yet. */
function isMeant(
  { id, why, barred, handedOver }: KeptWork,
  only: string | undefined,
  isEverything: boolean,
): boolean {
  if (barred !== undefined) return false;
  if (only !== undefined) return id === only;
  return (isEverything || why.kind !== 'waiting') && handedOver === undefined;
}
