// The words of a file the person chose, for the check of its citations: taken out by the same thread and limits as those of
// a file that arrives; the file stays as it is, and what cannot be read says why.
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { listAudit } from '../../../main/core/store/audit.ts';
import type { FileReader } from '../../../main/core/reading/reader.ts';
import { openDraftFile, saveDraftFile } from '../../../main/core/work/draft-of-file.ts';
import { longestDraft } from '../../../shared/domain/draft-file.ts';
import { ofdWith } from '../../fixtures/files/ofd/attached.ts';
import { explodingPdf } from '../../fixtures/files/exploding-pdf.ts';
import { docxBody, docxParagraph, pdfOf, smallDocx, smallPdf } from '../../fixtures/files/small-files.ts';
import { aReader } from '../../fakes/a-reader.ts';
import { until } from '../../fakes/until.ts';
import { aDesk, type TestDesk } from './a-desk.ts';

let folder: string;
let desk: TestDesk;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'govdesk-draft-'));
  desk = aDesk();
});
afterEach(async () => {
  await desk.reader.close();
  desk.store.close();
  rmSync(folder, { recursive: true, force: true });
});

const chosen = (name: string, bytes: string | Uint8Array): string => {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  desk.files.set('g1 read', path);
  return path;
};
const open = async (name: string, bytes: string | Uint8Array) => {
  chosen(name, bytes);
  const opened = await openDraftFile(desk, { grant: 'g1' });
  return opened.ok ? opened.value : opened;
};
const refused = (why: string) => ({ kind: 'refused', why });
const words = (format: string, text: string, more = {}) => ({
  kind: 'words',
  format,
  text,
  cut: false,
  blank: 0,
  ...more,
});
const cited = '依据《临溪县户外广告设置管理办法》第四条，户外广告设置实行许可制度。';

describe('the words of a chosen file', () => {
  it('are those of a DOCX, a PDF, an OFD, a page and a text', async () => {
    expect(await open('a.docx', smallDocx(['意见', cited]))).toEqual(words('docx', `意见\n${cited}`));
    const lines = ['依据《临溪县户外广告设置管理办法》第四', '条，户外广告设置实行许可制度。'];
    expect(await open('a.pdf', smallPdf([['意见'], lines]))).toEqual(words('pdf', `意见\n${cited}`));
    expect(await open('a.ofd', ofdWith([]))).toEqual(words('ofd', '关于报送附件的函'));
    expect(await open('a.htm', `<!doctype html><p>${cited}</p>`)).toEqual(words('html', cited));
    expect(await open('a.txt', `意见\r\n${cited}`)).toEqual(words('text', `意见\n${cited}`));
    expect(await open('gb.txt', new Uint8Array([0xd5, 0xfe, 0xce, 0xf1]))).toEqual(words('text', '政务'));
  });

  it('are told by the bytes, whatever the file is called', async () => {
    expect(await open('其实是文档.pdf', smallDocx([cited]))).toEqual(words('docx', cited));
  });

  it('leave the file and its folder as they were', async () => {
    const bytes = smallDocx([cited]);
    const path = chosen('a.docx', bytes);
    await openDraftFile(desk, { grant: 'g1' });
    const digest = (one: Uint8Array) => createHash('sha256').update(one).digest('hex');
    expect(digest(readFileSync(path))).toBe(digest(bytes));
    expect(readdirSync(folder)).toEqual(['a.docx']);
    expect(listAudit(desk.store)).toEqual([]);
  });

  it('say which pages have none, and that there is more than is checked at once', async () => {
    expect(await open('a.pdf', smallPdf([[cited], [], []]))).toMatchObject({ kind: 'words', blank: 2 });
    const long = await open('a.txt', `${'字'.repeat(longestDraft - 1)}𠀀尾`);
    expect(long).toEqual(words('text', '字'.repeat(longestDraft - 1), { cut: true }));
  });

  it.each<[string, string, () => string | Uint8Array]>([
    ['a scan', 'no-words', () => smallPdf([[], []])],
    ['half a PDF', 'damaged', () => smallPdf([[cited]]).slice(0, 40)],
    ['a PDF whose pages lead nowhere', 'damaged', () => pdfOf(['<< /Type /Catalog >>'])],
    ['a locked DOCX', 'encrypted', () => locked],
    ['a picture', 'not-readable', () => Buffer.from('89504e470d0a1a0a0000', 'hex')],
    ['an empty file', 'empty', () => ''],
    ['a file of blanks', 'empty', () => ' \n '],
    ['a bomb', 'too-large', () => smallDocx([], { 'word/document.xml': bomb })],
    ['a draft marked 机密', 'above-ceiling', () => smallDocx(['机密★10年', cited])],
    [
      'a letter with a marked draft in it',
      'above-ceiling',
      () => ofdWith([{ name: 'a.docx', bytes: smallDocx(['秘密★5年', cited]) }]),
    ],
  ])('are not there, with the reason: %s is %s', async (_, why, make) => {
    expect(await open('拟稿', make())).toEqual(refused(why));
  });

  it('above the ceiling leave a line in the audit trail and nothing else', async () => {
    await open('a.docx', smallDocx(['秘密★5年', cited]));
    expect(listAudit(desk.store)).toMatchObject([{ event: 'record-blocked' }]);
    expect(JSON.stringify(listAudit(desk.store))).not.toContain('户外广告');
  });

  it('are not asked for where nothing was chosen, or it went away', async () => {
    expect(await openDraftFile(desk, { grant: 'g9' })).toMatchObject({ ok: false });
    desk.files.set('g1 read', join(folder, '没有.docx'));
    expect(await openDraftFile(desk, { grant: 'g1' })).toEqual({ ok: true, value: refused('unreadable') });
    desk.files.set('g1 read', folder);
    expect(await openDraftFile(desk, { grant: 'g1' })).toEqual({ ok: true, value: refused('unreadable') });
  });
});

