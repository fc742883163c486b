// Answers what is asked of records that are made here; what the person does to them stays until the page goes.

import { implement } from '@orpc/server';
import { deskContract } from '../../../shared/contract/desk.ts';
import type { NoticeTopic } from '../../../shared/contract/desk-views.ts';
import { creatable, creatableOfArticles, newRecords } from './content-creates.ts';
import { ago } from './moments.ts';
import type { WaitingRoom } from './waiting-room.ts';

const os = implement(deskContract);

export const serveCreates = (
  room: WaitingRoom,
  notify: (...topics: NoticeTopic[]) => void,
  empty: boolean,
) => {
  const made = new Map(empty ? [] : newRecords.map((record) => [record.recordId, record]));
  const isThere = (actionId: string) =>
    !newRecords.some((record) => record.actionId === actionId) ||
    room.outbox().some(({ id }) => id === actionId);
  return {
    offers: os.creates.offers.handler(() =>
      empty
        ? []
        : [
            { sourceId: 'da', kind: 'archive' as const, fields: creatable },
            { sourceId: 'zs', kind: 'article' as const, fields: creatableOfArticles },
          ],
    ),
    list: os.creates.list.handler(({ input }) =>
      [...made.values()].filter(({ kind, actionId }) => kind === input.kind && isThere(actionId)),
    ),
    make: os.creates.make.handler(({ input: { sourceId, kind, fields } }) => {
      const place = made.size + 1;
      const recordId = `${kind === 'article' ? 'k' : 'a'}-${place}`;
      made.set(recordId, {
        recordId,
        sourceId,
        kind,
        actionId: `n${place}`,
        state: 'waiting',
        decidedAt: ago(0),
        fields,
        creatable: kind === 'article' ? creatableOfArticles : creatable,
        mayChange: true,
        mayTakeBack: true,
        mayAttach: kind === 'archive',
        edits: [],
      });
      notify('archives', 'articles', 'outbox');
      return { recordId };
    }),
    change: os.creates.change.handler(({ input: { recordId, fields } }) => {
      const before = made.get(recordId);
      if (before !== undefined) made.set(recordId, { ...before, state: 'waiting', fields });
      notify('archives', 'outbox');
      return {};
    }),
  };
};
