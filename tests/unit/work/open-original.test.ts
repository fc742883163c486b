// What was imported is opened and saved as any file is, byte for byte as it came, and only by the article made of it.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { filesState } from '../../../main/core/work/file-space.ts';
import { importFolder, removeImported } from '../../../main/core/work/import-folder.ts';
import { filesOfRecord, openFile, readFileBytes } from '../../../main/core/work/open-file.ts';
import { listArticles, readArticle } from '../../../main/core/work/read-articles.ts';
import { saveFileAs } from '../../../main/core/work/save-file-as.ts';
import { mostBytesRead } from '../../../shared/contract/desk-files.ts';
import { aDesk, type TestDesk } from './a-desk.ts';

let folder: string;
let desk: TestDesk;
const text = `关于做好防汛工作的通知\n${'各乡镇应当做好值守。'.repeat(60_000)}`;
const bytes = Buffer.from(text);
const notFound = { ok: false, fault: { kind: 'not-found' } };

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'govdesk-original-'));
  desk = aDesk(folder);
  writeFileSync(join(folder, '防汛.txt'), bytes);
  writeFileSync(join(folder, '另一份.txt'), '另一份文件的正文');
  const done = await importFolder(desk, { grant: 'granted' });
  expect(done.ok && done.value.imported.length).toBe(2);
});
afterEach(async () => {
  await desk.reader.close();
  desk.store.close();
  rmSync(folder, { recursive: true, force: true });
});

function imported(name: string) {
  for (const { id } of listArticles(desk, { offset: 0, limit: 9 }).rows) {
    const read = readArticle(desk, { id });
    if (read.ok && read.value.imported?.fileName === name) return { id, ...read.value.imported };
  }
  throw new Error('believed: it was imported');
}

async function allBytes(recordId: string, hash: string, size: number): Promise<Buffer> {
  const parts: Buffer[] = [];
  for (let from = 0; from < size; from += mostBytesRead) {
    const part = readFileBytes(desk, { recordId, hash, from });
    if (!part.ok) throw new Error('believed: it is here');
    parts.push(Buffer.from(await part.value.arrayBuffer()));
  }
  return Buffer.concat(parts);
}

it('an original is the one file of its article, here, and is read part by part as it came', async () => {
  const { id, bytes: original } = imported('防汛.txt');
  const { hash, size } = original;
  expect(size).toBe(bytes.length);
  expect(filesOfRecord(desk, { recordId: id })).toMatchObject({
    ok: true,
    value: { files: [{ hash, name: '防汛.txt', mime: 'text/plain', size }] },
  });
  expect(filesState(desk, { hashes: [hash] })).toMatchObject({ ok: true, value: [{ state: 'here' }] });
  expect(await openFile(desk, { recordId: id, hash })).toEqual({ ok: true, value: {} });
  expect((await allBytes(id, hash, size)).equals(bytes)).toBe(true);
});

it('an original is not read by another article', async () => {
  const { hash } = imported('防汛.txt').bytes;
  const other = imported('另一份.txt').id;
  expect(await openFile(desk, { recordId: other, hash })).toEqual(notFound);
  expect(readFileBytes(desk, { recordId: other, hash, from: 0 })).toEqual(notFound);
});

it('a copy of an original is what came, at the place the person chose', async () => {
  const { hash } = imported('防汛.txt').bytes;
  const target = join(folder, '另存.txt');
  desk.files.set('g write', target);
  expect(await saveFileAs(desk, { hash, grant: 'g' })).toEqual({ ok: true, value: {} });
  expect(readFileSync(target).equals(bytes)).toBe(true);
});

it('an original goes with its article', async () => {
  const { id, bytes: original } = imported('防汛.txt');
  removeImported(desk, { id });
  expect(await openFile(desk, { recordId: id, hash: original.hash })).toEqual(notFound);
  expect(filesState(desk, { hashes: [original.hash] })).toMatchObject({ value: [{ state: 'absent' }] });
});
