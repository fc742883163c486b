// Where the bytes of a file stand, and what happened to a record, in words.

import { describe, expect, it } from 'vitest';
import { limitChoices, totalOf } from '../../../renderer/features/settings/space-figures.ts';
import { linesOf } from '../../../renderer/records/Clash.tsx';
import { fileStanding, standingWords, whyNot } from '../../../renderer/records/file-standing.ts';
import { coursesOf } from '../../../renderer/records/history-lines.ts';
import { sizeWords } from '../../../renderer/text/size-words.ts';
import { zh } from '../../../renderer/text/zh.ts';
import type { FileHeld } from '../../../shared/contract/desk-files.ts';
import type { HistoryLine, OutboxRow } from '../../../shared/contract/desk-outbox.ts';
import type { FileRef } from '../../../shared/domain/file-ref.ts';

const file: FileRef = {
  hash: 'a'.repeat(64),
  name: '图.ofd',
  mime: 'application/ofd',
  size: 200,
  role: '附件',
};
const held = (some: Partial<FileHeld>): FileHeld => ({
  hash: file.hash,
  state: 'absent',
  got: 0,
  pinned: false,
  ...some,
});
const upload = (some: Partial<Extract<OutboxRow, { readonly type: 'upload' }>>): OutboxRow => ({
  type: 'upload',
  id: 'u1',
  state: 'waiting',
  decidedAt: '2026-11-20T01:00:00.000Z',
  sourceId: 's1',
  kind: 'archive',
  recordId: 'a1',
  title: '题名',
  attempts: 0,
  mayTakeBack: true,
  file,
  sent: 0,
  ...some,
});
const words = (own: readonly FileHeld[], outbox: readonly OutboxRow[] = []) =>
  standingWords(zh, fileStanding(file, own, outbox));

describe('a file', () => {
  it.each([
    ['未取', []],
    ['未取', [held({})]],
    ['等待', [held({ state: 'wanted' })]],
    ['正在取 38%', [held({ state: 'coming', got: 77 })]],
    ['已在本机', [held({ state: 'here', got: 200 })]],
    ['没取到', [held({ state: 'failed', fault: { kind: 'not-found' } })]],
  ] as const)('%s', (said, own) => {
    expect(words(own)).toBe(said);
  });

  it.each([
    ['待上传', upload({})],
    ['正在上传 50%', upload({ state: 'sending', sent: 100 })],
    ['未被接受', upload({ state: 'refused' })],
    ['已在本机', upload({ state: 'accepted' })],
    ['已在本机', upload({ file: { ...file, hash: 'b'.repeat(64) } })],
  ])('on its way: %s', (said, row) => {
    expect(words([held({ state: 'here' })], [row])).toBe(said);
  });

  it('has its size in the unit a person uses', () => {
    expect([0, 2048, 5_400_000, 2_147_483_648].map((bytes) => sizeWords(zh, bytes))).toEqual([
      '0 B',
      '2 KB',
      '5.1 MB',
      '2 GB',
    ]);
  });
});

describe('what could not be brought', () => {
  it('says why: of a fetch the fault, of an upload the department’s words', () => {
    const failed = fileStanding(file, [held({ state: 'failed', fault: { kind: 'not-found' } })], []);
    expect(whyNot(zh, failed)).toBe(zh.fault.notFound);
    const refused = upload({ state: 'refused', reason: { kind: 'refused', reason: '格式不收' } });
    expect(whyNot(zh, fileStanding(file, [], [refused]))).toBe('来源系统未接受：格式不收');
    expect(whyNot(zh, fileStanding(file, [], []))).toBeUndefined();
  });
});

describe('the room of files', () => {
  it('offers the usual limits and the present one, in order', () => {
    const gb = 1024 ** 3;
    expect(limitChoices(3 * gb).map((bytes) => bytes / gb)).toEqual([1, 2, 3, 5, 10, 20]);
    expect(limitChoices(2 * gb)).toHaveLength(5);
    expect(totalOf([{ size: 2 }, { size: 3 }])).toBe(5);
  });
});

describe('what changed on the other side', () => {
  it('is told of in a few lines, what is to be decided first', () => {
    const one = { base: null, theirs: null };
    const fields = [
      { field: 'step', clash: false, ...one },
      { field: 'title', clash: true, ...one },
    ];
    expect(linesOf({ fields }).map(({ field }) => field)).toEqual(['title', 'step']);
  });
});

const line = (actionId: string, to: HistoryLine['to'], at: string): HistoryLine => ({
  actionId,
  type: 'edit',
  to,
  at,
});

describe('what happened to a record', () => {
  it('is a line for each thing, newest first, without steps that only passed by', () => {
    const lines = [
      line('e1', 'waiting', '1'),
      line('e1', 'sending', '2'),
      line('e1', 'unsure', '3'),
      line('e1', 'waiting', '4'),
      line('e2', 'waiting', '5'),
      line('e1', 'sending', '6'),
      line('e1', 'accepted', '7'),
      line('e1', 'confirmed', '8'),
    ];
    expect(
      coursesOf(lines).map(({ actionId, steps }) => [actionId, steps.map(({ to }) => to).join(' ')]),
    ).toEqual([
      ['e2', 'waiting'],
      ['e1', 'waiting accepted confirmed'],
    ]);
  });

  it('says where a thing stands now, even on the way', () => {
    expect(coursesOf([line('e1', 'waiting', '1'), line('e1', 'unsure', '2')])[0]?.steps.at(-1)?.to).toBe(
      'unsure',
    );
  });
});
