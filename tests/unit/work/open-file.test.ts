// A file is read in place only by the record that names it, only when its bytes are right, and that is written down.
import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { listAudit } from '../../../main/core/store/audit.ts';
import { pieceBytes, writePieces } from '../../../main/core/store/file-bytes.ts';
import { readHeld, settleHere, wantFile } from '../../../main/core/store/file-held.ts';
import { Sm3 } from '../../../main/core/files/sm3.ts';
import { findRecord } from '../../../main/core/store/records.ts';
import { filesOfRecord, openFile, readFileBytes } from '../../../main/core/work/open-file.ts';
import { mostBytesRead } from '../../../shared/contract/desk-files.ts';
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
  hash: hashOf(bytes),
  name: '批复.pdf',
  mime: 'application/pdf',
  size: bytes.length,
  role: '附件',
});
const put = (remoteId: string, files: readonly FileRef[]) => {
  const data = anArchive({ title: '立项批复', refCode: 'Z109-1', files: [...files] });
  apply(desk.store, { upserts: [{ kind: 'archive', remoteId, revision: 'r1', data }] });
  return `a${findRecord(desk.store, 'archive', 1, remoteId)?.key}`;
};
/** Here as if it had come; `kept` may be other bytes than the name says. */
const here = (bytes: Buffer, kept = bytes): string => {
  const hash = hashOf(bytes);
  wantFile(desk.store, { hash, size: bytes.length, got: 0, sourceId: 's1', now: 1 });
  for (let at = 0; at * pieceBytes < kept.length; at += 1)
    writePieces(desk.store.beside(), hash, at, [kept.subarray(at * pieceBytes, (at + 1) * pieceBytes)]);
  settleHere(desk.store, hash, 1);
  return hash;
};
const notFound = { ok: false, fault: { kind: 'not-found' } };

describe('the files of a record', () => {
  it('are told with its title, number and unit', () => {
    const bytes = Buffer.from('一');
    const recordId = put('a1', [aFile(bytes)]);
    expect(filesOfRecord(desk, { recordId })).toMatchObject({
      ok: true,
      value: { title: '立项批复', number: 'Z109-1', files: [aFile(bytes)] },
    });
    expect(filesOfRecord(desk, { recordId: 'a999' })).toEqual(notFound);
    expect(filesOfRecord(desk, { recordId: 'c1' })).toEqual(notFound);
  });
});

describe('a file', () => {
  it('is opened once its bytes were hashed, and that stands in the audit trail', async () => {
    const bytes = Buffer.alloc(700_000, 7);
    const recordId = put('a1', [aFile(bytes)]);
    const hash = here(bytes);
    expect(await openFile(desk, { recordId, hash })).toEqual({ ok: true, value: {} });
    expect(listAudit(desk.store).filter(({ event }) => event === 'file-opened')).toMatchObject([
      { detail: JSON.stringify({ hash, source: 1, kind: 'archive', remoteId: 'a1' }) },
    ]);
  });

  it('comes in parts that make it whole', async () => {
    const bytes = Buffer.from(Array.from({ length: mostBytesRead + 300_000 }, (_, at) => at % 251));
    const recordId = put('a1', [aFile(bytes)]);
    const hash = here(bytes);
    const parts: Buffer[] = [];
    for (let from = 0; from < bytes.length; ) {
      const part = readFileBytes(desk, { recordId, hash, from });
      if (!part.ok) throw new Error('believed: the part is here');
      parts.push(Buffer.from(await part.value.arrayBuffer()));
      from += part.value.size;
    }
    expect(parts.map(({ length }) => length)).toEqual([mostBytesRead, 300_000]);
    expect(Buffer.concat(parts).equals(bytes)).toBe(true);
    const beyond = readFileBytes(desk, { recordId, hash, from: bytes.length });
    expect(beyond.ok && beyond.value.size).toBe(0);
  });

  it('is not given by a record that does not name it, nor when it is not here', async () => {
    const bytes = Buffer.from('二');
    put('a1', [aFile(bytes)]);
    const other = put('a2', []);
    const hash = here(bytes);
    expect(await openFile(desk, { recordId: other, hash })).toEqual(notFound);
    expect(readFileBytes(desk, { recordId: other, hash, from: 0 })).toEqual(notFound);
    const absent = Buffer.from('三');
    const recordId = put('a3', [aFile(absent)]);
    expect(await openFile(desk, { recordId, hash: hashOf(absent) })).toEqual(notFound);
  });

  it('is held against SM3 too, as it was when it came and as its department states it', async () => {
    const bytes = Buffer.alloc(700_000, 3);
    const hash = hashOf(bytes);
    const sm3 = new Sm3().update(bytes).digest();
    const wrong = { ok: false, fault: { kind: 'bad-reply', reason: 'wrong-bytes' } };
    const stated = put('a1', [{ ...aFile(bytes), sm3: '0'.repeat(64) }]);
    here(bytes);
    expect(await openFile(desk, { recordId: stated, hash })).toMatchObject(wrong);
    const recordId = put('a2', [{ ...aFile(bytes), sm3 }]);
    apply(desk.store, { removals: [{ kind: 'archive', remoteId: 'a1', why: 'tombstone' }] });
    here(bytes);
    expect(await openFile(desk, { recordId, hash })).toMatchObject({ ok: true });
    expect(readHeld(desk.store, hash)).toMatchObject({ sm3, verifiedAt: desk.now() });
    settleHere(desk.store, hash, 1);
    desk.store.sql('UPDATE file_held SET sm3 = ?').run('1'.repeat(64));
    expect(await openFile(desk, { recordId, hash })).toMatchObject(wrong);
    expect(readHeld(desk.store, hash)?.sm3).toBeUndefined();
  });

  it('with wrong bytes is thrown away and said to be so', async () => {
    const bytes = Buffer.alloc(1_000, 1);
    const recordId = put('a1', [aFile(bytes)]);
    const hash = here(bytes, Buffer.alloc(1_000, 2));
    expect(await openFile(desk, { recordId, hash })).toMatchObject({
      ok: false,
      fault: { kind: 'bad-reply', reason: 'wrong-bytes' },
    });
    expect(readHeld(desk.store, hash)?.state).toBe('failed');
    expect(readFileBytes(desk, { recordId, hash, from: 0 })).toEqual(notFound);
    expect(listAudit(desk.store).filter(({ event }) => event === 'file-opened')).toEqual([]);
  });
});
