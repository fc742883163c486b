// In the real app: a word inside a file that arrived is found and opens its record; a file that would take the computer
// for itself is ended and named while the next is read; the record is examined (四性检测).

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import type { Locator } from 'playwright';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { zh } from '../../renderer/text/zh.ts';
import { until } from '../fakes/until.ts';
import { pdfOf, smallDocx, smallPdf } from '../fixtures/files/small-files.ts';
import { type App, savePicture, startApp } from './app.ts';
import { oneAfterAnother, reportFailures } from './failure-report.ts';
import {
  addSource,
  beginWithKeyring,
  button,
  chooseInDialogs,
  chooseRow,
  goTo,
  list,
  search,
  statusBar,
} from './hands.ts';
import { type Scene, setScene } from './scene.ts';
import { dataOf } from './truth.ts';

let scene: Scene;
let app: App;
let title = '';
reportFailures(() => app);
oneAfterAnother();

beforeAll(async () => {
  scene = await setScene({ systems: ['archives'] });
  app = await startApp(scene.session);
  await beginWithKeyring(app.page);
  await addSource(app.page, scene.departments.archives);
  title = await aTitle();
});
afterAll(async () => {
  await app?.quit();
  await scene?.leave();
});

/** A record that may be shown here. */
async function aTitle(): Promise<string> {
  const { control } = scene.departments.archives;
  const { aboveCeiling, badField } = await control.truth.planted();
  const ids = await control.truth.ids({ kind: 'archive' });
  const id = ids.find((each) => ![...aboveCeiling, ...badField].includes(each)) ?? '';
  return String((await dataOf(scene.departments.archives, 'archive', id)).title);
}

async function openRecord(): Promise<Locator> {
  await goTo(app.page, 'archives');
  await chooseRow(app.page, list(app.page, zh.archives.list), title);
  const article = app.page.getByRole('article', { name: title });
  await article.waitFor();
  return article;
}

async function attach(name: string, bytes: Uint8Array): Promise<void> {
  const path = join(scene.session.home, name);
  writeFileSync(path, bytes, { mode: 0o644 });
  await chooseInDialogs(app, path);
  // The one before must be confirmed: a change is made on what the person sees.
  await statusBar(app.page).getByText(zh.frame.waiting(0), { exact: true }).waitFor({ timeout: 60_000 });
  const article = await openRecord();
  await app.page.keyboard.press('Alt+F');
  await article.getByText(name).waitFor();
}

/** A page of millions of strokes that draw nothing, in a few kilobytes. */
function endlessPdf(): Uint8Array {
  const packed = deflateSync(Buffer.alloc(900_000_000, 'q Q '), { level: 9 }).toString('latin1');
  return pdfOf([
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R >>',
    `<< /Filter /FlateDecode /Length ${packed.length} >>\nstream\n${packed}\nendstream`,
  ]);
}

async function isFound(words: string, name: string): Promise<boolean> {
  const found = await search(app.page, words);
  const count = await found.getByRole('option').filter({ hasText: name }).count();
  await app.page.keyboard.press('Escape');
  await app.page.keyboard.press('Escape');
  return count > 0;
}

describe('the text of a file that is here', () => {
  it('is found by a word inside a PDF and a DOCX, though one before them would never end', async () => {
    await attach('无尽.pdf', endlessPdf());
    await attach('移交说明.pdf', smallPdf([['说明', '本批资料含土地详查底图十二幅。']]));
    await attach('补充说明.docx', smallDocx(['补充说明', '另附水利普查名录一册。']));
    const patience = { limitMs: 90_000, pauseMs: 1_000 };
    await until('the PDF is found', () => isFound('土地详查底图', '移交说明.pdf'), patience);
    await until('the DOCX is found', () => isFound('水利普查名录', '补充说明.docx'), patience);
    const article = await openRecord();
    const why = [zh.files.unsearched['too-slow'], zh.files.unsearched['too-large']];
    const row = article.getByRole('listitem').filter({ hasText: '无尽.pdf' });
    await row.getByText(new RegExp(why.join('|'))).waitFor();
    await row.scrollIntoViewIfNeeded();
    await savePicture(app.page, 'file-text-ended');
  });

  it('is part of what an examination of the record tells', async () => {
    const article = await openRecord();
    await button(article, zh.checks.open).press('Enter');
    const report = app.page.getByRole('article', { name: zh.checks.title });
    await report.getByText(zh.checks.checks['files-readable']).waitFor({ timeout: 30_000 });
    await report.getByText(zh.checks.outcomes.pass).first().waitFor();
    await savePicture(app.page, 'checks-record');
    await button(app.page, zh.checks.close).press('Enter');
    await article.waitFor();
  });
});
