// What this person reported of the article that is read and is still on its way, and the form of the next report: its words
// stay while the window is open, also when the form was left.

import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { PendingAction } from '../../../shared/contract/desk-outbox.ts';
import type { ArticleData } from '../../../shared/domain/article.ts';
import type { ArticleFault } from '../../../shared/domain/closed-lists.ts';
import { desk } from '../../link/doors.ts';

type ReportForm = { readonly what: ArticleFault; readonly words: string };
type ReportBody = Extract<PendingAction['body'], { readonly action: 'report' }>;
export type OwnReport = PendingAction & { readonly body: ReportBody };

export type Reporting = {
  /** Its department takes reports of it, and none is on its way. */
  readonly mayReport: boolean;
  readonly underWay: OwnReport | undefined;
  readonly mayTakeBack: boolean;
  readonly form: ReportForm;
  readonly type: (form: ReportForm) => void;
  readonly open: boolean;
  readonly setOpen: (open: boolean) => void;
  readonly sending: { readonly isPending: boolean; readonly error: unknown };
  /** `about`: the provision it is about. */
  readonly send: (about: string | undefined) => void;
};

const empty: ReportForm = { what: '有误', words: '' };

type Reported = {
  readonly id: string;
  readonly revision: string;
  readonly data: Pick<ArticleData, 'actions'>;
  readonly onSent: () => void;
};

export function useReport({ id, revision, data, onSent }: Reported): Reporting {
  const offered = data.actions?.includes('report') === true;
  const acts = useQuery({ ...desk.records.acts.queryOptions({ input: { id } }), enabled: offered });
  const outbox = useQuery({ ...desk.outbox.list.queryOptions(), enabled: offered }).data ?? [];
  const [typed, setTyped] = useState<ReportForm>();
  const [open, setOpen] = useState(false);
  const own = (acts.data ?? []).filter(isReport);
  const underWay = own.find(({ state }) => !ended.includes(state));
  const act = useMutation(
    desk.records.act.mutationOptions({
      onSuccess: () => {
        setTyped(undefined);
        setOpen(false);
        onSent();
      },
    }),
  );
  const form = typed ?? begunWith(own[0]);
  return {
    mayReport: offered && !acts.isPending && (underWay === undefined || cameBack(underWay)),
    underWay,
    mayTakeBack: outbox.some((row) => row.id === underWay?.id && row.mayTakeBack),
    form,
    type: setTyped,
    open,
    setOpen,
    sending: act,
    send: (about) =>
      act.mutate({
        id,
        revision,
        body: {
          action: 'report',
          what: form.what,
          opinion: form.words.trim(),
          ...(about === undefined ? {} : { anchor: about }),
        },
      }),
  };
}

const ended: readonly PendingAction['state'][] = ['confirmed', 'taken-back', 'superseded', 'discarded'];

const isReport = (action: PendingAction): action is OwnReport => action.body.action === 'report';

export const cameBack = ({ state }: Pick<PendingAction, 'state'>): boolean =>
  state === 'refused' || state === 'conflict';

/** The words of the one that came to nothing last are not typed twice. */
function begunWith(last: OwnReport | undefined): ReportForm {
  const isKept =
    last !== undefined && (cameBack(last) || last.state === 'taken-back' || last.state === 'discarded');
  return isKept ? { what: last.body.what, words: last.body.opinion } : empty;
}
