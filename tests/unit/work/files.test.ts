// What a person may do with files: room and what goes first, pins, copies, attachments; and what goes when a record
// may not be here any more.
import { createHash } from 'node:crypto';
import {
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSweep } from '../../../main/core/files/sweep.ts';
import { memoryLimitBytes } from '../../../main/core/files/room.ts';
import { attachFile } from '../../../main/core/work/attach-file.ts';
import { cancelFile, fetchFile } from '../../../main/core/work/fetch-file.ts';
import {
  dropFiles,
  fileSpace,
  filesState,
  pinFile,
  setFileLimit,
} from '../../../main/core/work/file-space.ts';
import { saveFileAs } from '../../../main/core/work/save-file-as.ts';
import { listAudit } from '../../../main/core/store/audit.ts';
import { keptHashes, writePieces } from '../../../main/core/store/file-bytes.ts';
import { settleHere, wantFile } from '../../../main/core/store/file-held.ts';
import { entriesOn } from '../../../main/core/store/outbox-rows.ts';
import { findRecord } from '../../../main/core/store/records.ts';
import { setIntroduced } from '../../../main/core/store/sources.ts';
import type { FileRef } from '../../../shared/domain/file-ref.ts';
import { offersFiles } from '../../fakes/file-desk.ts';
import { anArchive, apply } from '../store/builders.ts';
import { aDesk, type TestDesk } from './a-desk.ts';

let desk: TestDesk;
let folder: string;
let clock: number;
const later = (): number => {
  clock += 1;
  return clock;
};

beforeEach(() => {
  clock = 1_000;
  desk = { ...aDesk(), now: () => later() };
  folder = mkdtempSync(join(tmpdir(), 'govdesk-files-'));
  setIntroduced(desk.store, 's1', { systemId: 'a', offers: offersFiles });
});
afterEach(() => {
  desk.store.close();
  rmSync(folder, { recursive: true, force: true });
});

const hashOf = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
const aFile = (bytes: Buffer, name = '批复.pdf'): FileRef => ({
  hash: hashOf(bytes),
  name,
  mime: 'application/pdf',
  size: bytes.length,
  role: '附件',
});
const put = (remoteId: string, files: readonly FileRef[], revision = 'r1') =>
  apply(desk.store, {
    upserts: [{ kind: 'archive', remoteId, revision, data: anArchive({ files: [...files] }) }],
  });
const remove = (remoteId: string, why: 'tombstone' | 'withdrawn') =>
  apply(desk.store, { removals: [{ kind: 'archive', remoteId, why }] });
const idOf = (remoteId: string) => `a${findRecord(desk.store, 'archive', 1, remoteId)?.key}`;
/** Here, as if it had come. */
const here = (bytes: Buffer): string => {
  const hash = hashOf(bytes);
  wantFile(desk.store, { hash, size: bytes.length, got: 0, sourceId: 's1', now: desk.now() });
  writePieces(desk.store.beside(), hash, 0, [bytes]);
  settleHere(desk.store, hash, desk.now());
  return hash;
};
const states = (...hashes: readonly string[]) => {
  const answer = filesState(desk, { hashes });
  return answer.ok ? answer.value.map(({ state }) => state) : answer.fault;
};
const sweepAll = () => {
  const sweep = createSweep(desk.store, desk.now);
  while (sweep.step());
  return keptHashes(desk.store.beside());
};
const [one, two, three] = [Buffer.alloc(1_000, 1), Buffer.alloc(1_000, 2), Buffer.alloc(1_000, 3)];

