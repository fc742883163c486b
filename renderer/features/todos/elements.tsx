// The elements of a to-do worth a line in the grid: what the department stated, nothing empty.

import type { ReactNode } from 'react';
import type { TodoDetail } from '../../../shared/contract/desk-todos.ts';
import { useNow } from '../../link/now.ts';
import { momentWords, ymdWords } from '../../text/dates.ts';
import { dueInFull } from '../../text/deadline-words.ts';
import { useText } from '../../text/words.tsx';
import type { Element } from '../../ui/Elements.tsx';
import { Keep } from '../../ui/Keep.tsx';

export function useElements({ data, row }: TodoDetail): readonly Element[] {
  const t = useText();
  const now = useNow();
  const paper = data.paper;
  const names = { ...t.fields.todo, ...t.todos.elements };
  const list = (parts: readonly string[] | undefined) => (parts ?? []).join('、');
  const pairs: readonly (readonly [string, ReactNode])[] = [
    [names.docNo, paper?.docNo ?? ''],
    [names.urgency, t.terms.urgency[data.urgency]],
    [names.mainTo, list(paper?.mainTo)],
    [names.secretLevel, t.terms.secretLevel[data.secretLevel]],
    [
      names.from,
      <>
        {data.fromOrg} <Keep>{momentWords(t, data.arrivedAt, now)}</Keep>
      </>,
    ],
    [names.due, data.due ? dueInFull(t, data.due, now) : ''],
    [names.step, data.step],
    [names.state, data.state === '待办' ? '' : t.terms.todoState[row.state]],
    [names.todoKind, data.todoKind === '待办' ? '' : t.terms.todoKind[data.todoKind]],
    [names.signer, paper?.signer ?? ''],
    [names.writtenOn, paper?.writtenOn ? ymdWords(t, paper.writtenOn) : ''],
    [names.genre, paper?.genre ?? ''],
    [names.matterNo, paper?.matterNo ?? ''],
    [names.basis, data.due?.basis ?? ''],
    [names.cc, list(paper?.cc)],
  ];
  return pairs.filter(([, value]) => value !== '').map(([term, value]) => ({ term, value }));
}
