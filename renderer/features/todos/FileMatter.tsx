// 归档 in the place of the to-do: everything its paper says stands in the form already, with its files; one key makes it.

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { FilingProposal } from '../../../shared/contract/desk-filing.ts';
import type { TodoDetail } from '../../../shared/contract/desk-todos.ts';
import type { Retention } from '../../../shared/domain/terms.ts';
import { desk, deskClient } from '../../link/doors.ts';
import { useSources } from '../../link/sources.ts';
import { troubleOf } from '../../link/trouble.ts';
import { useFormLists } from '../../records/made/use-new-records.ts';
import { NewRecordForm } from '../../records/NewRecordForm.tsx';
import { troubleText } from '../../text/fault-words.ts';
import { useText } from '../../text/words.tsx';
import type { Text } from '../../text/zh.ts';
import { Button } from '../../ui/Button.tsx';
import { Note } from '../../ui/Note.tsx';
import { FiledFiles } from './FiledFiles.tsx';

type FileMatterProps = {
  readonly detail: TodoDetail;
  readonly onSay: (words: string) => void;
  readonly onClose: () => void;
};

export function FileMatter({ detail, onSay, onClose }: FileMatterProps) {
  const t = useText();
  const { id } = detail.row;
  // As it was when the form was opened: what is typed into it is not carried away by a notice.
  const asked = useQuery({
    queryKey: ['filing', id],
    queryFn: () => deskClient.filing.propose({ id }),
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const draft = useQuery(desk.records.draft.queryOptions({ input: { id } }));
  if (asked.isError)
    return (
      <Note kind="alert" actions={<Button onPress={onClose}>{t.filing.cancel}</Button>}>
        {t.filing.readFailed}
        {troubleText(t, troubleOf(asked.error))}
      </Note>
    );
  if (asked.data === undefined || draft.isPending) return null;
  return <Form {...{ detail, onSay, onClose }} proposal={asked.data} draft={draft.data ?? null} />;
}

type FormProps = FileMatterProps & {
  readonly proposal: FilingProposal;
  readonly draft: React.ComponentProps<typeof NewRecordForm>['draft'];
};

function Form({ detail, proposal, draft, onSay, onClose }: FormProps) {
  const t = useText();
  const sources = useSources();
  const lists = useFormLists();
  const { id } = detail.row;
  const { sourceId, creatable, fields, files } = proposal;
  const here = files.filter(({ isHere }) => isHere).map(({ file }) => file.hash);
  const [chosen, setChosen] = useState<readonly string[]>(here);
  const archive = sources.find((source) => source.id === sourceId)?.name ?? t.unknownSource;
  return (
    <NewRecordForm
      {...{ id, creatable, lists, draft, onSay, onClose }}
      kind="archive"
      title={t.filing.title}
      about={t.filing.about(archive)}
      shown={fields}
      leaveWords={t.filing.cancel}
      saveWords={t.filing.save}
      countWords={t.filing.changed}
      save={async (stated) => {
        await deskClient.filing.make({ id, sourceId, fields: stated, hashes: [...chosen] });
        onSay(t.filing.done);
        onClose();
      }}
    >
      <Note kind="plain">
        <p>{reasonWords(t, proposal)}</p>
        {proposal.refCode !== undefined && <p>{t.filing.proposedCode(proposal.refCode)}</p>}
      </Note>
      <FiledFiles files={files} chosen={chosen} onChoose={setChosen} />
    </NewRecordForm>
  );
}

function reasonWords(t: Text, { fields, retentionReason }: FilingProposal): string {
  const periods: Readonly<Record<string, string>> = t.terms.retention satisfies {
    readonly [R in Retention]: string;
  };
  const period = periods[String(fields['retention'])] ?? '';
  if (period === '') return '';
  switch (retentionReason.kind) {
    case 'genre':
      return t.filing.reason.genre(retentionReason.genre, period);
    case 'to-read':
    case 'unknown':
      return t.filing.reason[retentionReason.kind](period);
  }
}
