// 四性检测 over the store: what is described, what is here, and what came of reading it.
import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { writePieces } from '../../../main/core/store/file-bytes.ts';
import { readHeld, settleHere, wantFile } from '../../../main/core/store/file-held.ts';
import { keepFileText, nextDueFile } from '../../../main/core/store/file-text.ts';
import { Sm3 } from '../../../main/core/files/sm3.ts';
import { findRecord } from '../../../main/core/store/records.ts';
import { examineArchives } from '../../../main/core/work/examine-archives.ts';
import type { ExamineScope, FourReport } from '../../../shared/contract/desk-checks.ts';
import type { ArchiveData } from '../../../shared/domain/archive.ts';
import { must } from '../../../shared/domain/must.ts';
import { anArchive, apply, now } from '../store/builders.ts';
import { aDesk, type TestDesk } from './a-desk.ts';

let desk: TestDesk;
beforeEach(() => {
  desk = aDesk();
});
afterEach(() => desk.store.close());

const hashOf = (text: string) => createHash('sha256').update(text).digest('hex');
const aFile = (text: string) => ({
  ...{ hash: hashOf(text), name: `${text}.pdf`, mime: 'application/pdf', size: text.length },
  role: '正文' as const,
});
const piece = (itemNo: string, over: Partial<ArchiveData> = {}): ArchiveData =>
  anArchive({
    refCode: `Z109-WS·2011·Y-${itemNo}`,
    fonds: 'Z109',
    category: 'WS',
    year: 2011,
    retention: 'Y',
    itemNo,
    responsible: ['县政府办公室'],
    body: '正文',
    files: [],
    ...over,
  });
const put = (remoteId: string, data: ArchiveData) => {
  apply(desk.store, { upserts: [{ kind: 'archive', remoteId, revision: 'r1', data }] });
  return `a${findRecord(desk.store, 'archive', 1, remoteId)?.key}`;
};
const arrive = (text: string) => {
  wantFile(desk.store, { hash: hashOf(text), size: text.length, got: 0, sourceId: 's1', now });
  writePieces(desk.store.beside(), hashOf(text), 0, [Buffer.from(text)]);
  settleHere(desk.store, hashOf(text), now);
};
const examine = async (scope: ExamineScope): Promise<FourReport> => {
  const done = await examineArchives(desk, scope);
  if (!done.ok) throw new Error(done.fault.kind);
  return done.value;
};
const line = ({ lines }: FourReport, check: string) => {
  const found = lines.find((each) => each.check === check);
  return found && [found.passed, found.failed, found.unknown];
};

describe('四性检测', () => {
  it('of a record hashes what is here, and says of the rest that it is not here', async () => {
    const id = put('a1', piece('0001', { files: [aFile('one'), aFile('two')] }));
    arrive('one');
    const due = must(nextDueFile(desk.store), 'what arrived is due');
    keepFileText(desk.store, due, { format: 'pdf', pages: 1, parts: ['x'], cut: false });
    const report = await examine({ kind: 'record', id });
    expect(report).toMatchObject({ records: 1, files: 2, filesHere: 1, left: 0 });
    expect(report.record?.refCode).toBe('Z109-WS·2011·Y-0001');
    expect(line(report, 'bytes-unchanged')).toEqual([0, 0, 1]);
    expect(line(report, 'files-readable')).toEqual([0, 0, 1]);
    expect(line(report, 'ref-code-agrees')).toEqual([1, 0, 0]);
    const { cases = [] } = report.lines.find(({ check }) => check === 'files-readable') ?? {};
    expect(cases).toMatchObject([{ detail: { kind: 'file', name: 'two.pdf', trouble: 'not-here' } }]);
  });

  it('of a record states both hashes of its files, SM3 of those that were here before it was kept too', async () => {
    const [one, two] = [
      aFile('one'),
      { ...aFile('two'), sm3: new Sm3().update(Buffer.from('two')).digest() },
    ];
    const id = put('a1', piece('0001', { files: [one, two] }));
    arrive('one');
    expect(readHeld(desk.store, one.hash)?.sm3).toBeUndefined();
    const sm3 = new Sm3().update(Buffer.from('one')).digest();
    expect((await examine({ kind: 'record', id })).digests).toEqual([
      { name: 'one.pdf', sha256: one.hash, sm3, isStated: false },
      { name: 'two.pdf', sha256: two.hash, isStated: true },
    ]);
    expect(readHeld(desk.store, one.hash)?.sm3).toBe(sm3);
  });

  it('of a record in a volume above the ceiling says that it may not be here', async () => {
    const id = put('a1', piece('0001'));
    desk.store
      .sql(
        `INSERT INTO archive_level (source, remote_id, feed, generation, level, ref_code, stated)
         VALUES (1, 'w', 'all', 1, '类别级', 'Z109-WS', '{"secretLevel":"秘密"}')`,
      )
      .run();
    expect(line(await examine({ kind: 'record', id }), 'level-allowed')).toEqual([0, 1, 0]);
  });

  it('finds bytes that changed, and they are not here any more', async () => {
    const id = put('a1', piece('0001', { files: [aFile('one')] }));
    arrive('one');
    writePieces(desk.store.beside(), hashOf('one'), 0, [Buffer.from('eno')]);
    expect(line(await examine({ kind: 'record', id }), 'bytes-unchanged')).toEqual([0, 1, 0]);
    expect(readHeld(desk.store, hashOf('one'))?.state).toBe('failed');
    expect(line(await examine({ kind: 'record', id }), 'bytes-unchanged')).toEqual([0, 1, 0]);
  });

  it('of a branch looks at every record in it and at their numbers together', async () => {
    put('a1', piece('0001'));
    put('a2', piece('0002', { responsible: [] }));
    put('a4', piece('0004', { title: '关于某事的请示' }));
    put('b1', piece('0001', { fonds: 'Z117', refCode: 'Z117-WS·2011·Y-0001' }));
    const report = await examine({ kind: 'branch', path: { fonds: 'Z109' } });
    expect(report).toMatchObject({ records: 3, left: 0 });
    expect(line(report, 'description-complete')).toEqual([2, 1, 0]);
    expect(line(report, 'numbers-continuous')).toEqual([0, 0, 1]);
    const { cases = [] } = report.lines.find(({ check }) => check === 'numbers-continuous') ?? {};
    expect(cases).toEqual([
      { outcome: 'unknown', detail: { kind: 'missing', refCodes: ['Z109-WS·2011·Y-0003'] } },
    ]);
    expect(report.lines.find(({ check }) => check === 'description-complete')?.cases).toMatchObject([
      { refCode: 'Z109-WS·2011·Y-0002', outcome: 'fail', detail: { fields: ['responsible'] } },
    ]);
  });

  it('of a record that is not here is a fault', async () => {
    expect(await examineArchives(desk, { kind: 'record', id: 'a99' })).toEqual({
      ok: false,
      fault: { kind: 'not-found' },
    });
  });
});