describe('a file is fetched', () => {
  it('only by a record that names it', () => {
    put('a1', [aFile(one)]);
    put('a2', []);
    expect(fetchFile(desk, { recordId: idOf('a2'), hash: hashOf(one) })).toEqual({
      ok: false,
      fault: { kind: 'not-found' },
    });
    expect(fetchFile(desk, { recordId: idOf('a1'), hash: hashOf(one) }).ok).toBe(true);
    expect(states(hashOf(one), hashOf(two))).toEqual(['wanted', 'absent']);
    cancelFile(desk, { hash: hashOf(one) });
    expect(states(hashOf(one))).toEqual(['absent']);
  });

  it('and makes room by what was not used for longest, never by what is pinned or not sent', async () => {
    const files = [one, two, three].map((bytes) => aFile(bytes));
    put('a1', files);
    const [oldest, pinned, unsent] = [here(one), here(two), hashOf(three)];
    writeFileSync(join(folder, 'c.pdf'), three);
    desk.files.set('g read', join(folder, 'c.pdf'));
    put('a2', []);
    await attachFile(desk, { recordId: idOf('a2'), revision: 'r1', grant: 'g', role: '附件' });
    pinFile(desk, { hash: pinned, pinned: true });
    setFileLimit(desk, { bytes: 3_500 });
    const wanted = Buffer.alloc(1_000, 4);
    put('a3', [aFile(wanted), aFile(Buffer.alloc(2_000, 5))]);
    expect(fetchFile(desk, { recordId: idOf('a3'), hash: hashOf(wanted) }).ok).toBe(true);
    expect(states(oldest, pinned, unsent, hashOf(wanted))).toEqual(['absent', 'here', 'here', 'wanted']);
    expect(fetchFile(desk, { recordId: idOf('a3'), hash: hashOf(Buffer.alloc(2_000, 5)) })).toEqual({
      ok: false,
      fault: { kind: 'no-space' },
    });
    expect(fileSpace(desk)).toMatchObject({
      ok: true,
      value: { usedBytes: 2_000, limitBytes: 3_500, pinnedBytes: 1_000, unsentBytes: 1_000, droppable: [] },
    });
    dropFiles(desk, { hashes: [pinned, unsent] });
    expect(states(pinned, unsent)).toEqual(['here', 'here']);
  });

  it('is dropped when the person says so, longest unused first in the list', () => {
    put('a1', [aFile(one, '一.pdf'), aFile(two, '二.pdf')]);
    const hashes = [here(two), here(one)];
    const space = fileSpace(desk);
    expect(space.ok && space.value.droppable.map(({ name }) => name)).toEqual(['二.pdf', '一.pdf']);
    dropFiles(desk, { hashes });
    expect(sweepAll()).toEqual([]);
  });

  it('to a desk in memory within a small limit', () => {
    expect(fileSpace(desk)).toMatchObject({ value: { limitBytes: memoryLimitBytes } });
    setFileLimit(desk, { bytes: memoryLimitBytes * 4 });
    expect(fileSpace(desk)).toMatchObject({ value: { limitBytes: memoryLimitBytes } });
  });
});

describe('S13 the bytes of a file', () => {
  it.each(['withdrawn', 'tombstone'] as const)(
    'go with the last record that names it (%s), pinned or not',
    (why) => {
      put('a1', [aFile(one), aFile(two)]);
      put('a2', [aFile(one)]);
      const [shared, single] = [here(one), here(two)];
      pinFile(desk, { hash: single, pinned: true });
      remove('a1', why);
      expect(sweepAll()).toEqual([shared]);
      expect(states(shared, single)).toEqual(['here', 'absent']);
      remove('a2', why);
      expect(sweepAll()).toEqual([]);
    },
  );

  it('go when a new revision names it no more, and when the whole source goes', () => {
    put('a1', [aFile(one), aFile(two)]);
    const [stays, goes] = [here(one), here(two)];
    put('a1', [aFile(one)], 'r2');
    expect(sweepAll()).toEqual([stays]);
    expect(states(goes)).toEqual(['absent']);
    desk.store.sql('DELETE FROM source').run();
    expect(sweepAll()).toEqual([]);
  });

  it('are not copied out any more, even before they are swept', async () => {
    put('a1', [aFile(one)]);
    const hash = here(one);
    desk.files.set('g write', join(folder, 'copy.pdf'));
    remove('a1', 'withdrawn');
    expect(await saveFileAs(desk, { hash, grant: 'g' })).toEqual({ ok: false, fault: { kind: 'not-found' } });
    expect(readdirSync(folder)).toEqual([]);
  });

  it('stay while the person has not sent them, also when the record goes', async () => {
    put('a1', []);
    writeFileSync(join(folder, 'a.pdf'), one);
    desk.files.set('g read', join(folder, 'a.pdf'));
    await attachFile(desk, { recordId: idOf('a1'), revision: 'r1', grant: 'g', role: '附件' });
    remove('a1', 'withdrawn');
    expect(sweepAll()).toEqual([hashOf(one)]);
  });
});

