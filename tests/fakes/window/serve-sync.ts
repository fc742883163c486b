// Answers what is asked of the outbox, of records changed by both sides, of files and of what was set aside.

import { implement } from '@orpc/server';
import type { FileHeld } from '../../../shared/contract/desk-files.ts';
import type { SetAside } from '../../../shared/contract/desk-sources.ts';
import { deskContract } from '../../../shared/contract/desk.ts';
import { aFile } from './content-sync.ts';
import { ago, day } from './moments.ts';
import { lentFile, loanHeld } from './content-loans.ts';
import { serveKeeping } from './serve-keeping.ts';
import { filesOfRecord, madeBytes } from './serve-reader.ts';
import type { WaitingRoom } from './waiting-room.ts';

const os = implement(deskContract);
const done = () => ({});

const setAside: readonly SetAside[] = [
  {
    id: 's1',
    sourceId: 'zt',
    kind: 'todo',
    remoteId: 'ZB-2026-0091',
    reason: { kind: 'no-id' },
    at: ago(7_200_000),
  },
  {
    id: 's2',
    sourceId: 'oa',
    kind: 'todo',
    reason: { kind: 'above-ceiling', level: '秘密' },
    at: ago(9_200_000),
  },
  {
    id: 's3',
    sourceId: 'yc',
    kind: 'todo',
    remoteId: 'YC-20261119-0417',
    title: '户外广告设置许可（青石镇）',
    reason: { kind: 'field', field: 'arrivedAt', problem: 'invalid_format' },
    at: ago(8_200_000),
  },
];

/** One of each state, by the first digit of the hash. */
function heldOf(hash: string): FileHeld {
  const digit = hash[0] ?? '';
  if (digit === '0' || digit === '3' || digit === '5')
    return {
      ...{ hash, state: 'here', got: 348_211, pinned: digit === '3' },
      ...{ sm3: '66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0', verifiedAt: ago(day) },
    };
  if (digit === '7') return { hash, state: 'here', got: 90_112, pinned: false, unsearched: 'encrypted' };
  if (digit === '1') return { hash, state: 'coming', got: 964_403, pinned: false };
  if (digit === '4') {
    const fault = { kind: 'offline', reason: 'cut' } as const;
    return { hash, state: 'failed', got: 120_000, pinned: false, fault };
  }
  return { hash, state: 'absent', got: 0, pinned: false };
}

export const setAsideCount = setAside.length;

export const serveSync = (room: WaitingRoom, empty: boolean) => ({
  outbox: {
    list: os.outbox.list.handler(() => room.outbox()),
    takeBack: os.outbox.takeBack.handler(({ input }) => {
      room.remove(input.id);
      return {};
    }),
    discard: os.outbox.discard.handler(({ input }) => {
      room.remove(input.id);
      return {};
    }),
    undoDiscard: os.outbox.undoDiscard.handler(({ input }) => {
      room.bringBack(input.id);
      return {};
    }),
    retryNow: os.outbox.retryNow.handler(done),
    settleDoubt: os.outbox.settleDoubt.handler(({ input }) => {
      room.remove(input.id);
      return {};
    }),
  },
  records: {
    edit: os.records.edit.handler(({ input: { fields } }) => ({
      edit: { id: `e${Date.now()}`, state: 'waiting' as const, fields, decidedAt: ago(0) },
    })),
    act: os.records.act.handler(({ input: { id, body } }) => ({ action: room.act(id, body) })),
    acts: os.records.acts.handler(({ input: { id } }) => [...(room.acts.get(id) ?? [])]),
    draft: os.records.draft.handler(({ input: { id } }) => room.typed.get(id) ?? null),
    saveDraft: os.records.saveDraft.handler(({ input: { id, draft } }) => {
      if (draft === null) room.typed.delete(id);
      else room.typed.set(id, draft);
      return {};
    }),
    history: os.records.history.handler(() => [
      { at: ago(2 * day), type: 'edit' as const, actionId: 'e0', to: 'waiting' as const },
      {
        at: ago(2 * day),
        type: 'edit' as const,
        actionId: 'e0',
        from: 'waiting' as const,
        to: 'sending' as const,
      },
      {
        at: ago(2 * day),
        type: 'edit' as const,
        actionId: 'e0',
        from: 'sending' as const,
        to: 'confirmed' as const,
      },
    ]),
  },
  conflicts: {
    list: os.conflicts.list.handler(({ input }) =>
      [...room.conflicts.values()].filter(({ settled }) => (settled !== undefined) === input.settled),
    ),
    settle: os.conflicts.settle.handler(({ input: { id, choices } }) => {
      room.decide(id, choices);
      return {};
    }),
  },
  loans: { print: os.loans.print.handler(done) },
  files: {
    state: os.files.state.handler(({ input: { hashes } }) =>
      hashes.map((hash) => loanHeld(hash) ?? heldOf(hash)),
    ),
    of: os.files.of.handler(({ input }) => filesOfRecord(lentFile(input.recordId))),
    open: os.files.open.handler(done),
    read: os.files.read.handler(({ input }) => madeBytes(input)),
    fetch: os.files.fetch.handler(done),
    cancel: os.files.cancel.handler(done),
    pin: os.files.pin.handler(done),
    ...serveKeeping(),
    setLimit: os.files.setLimit.handler(done),
    drop: os.files.drop.handler(done),
    saveAs: os.files.saveAs.handler(done),
    saveInside: os.files.saveInside.handler(done),
    attach: os.files.attach.handler(() => ({ file: aFile('5', '补充说明.pdf', 20_480) })),
    space: os.files.space.handler(() => ({
      usedBytes: 1_610_612_736,
      limitBytes: 2_147_483_648,
      pinnedBytes: 209_715_200,
      unsentBytes: 186_400_000,
      droppable: [
        { hash: '7'.repeat(64), name: '全县水系规划图.pdf', size: 412_000_000, lastUsedAt: ago(80 * day) },
        { hash: '8'.repeat(64), name: '2019 年案卷扫描.pdf', size: 96_000_000, lastUsedAt: ago(41 * day) },
      ],
    })),
  },
  setAside: { list: os.setAside.list.handler(() => (empty ? [] : [...setAside])) },
});
