// Answers what is asked of what was not sent and is kept here: of the waiting room, and two texts whose record or source is gone.

import { implement } from '@orpc/server';
import { handOverContract, type KeptWork } from '../../../shared/contract/desk-handover.ts';
import type { OutboxRow } from '../../../shared/contract/desk-outbox.ts';
import type { NoticeTopic } from '../../../shared/contract/desk-views.ts';
import { sources } from './content-sources.ts';
import { ago, day, hour } from './moments.ts';
import type { WaitingRoom } from './waiting-room.ts';

const os = implement(handOverContract);
const digests = { sha256: '3b'.repeat(32), sm3: '66'.repeat(32) };

const sourceOf = (id: string): KeptWork['source'] => {
  const found = sources.find((one) => one.id === id);
  return { id, name: found?.name ?? id, organ: found?.organ ?? '', account: found?.account ?? '' };
};

export const leftHere: readonly KeptWork[] = [
  {
    id: 'draft 1 todo ZB-2026-0102',
    source: sourceOf('oa'),
    kind: 'todo',
    remoteId: 'ZB-2026-0102',
    title: '',
    at: ago(3 * hour),
    why: { kind: 'withdrawn' },
    mayHaveArrived: false,
    work: {
      type: 'draft',
      opinion: '拟同意。用地范围与村庄规划一致，建议由自然资源所现场复核四至后按程序报批。',
    },
    digests,
    handedOver: { at: ago(hour), name: '未送出内容 2026年11月21日 0900.html' },
  },
  {
    id: 'left 7',
    source: { id: 'gone', name: '旧督查系统', organ: '县政府督查室', account: 'wangxf' },
    kind: 'article',
    remoteId: 'DC-118',
    title: '',
    at: ago(9 * day),
    why: { kind: 'removed' },
    mayHaveArrived: false,
    work: {
      type: 'edit',
      fields: [{ field: 'body', value: '整改时限由十五个工作日改为十个工作日。', left: 'theirs' }],
    },
    digests,
  },
];

function keptOf(row: OutboxRow): readonly KeptWork[] {
  if (row.state === 'sending' || row.state === 'accepted') return [];
  if (row.type === 'action' && row.body.action === 'note-use') return [];
  const work: KeptWork['work'] =
    row.type === 'action'
      ? { type: 'action', body: row.body }
      : row.type === 'edit'
        ? {
            type: 'edit',
            fields: Object.entries(row.fields).map(([field, value]) => ({ field, value, left: 'nothing' })),
          }
        : row.type === 'create'
          ? { type: 'create', fields: row.fields }
          : { type: 'upload', file: row.file, here: true };
  const why: KeptWork['why'] =
    row.reason?.kind === 'in-doubt'
      ? { kind: 'in-doubt' }
      : row.state === 'conflict'
        ? { kind: 'changed' }
        : row.state === 'refused'
          ? { kind: 'refused', ...(row.reason === undefined ? {} : { reason: row.reason }) }
          : { kind: 'waiting' };
  const { id, kind, title, decidedAt } = row;
  const isAsked = why.kind === 'in-doubt';
  return [
    {
      ...{ id, kind, title, why, work, digests, mayHaveArrived: isAsked },
      source: sourceOf(row.sourceId),
      remoteId: row.recordId,
      at: decidedAt,
    },
  ];
}

export function serveHandOver(room: WaitingRoom, empty: boolean, notify: (...topics: NoticeTopic[]) => void) {
  const gone = new Set<string>();
  const handed = new Map<string, string>();
  const all = (): KeptWork[] =>
    empty
      ? []
      : [...room.outbox().flatMap(keptOf), ...leftHere]
          .filter(({ id }) => !gone.has(id))
          .map((one) => {
            const name = handed.get(one.id);
            return name === undefined ? one : { ...one, handedOver: { at: ago(0), name } };
          });
  return {
    list: os.list.handler(() => ({ station: 'LX-BG-0417', kept: all() })),
    save: os.save.handler(({ input }) => {
      for (const id of input.kept) handed.set(id, input.pageName);
      notify('outbox');
      return input.isLast ? digests : {};
    }),
    stop: os.stop.handler(() => ({})),
    letGo: os.letGo.handler(({ input }) => {
      gone.add(input.id);
      notify('outbox');
      return {};
    }),
    putBack: os.putBack.handler(({ input }) => {
      gone.delete(input.id);
      notify('outbox');
      return {};
    }),
  };
}
