// A record made here that its department has not shown yet: what was stated, how it stands, its files, and what can still be
// done with it.

import { useMutation } from '@tanstack/react-query';
import { Suspense, useState } from 'react';
import type { NewRecord } from '../../../shared/contract/desk-create.ts';
import { desk } from '../../link/doors.ts';
import { useNow } from '../../link/now.ts';
import { useSources } from '../../link/sources.ts';
import { late } from '../../ui/late.ts';
import { Failed } from '../Failed.tsx';
import { FileList } from '../FileList.tsx';
import { History } from '../History.tsx';
import { shownFiles } from '../laid-over.ts';
import { nameOf } from '../named.ts';
import { newValueWords } from '../new-words.ts';
import { momentWords } from '../../text/dates.ts';
import { useText } from '../../text/words.tsx';
import type { Text } from '../../text/zh.ts';
import { Button } from '../../ui/Button.tsx';
import type { Element } from '../../ui/Elements.tsx';
import { Foot, FootButtons } from '../../ui/Foot.tsx';
import { KeyButton } from '../../ui/KeyButton.tsx';
import { Markdown } from '../../ui/Markdown.tsx';
import { Note } from '../../ui/Note.tsx';
import { ReadingPane } from '../../ui/ReadingPane.tsx';
import type { RecordScreen } from '../../ui/use-opened.ts';
import { AttachFile } from '../AttachFile.tsx';
import { hangingFiles, standingOf, titleOf } from './new-records.ts';

const ChangeNew = late(async () => (await import('./ChangeNew.tsx')).ChangeNew);

type NewRecordReadingProps = Pick<RecordScreen, 'onSay' | 'onSettle'> & {
  readonly record: NewRecord;
  readonly wanted: boolean;
  readonly onGone: () => void;
};

export function NewRecordReading(props: NewRecordReadingProps) {
  const { record, wanted, onSay } = props;
  const { recordId, sourceId, decidedAt, edits, fields } = record;
  const t = useText();
  const now = useNow();
  const [changing, setChanging] = useState(false);
  const source = useSources().find(({ id }) => id === sourceId);
  if (changing && record.mayChange)
    return (
      <Suspense>
        <ChangeNew record={record} onSay={onSay} onClose={() => setChanging(false)} />
      </Suspense>
    );
  return (
    <>
      <ReadingPane
        title={titleOf(t, record)}
        takesFocus={wanted}
        elements={describe(t, record, now)}
        foot={[source?.name ?? t.unknownSource, momentWords(t, decidedAt, now)].join(t.dot)}
      >
        {typeof fields['body'] === 'string' && (
          <Markdown text={fields['body']} found="" foundWords={t.search.inDocument} onSay={onSay} />
        )}
        <FileList
          recordId={recordId}
          files={shownFiles([], edits)}
          onSay={onSay}
          {...(record.mayAttach && { adding: <AttachFile recordId={recordId} revision="" onSay={onSay} /> })}
        />
        <History id={recordId} />
      </ReadingPane>
      <Ways {...props} onChange={() => setChanging(true)} />
    </>
  );
}

const wideFields: readonly string[] = ['abstract', 'asks'];

/** In the order of a description; first that it has no number, and last nothing that was not stated. */
function describe(t: Text, { kind, fields }: NewRecord, now: number): readonly Element[] {
  const stated = Object.keys(fields).filter((field) => field !== 'title' && field !== 'body');
  return [
    { term: t.creates.number[kind], value: t.creates.unnumbered, wide: true },
    ...stated.map((field) => ({
      term: nameOf(t, kind, field),
      value: newValueWords(t, field, fields[field], now),
      wide: wideFields.includes(field),
    })),
  ];
}

type WaysProps = NewRecordReadingProps & { readonly onChange: () => void };

function Ways({ record, onChange, onSay, onSettle, onGone }: WaysProps) {
  const t = useText();
  const standing = standingOf(record);
  const files = hangingFiles(record);
  const gone = (words: string) => () => {
    onSay(words);
    onGone();
  };
  const takeBack = useMutation(
    desk.outbox.takeBack.mutationOptions({ onSuccess: gone(t.creates.takenBack) }),
  );
  const giveUp = useMutation(desk.outbox.discard.mutationOptions({ onSuccess: gone(t.creates.gaveUp) }));
  const { actionId: id } = record;
  const error = takeBack.error ?? giveUp.error;
  return (
    <Foot>
      {standing === 'refused' ? (
        <Note kind="warn">
          <strong>{refusalOf(t, record)}</strong>
          <br />
          {t.creates.refusedBody}
        </Note>
      ) : (
        <Note kind={standing === 'asked' ? 'warn' : 'plain'}>
          {t.creates.standing[standing]}
          {files > 0 && t.creates.hangs(files)}
        </Note>
      )}
      <Failed error={error} before={t.creates.takeBackFailed} />
      <FootButtons>
        {record.mayChange && (
          <KeyButton kind={standing === 'refused' ? 'primary' : 'plain'} keys="Alt E" onPress={onChange}>
            {standing === 'refused' ? t.creates.correct : t.creates.byKind[record.kind].change}
          </KeyButton>
        )}
        {record.mayTakeBack && (
          <Button busy={takeBack.isPending} onPress={() => takeBack.mutate({ id })}>
            {t.creates.takeBack}
          </Button>
        )}
        {standing === 'refused' && (
          <Button busy={giveUp.isPending} onPress={() => giveUp.mutate({ id })}>
            {t.creates.giveUp}
          </Button>
        )}
        {standing === 'asked' && (
          <Button kind="primary" onPress={() => onSettle(undefined)}>
            {t.creates.goDecide}
          </Button>
        )}
      </FootButtons>
    </Foot>
  );
}

function refusalOf(t: Text, { reason }: NewRecord): string {
  return reason?.kind === 'refused' ? t.creates.refused(reason.reason) : t.creates.refusedPlain;
}
