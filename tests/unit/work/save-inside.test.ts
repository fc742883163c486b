// A file attached within another leaves this desk by the same rules as the file itself: never of a loan, never of what was
// withdrawn, whole or not at all, and written down.
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { listAudit } from '../../../main/core/store/audit.ts';
import { pieceBytes, writePieces } from '../../../main/core/store/file-bytes.ts';
import { readHeld, settleHere, wantFile } from '../../../main/core/store/file-held.ts';
import { findRecord } from '../../../main/core/store/records.ts';
import { saveInside } from '../../../main/core/work/save-inside.ts';
import type { ArchiveData } from '../../../shared/domain/archive.ts';
import { goodAttachments, hostileAttachments, ofdWith } from '../../fixtures/files/ofd/attached.ts';
import { anArchive, apply } from '../store/builders.ts';
import { aDesk, type TestDesk } from './a-desk.ts';

let folder: string;
let desk: TestDesk;
let target: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'govdesk-inside-'));
  desk = aDesk();
  target = join(folder, '附件.bin');
  desk.files.set('g1 write', target);
});
afterEach(async () => {
  await desk.reader.close();
  desk.store.close();
  rmSync(folder, { recursive: true, force: true });
});

const attachments = goodAttachments();
const letter = Buffer.from(ofdWith(attachments));
const hashOf = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
const put = (bytes: Buffer, more: Partial<ArchiveData> = {}) => {
  const file = { hash: hashOf(bytes), name: '函.ofd', mime: 'application/ofd', size: bytes.length };
  const data = anArchive({ files: [{ ...file, role: '正文' }], ...more });
  apply(desk.store, { upserts: [{ kind: 'archive', remoteId: 'a1', revision: 'r1', data }] });
  return { recordId: `a${findRecord(desk.store, 'archive', 1, 'a1')?.key}`, hash: file.hash };
};
/** Here as if it had come; `kept` may be other bytes than the name says. */
const come = (bytes: Buffer, kept = bytes) => {
  const hash = hashOf(bytes);
  wantFile(desk.store, { hash, size: bytes.length, got: 0, sourceId: 's1', now: 1 });
  for (let at = 0; at * pieceBytes < kept.length; at += 1)
    writePieces(desk.store.beside(), hash, at, [kept.subarray(at * pieceBytes, (at + 1) * pieceBytes)]);
  settleHere(desk.store, hash, 1);
};
const save = (named: { readonly recordId: string; readonly hash: string }, ...inside: readonly number[]) =>
  saveInside(desk, { ...named, inside, grant: 'g1' });
const refused = (field: string, reason: string) => ({
  ok: false,
  fault: { kind: 'bad-request', field, reason },
});
const savedLines = () => listAudit(desk.store).filter(({ event }) => event === 'file-saved');

describe('a file attached within another', () => {
  it('is saved as it was put in, and that stands in the audit trail', async () => {
    const named = put(letter);
    come(letter);
    expect(await save(named, 0)).toEqual({ ok: true, value: {} });
    expect(readFileSync(target)).toEqual(Buffer.from(attachments[0]?.bytes ?? []));
    expect(savedLines()).toMatchObject([{ detail: JSON.stringify({ hash: named.hash, inside: ['0'] }) }]);
  });

  it('is saved from within another one', async () => {
    const named = put(letter);
    come(letter);
    expect(await save(named, 4, 0)).toEqual({ ok: true, value: {} });
    expect(readFileSync(target, 'utf8')).toBe('请核对后退回。');
  });

  it('is not saved of what is lent, nor of what may not be here', async () => {
    const named = put(letter, { openMark: '控制', loanOnly: [hashOf(letter)] });
    come(letter);
    expect(await save(named, 0)).toEqual(refused('hash', 'on-loan'));
    expect(readdirSync(folder)).toEqual([]);
    expect(savedLines()).toEqual([]);
  });

  it('is not given by a record that does not name the file, nor when it is not here', async () => {
    const notFound = { ok: false, fault: { kind: 'not-found' } };
    const named = put(letter);
    expect(await save(named, 0)).toEqual(notFound);
    come(letter);
    expect(await save({ ...named, recordId: 'a999' }, 0)).toEqual(notFound);
    apply(desk.store, { removals: [{ kind: 'archive', remoteId: 'a1', why: 'tombstone' }] });
    expect(await save(named, 0)).toEqual(notFound);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('that leads out of the file or is not there leaves nothing behind', async () => {
    const hostile = Buffer.from(ofdWith(hostileAttachments()));
    const named = put(hostile);
    come(hostile);
    for (const at of [4, 5, 6, 99]) expect(await save(named, at)).toEqual(refused('inside', 'damaged'));
    expect(readdirSync(folder)).toEqual([]);
  });

  it('is not taken out of wrong bytes, which are thrown away', async () => {
    const named = put(letter);
    const wrong = Buffer.from(letter);
    wrong[40] = (wrong[40] ?? 0) ^ 1;
    come(letter, wrong);
    expect(await save(named, 0)).toMatchObject({ ok: false, fault: { reason: 'wrong-bytes' } });
    expect(readHeld(desk.store, named.hash)?.state).toBe('failed');
    expect(readdirSync(folder)).toEqual([]);
  });
});