describe('a copy', () => {
  it('is written to exactly the chosen place, for its owner alone, and told in the trail', async () => {
    put('a1', [aFile(one)]);
    const hash = here(one);
    const path = join(folder, '批复（副本）.pdf');
    writeFileSync(path, 'what was there before');
    desk.files.set('g write', path);
    expect(await saveFileAs(desk, { hash, grant: 'g' })).toEqual({ ok: true, value: {} });
    expect(readFileSync(path).equals(one)).toBe(true);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(readdirSync(folder)).toEqual(['批复（副本）.pdf']);
    expect(listAudit(desk.store).at(-1)).toMatchObject({ event: 'file-saved' });
  });

  it('of bytes that are not right any more is not left anywhere, and the file says so', async () => {
    put('a1', [aFile(one)]);
    const hash = here(one);
    desk.store.beside().sql('UPDATE piece SET bytes = ?').run(two);
    desk.files.set('g write', join(folder, 'copy.pdf'));
    expect(await saveFileAs(desk, { hash, grant: 'g' })).toMatchObject({ fault: { reason: 'wrong-bytes' } });
    expect(readdirSync(folder)).toEqual([]);
    expect(states(hash)).toEqual(['failed']);
  });

  it('needs a grant, and a place that can be written', async () => {
    put('a1', [aFile(one)]);
    const hash = here(one);
    desk.files.set('g write', join(folder, 'no-such-folder', 'copy.pdf'));
    expect(await saveFileAs(desk, { hash, grant: 'other' })).toMatchObject({ fault: { field: 'grant' } });
    expect(await saveFileAs(desk, { hash, grant: 'g' })).toMatchObject({
      fault: { kind: 'bad-request', field: 'target', reason: 'unreachable' },
    });
  });
});

describe('an attachment', () => {
  const attach = (path: string, revision = 'r1') => {
    desk.files.set('g read', path);
    return attachFile(desk, { recordId: idOf('a1'), revision, grant: 'g', role: '扫描件' });
  };
  beforeEach(() => void put('a1', [aFile(one)]));

  it('queues its upload and the change that names it, which waits for it', async () => {
    writeFileSync(join(folder, '扫描\u202efdp.pdf'), two);
    const attached = await attach(join(folder, '扫描\u202efdp.pdf'));
    expect(attached).toMatchObject({
      ok: true,
      value: { file: { name: '扫描fdp.pdf', mime: 'application/pdf', size: 1_000, role: '扫描件' } },
    });
    const entries = entriesOn(desk.store, 'archive', 1);
    const upload = entries.find(({ type }) => type === 'upload');
    const edit = entries.find(({ type }) => type === 'edit');
    expect(edit?.dependsOn).toEqual([upload?.id]);
    expect(edit?.type === 'edit' && edit.fields['files']).toEqual([
      aFile(one),
      attached.ok && attached.value.file,
    ]);
    expect(states(hashOf(two))).toEqual(['here']);
  });

  it.each([
    ['a link', () => symlinkSync('/etc/passwd', join(folder, 'x')), 'unreachable'],
    ['an empty file', () => writeFileSync(join(folder, 'x'), ''), 'empty'],
    ['nothing', () => undefined, 'unreachable'],
    ['what is there already', () => writeFileSync(join(folder, 'x'), one), 'already-there'],
  ])('%s is refused and leaves nothing behind', async (_what, make, reason) => {
    make();
    expect(await attach(join(folder, 'x'))).toMatchObject({ fault: { field: 'file', reason } });
    expect(sweepAll()).toEqual([]);
    expect(entriesOn(desk.store, 'archive', 1)).toEqual([]);
  });

  it('to a revision nobody sees any more is refused and leaves nothing behind', async () => {
    writeFileSync(join(folder, 'x'), two);
    expect(await attach(join(folder, 'x'), 'r0')).toMatchObject({ fault: { field: 'revision' } });
    expect(sweepAll()).toEqual([]);
  });

  it('is not taken where the department takes none', async () => {
    setIntroduced(desk.store, 's1', {
      systemId: 'a',
      offers: { edits: [], digest: false, newerSchema: false },
    });
    writeFileSync(join(folder, 'x'), two);
    expect(await attach(join(folder, 'x'))).toMatchObject({
      fault: { field: 'files', reason: 'not-offered' },
    });
  });
});
