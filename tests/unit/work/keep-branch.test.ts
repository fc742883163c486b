// 保留本支: what a branch takes is told before it starts; its files are wanted and kept together, and let go together.
import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { writePieces } from '../../../main/core/store/file-bytes.ts';
import { readHeld, settleHere, wantedFiles, wantFile } from '../../../main/core/store/file-held.ts';
import { findRecord } from '../../../main/core/store/records.ts';
import { setLimit } from '../../../main/core/files/room.ts';
import { fetchFile } from '../../../main/core/work/fetch-file.ts';
import { branchFiles, keepBranch, letBranchGo } from '../../../main/core/work/keep-branch.ts';
import type { FileRef } from '../../../shared/domain/file-ref.ts';
import { anArchive, apply } from '../store/builders.ts';
import { aDesk, type TestDesk } from './a-desk.ts';

let desk: TestDesk;
beforeEach(() => {
  desk = aDesk();
});
afterEach(() => desk.store.close());

const hashOf = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
const aFile = (bytes: Buffer): FileRef => ({
  ...{ hash: hashOf(bytes), name: '扫描件.pdf', mime: 'application/pdf', size: bytes.length, role: '扫描件' },
});
const [one, two, shared, other] = [1, 2, 3, 4].map((fill) => Buffer.alloc(1_000, fill)) as [
  Buffer,
  Buffer,
  Buffer,
  Buffer,
];
const later = Buffer.alloc(1_000, 5);
const put = (volumeNo: string, itemNo: string, files: readonly Buffer[]) => {
  const refCode = `Z109-KJ·JJ-${volumeNo}-${itemNo}`;
  const data = anArchive({ refCode, category: 'KJ', itemNo, files: files.map(aFile) });
  apply(desk.store, { upserts: [{ kind: 'archive', remoteId: refCode, revision: 'r1', data }] });
  return `a${findRecord(desk.store, 'archive', 1, refCode)?.key}`;
};
const here = (bytes: Buffer) => {
  const hash = hashOf(bytes);
  wantFile(desk.store, { hash, size: bytes.length, got: 0, sourceId: 's1', now: 1 });
  writePieces(desk.store.beside(), hash, 0, [bytes]);
  settleHere(desk.store, hash, 1);
};
const volume = {
  kind: 'branch',
  path: { fonds: 'Z109', category: 'KJ', classNo: 'KJ·JJ', volumeNo: '003' },
} as const;
const stateOf = (bytes: Buffer) => {
  const held = readHeld(desk.store, hashOf(bytes));
  return held && [held.state, held.pinned];
};

describe('a branch', () => {
  beforeEach(() => {
    put('003', '001', [one, shared]);
    put('003', '002', [two, shared]);
    put('004', '001', [other]);
    here(one);
    here(other);
  });

  it('is told with each file once, what is here and what would still have to come', async () => {
    expect(await branchFiles(desk, volume)).toMatchObject({
      value: { records: 2, files: 3, bytes: 3_000, here: 1, hereBytes: 1_000, kept: 0, missingBytes: 2_000 },
    });
    expect(await branchFiles(desk, { kind: 'record', id: 'x' })).toMatchObject({ ok: false });
  });

  it('is kept as a whole and asked for at once, and nothing else is', async () => {
    expect(await keepBranch(desk, volume)).toMatchObject({ value: { kept: 3, coming: 2, missingBytes: 0 } });
    expect([one, two, shared, other].map(stateOf)).toEqual([
      ['here', true],
      ['wanted', true],
      ['wanted', true],
      ['here', false],
    ]);
    expect(await keepBranch(desk, volume)).toMatchObject({ value: { kept: 3, coming: 2 } });
  });

  it('makes room by what is loose outside of it, never by its own', async () => {
    setLimit(desk.store, 3_000);
    expect((await keepBranch(desk, volume)).ok).toBe(true);
    expect([stateOf(one), stateOf(other)]).toEqual([['here', true], undefined]);
  });

  it('that does not fit is left as it was', async () => {
    setLimit(desk.store, 2_500);
    expect(await keepBranch(desk, volume)).toMatchObject({ ok: false, fault: { kind: 'no-space' } });
    expect([stateOf(one), stateOf(two), stateOf(other)]).toEqual([
      ['here', false],
      undefined,
      ['here', false],
    ]);
  });

  it('comes after a file that somebody opens, however long it has been waiting', async () => {
    await keepBranch(desk, volume);
    const opened = put('004', '002', [later]);
    expect(fetchFile(desk, { recordId: opened, hash: hashOf(later) }).ok).toBe(true);
    expect(wantedFiles(desk.store, 's1').map(({ hash }) => hash)[0]).toBe(hashOf(later));
    expect(wantedFiles(desk.store, 's1')).toHaveLength(3);
  });

  it('let go keeps what came until its room is needed, and stops what is on its way', async () => {
    await keepBranch(desk, volume);
    expect(await letBranchGo(desk, volume)).toMatchObject({ value: { kept: 0, coming: 0, here: 1 } });
    expect([stateOf(one), stateOf(two)]).toEqual([['here', false], undefined]);
  });
});