describe('a long reading', () => {
  it('is ended when the person gives up, and the next file is read', async () => {
    let started = false;
    const real = aReader();
    const reader: FileReader = {
      take: (bytes, inside) => real.take(bytes, inside),
      read: (bytes: Uint8Array<ArrayBuffer>, signal?: AbortSignal) => {
        started = true;
        return real.read(bytes, signal);
      },
      close: () => real.close(),
    };
    desk = { ...desk, reader };
    chosen('无尽.pdf', explodingPdf());
    const giving = new AbortController();
    const opening = openDraftFile(desk, { grant: 'g1' }, giving.signal);
    await until('it is being read', () => started);
    giving.abort();
    expect(await opening).toEqual({ ok: true, value: refused('stopped') });
    expect(await open('a.docx', smallDocx([cited]))).toEqual(words('docx', cited));
  });

  it('that nobody waits for any more is not begun', async () => {
    chosen('a.docx', smallDocx([cited]));
    expect(await openDraftFile(desk, { grant: 'g1' }, AbortSignal.abort())).toEqual({
      ok: true,
      value: refused('stopped'),
    });
  });
});

describe('the mended words', () => {
  it('become a text file where the person said', async () => {
    const path = join(folder, '核对后.txt');
    desk.files.set('g1 write', path);
    expect(await saveDraftFile(desk, { grant: 'g1', text: cited })).toEqual({ ok: true, value: {} });
    expect(readFileSync(path, 'utf8')).toBe(cited);
    expect(readdirSync(folder)).toEqual(['核对后.txt']);
  });

  it('are not written anywhere else', async () => {
    expect(await saveDraftFile(desk, { grant: 'g1', text: cited })).toMatchObject({ ok: false });
    desk.files.set('g1 write', join(folder, '没有的文件夹', 'a.txt'));
    expect(await saveDraftFile(desk, { grant: 'g1', text: cited })).toMatchObject({
      ok: false,
      fault: { kind: 'bad-request', field: 'target' },
    });
  });
});

const locked = Buffer.concat([
  Buffer.from('d0cf11e0a1b11ae1', 'hex'),
  Buffer.alloc(600),
  Buffer.from('EncryptedPackage', 'utf16le'),
]);
const bomb = docxBody(docxParagraph('一'.repeat(9_000_000)));
