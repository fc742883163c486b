// Documents and pages beside texts in a folder that is imported: their text is taken out, their bytes are kept.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readOriginal } from '../../../main/core/store/originals.ts';
import { importFolder, previewImport } from '../../../main/core/work/import-folder.ts';
import { listArticles, readArticle } from '../../../main/core/work/read-articles.ts';
import { docxParagraph, docxBody, smallDocx, smallPdf } from '../../fixtures/files/small-files.ts';
import { aDesk, type TestDesk } from './a-desk.ts';

let folder: string;
let desk: TestDesk;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'govdesk-import-'));
  desk = aDesk(folder);
});
afterEach(async () => {
  await desk.reader.close();
  desk.store.close();
  rmSync(folder, { recursive: true, force: true });
});

const write = (name: string, content: string | Uint8Array) => writeFileSync(join(folder, name), content);
const run = async () => {
  const done = await importFolder(desk, { grant: 'granted' });
  if (!done.ok) throw new Error('believed: the folder is granted');
  return done.value;
};

describe('a document', () => {
  it('is imported with the text in it and said to come from one', async () => {
    write('a.docx', smallDocx(['关于规范经(jīng)济数据报送的通知', '各单位：请按时报送。']));
    write('b.pdf', smallPdf([['政务服务事项办理指南'], ['第二页的内容']]));
    write('c.html', '<!doctype html><html><body><h1>网页上的办事指南</h1><p>第一步</p></body></html>');
    const { imported, left } = await run();
    expect(left).toEqual([]);
    expect(imported).toMatchObject([
      { title: '关于规范经济数据报送的通知', format: 'docx', pinyinRemoved: 1 },
      { title: '政务服务事项办理指南', format: 'pdf' },
      { title: '网页上的办事指南', format: 'html' },
    ]);
  });

  it('keeps its bytes as they are and its text as it was before repair', async () => {
    const bytes = smallDocx(['经(jīng)济数据报送工作的通知']);
    write('a.docx', bytes);
    await run();
    const [row] = listArticles(desk, { offset: 0, limit: 5 }).rows;
    const read = readArticle(desk, { id: row?.id ?? '' });
    expect(read.ok && read.value.imported?.original).toBe('经(jīng)济数据报送工作的通知');
    expect(read.ok && read.value.data.body).toBe('经济数据报送工作的通知');
    const kept = readOriginal(desk.store, Number(row?.id.slice(1)));
    expect(kept?.bytes).toEqual(Buffer.from(bytes));
    const again = await run();
    expect(again.left).toMatchObject([{ name: 'a.docx', problem: 'already-here' }]);
  });

  it('that is broken, locked, without text or graded too high is named with its reason', async () => {
    write('above.docx', smallDocx(['秘密★5年', '关于某事的通知']));
    write(
      'bomb.docx',
      smallDocx([], { 'word/document.xml': docxBody(docxParagraph('一'.repeat(9_000_000))) }),
    );
    write('broken.pdf', smallPdf([['一']]).slice(0, 40));
    write('locked.docx', Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), locked]));
    write('picture.pdf', Buffer.from('89504e470d0a1a0a0000', 'hex'));
    write('scan.pdf', smallPdf([[]]));
    const preview = await previewImport(desk, { grant: 'granted' });
    const problems = (files: readonly { readonly name: string; readonly problem?: string | undefined }[]) =>
      Object.fromEntries(files.map(({ name, problem }) => [name, problem]));
    const expected = {
      'above.docx': 'above-ceiling',
      'bomb.docx': 'too-large',
      'broken.pdf': 'damaged',
      'locked.docx': 'encrypted',
      'picture.pdf': 'not-text',
      'scan.pdf': 'no-text',
    };
    expect(preview.ok && problems(preview.value.files)).toEqual(expected);
    expect(problems((await run()).left)).toEqual(expected);
    expect(desk.store.sql('SELECT count(*) AS n FROM original').get()).toEqual({ n: 0 });
  });
});

const locked = Buffer.concat([Buffer.alloc(600), Buffer.from('EncryptedPackage', 'utf16le')]);
