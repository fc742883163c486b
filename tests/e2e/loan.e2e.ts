// In the real app: an original is applied for without a line, granted, read under its watermark, and sealed when its loan ends
// while nobody can be reached, under the reader's eyes; sealed still after a restart with the clock behind.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { textOfPdf } from '../../main/core/reading/pdf-text.ts';
import { zh } from '../../renderer/text/zh.ts';
import type { Loan } from '../../shared/domain/loan.ts';
import { until } from '../fakes/until.ts';
import { type App, savePicture, startApp } from './app.ts';
import { oneAfterAnother, reportFailures } from './failure-report.ts';
import {
  addSource,
  beginWithKeyring,
  button,
  chooseInDialogs,
  chooseRow,
  deskIsOpen,
  goTo,
  list,
  switchOffline,
} from './hands.ts';
import { type Scene, setScene } from './scene.ts';
import { dataOf } from './truth.ts';

let scene: Scene;
let app: App;
let id = '';
let title = '';
let original = '';
reportFailures(() => app);
oneAfterAnother();

beforeAll(async () => {
  scene = await setScene({ systems: ['archives'] });
  app = await startApp(scene.session);
  await beginWithKeyring(app.page);
  await addSource(app.page, scene.departments.archives);
  await findLent();
});
afterAll(async () => {
  await app?.quit();
  await scene?.leave();
});

const archives = () => scene.departments.archives;

/** A record whose original is lent, by a title that no other has. */
async function findLent(): Promise<void> {
  const titles = new Map<string, number>();
  const lent: { readonly id: string; readonly title: string; readonly original: string }[] = [];
  for (const each of await archives().control.truth.ids({ kind: 'archive' })) {
    const data = await dataOf(archives(), 'archive', each);
    const name = String(data.title);
    titles.set(name, (titles.get(name) ?? 0) + 1);
    if (Array.isArray(data.loanOnly))
      lent.push({ id: each, title: name, original: String(Object(Object(data.files)[0]).name) });
  }
  const found = lent.find((one) => titles.get(one.title) === 1);
  if (found === undefined) throw new Error('believed: some originals are lent');
  ({ id, title, original } = found);
}

async function openRecord(): Promise<Locator> {
  await goTo(app.page, 'archives');
  await chooseRow(app.page, list(app.page, zh.archives.list), title);
  const article = app.page.getByRole('article', { name: title });
  await article.waitFor();
  return article;
}

async function syncNow(): Promise<void> {
  await goTo(app.page, 'sync');
  await button(app.page.getByRole('main'), zh.sync.now).first().press('Enter');
}

const loanOf = (article: Locator) => article.getByRole('region', { name: zh.loans.title });

describe('an original that is lent', () => {
  it('is applied for without a line, and granted once there is one', async () => {
    await switchOffline(app.page, true);
    const article = await openRecord();
    await app.page.keyboard.press('Alt+B');
    const dialog = app.page.getByRole('dialog', { name: zh.loans.form.title });
    await dialog.getByLabel(zh.loans.purpose).fill('编写县志教育卷，核对建校经过。');
    await app.page.keyboard.press('Control+Enter');
    await dialog.waitFor({ state: 'hidden' });
    await loanOf(article).getByText(zh.pending.waiting(zh.terms.action.borrow)).waitFor();
    await savePicture(app.page, 'loan-waiting');
    await switchOffline(app.page, false);
    await until(
      'the loan is granted',
      async () => {
        await syncNow();
        const { loans } = await dataOf(archives(), 'archive', id);
        return Array.isArray(loans) && Object(loans[0]).state === '在借';
      },
      { limitMs: 60_000, pauseMs: 1_000 },
    );
    await syncNow();
    await loanOf(await openRecord())
      .getByText(zh.loans.states.在借, { exact: true })
      .waitFor();
  });

  it('is fetched and read under the name, unit and time of who borrowed it', async () => {
    const article = await openRecord();
    const row = article.getByRole('listitem').filter({ hasText: original });
    await row.getByRole('button', { name: zh.files.fetch }).press('Enter');
    await row.getByText(zh.files.state.here).waitFor({ timeout: 60_000 });
    expect(await button(row, zh.files.saveAsOf(original)).count()).toBe(0);
    await button(row, zh.reader.openOf(original)).press('Enter');
    await app.page.frameLocator('iframe').locator('.page canvas').first().waitFor({ timeout: 30_000 });
    const watermark = app.page.locator('[data-watermark]');
    expect(await watermark.getAttribute('data-watermark')).toMatch(
      /^周清和　临溪县人民政府办公室　\d{4}年\d+月\d+日 \d\d:\d\d$/,
    );
    await savePicture(app.page, 'loan-reading');
  });

  it('goes into a PDF with the watermark on every sheet, and is saved nowhere as it is', async () => {
    const reader = app.page.getByRole('dialog', { name: zh.reader.dialog(original) });
    expect(await button(reader, zh.reader.saveAs).count()).toBe(0);
    await app.page.keyboard.press('Control+s');
    await reader.getByText(zh.loans.noSave).first().waitFor();
    const target = join(scene.session.home, '借阅件.pdf');
    await chooseInDialogs(app, target);
    await app.page.keyboard.press('Control+p');
    await reader.getByText(zh.loans.printing).waitFor();
    await button(reader, zh.reader.paper.pdf).press('Enter');
    await reader.getByText(zh.pdfSaved('借阅件.pdf')).first().waitFor({ timeout: 60_000 });
    const read = await textOfPdf(new Uint8Array(readFileSync(target)), '');
    const pages = read.kind === 'text' ? read.pages : [];
    // The pages themselves are pictures: every letter is of the watermark. It lies aslant, so lines mean nothing.
    expect(
      pages.map((page) => [...'周清和办公室'].every((letter) => page.split(letter).length > 10)),
    ).toEqual([true, true]);
    await app.page.keyboard.press('Escape');
    await reader.waitFor({ state: 'hidden' });
  });

  it('is sealed when its loan ends, with nobody to be reached, and what reads it is closed', async () => {
    const { control } = archives();
    const { loans } = await dataOf(archives(), 'archive', id);
    // Their clock is an hour ahead of this machine's: by the machine alone the loan would go on. Long enough to be read before it
    // ends on a busy machine too.
    await control.skewClock({ ms: 3_600_000 });
    const to = new Date(Date.now() + 3_600_000 + 50_000).toISOString();
    const [loan] = loans as readonly Loan[];
    await control.change.edit({ kind: 'archive', id, data: { loans: [{ ...loan, to }] } });
    await syncNow();
    const article = await openRecord();
    const row = article.getByRole('listitem').filter({ hasText: original });
    await until('the shortened loan is here', async () => {
      const words = await loanOf(article).textContent();
      return words !== null && !/月\d+日.*到期后/.test(words);
    });
    await button(row, zh.reader.openOf(original)).press('Enter');
    await app.page.frameLocator('iframe').locator('.page canvas').first().waitFor({ timeout: 30_000 });
    await scene.departments.stop('archives');
    const reader = app.page.getByRole('dialog', { name: zh.reader.dialog(original) });
    await reader.getByText(zh.loans.sealed.ended).waitFor({ timeout: 100_000 });
    await until('the frame is gone', async () => (await app.page.locator('iframe').count()) === 0);
    await savePicture(app.page, 'loan-sealed-reading');
    await app.page.keyboard.press('Escape');
    await loanOf(article).getByText(zh.loans.sealed.ended).waitFor();
    await savePicture(app.page, 'loan-sealed');
  });

  it('is sealed still after a restart, with this machine’s clock behind and nobody to be reached', async () => {
    await app.quit();
    app = await startApp(scene.session);
    await deskIsOpen(app.page);
    const article = await openRecord();
    await loanOf(article).getByText(zh.loans.sealed.ended).waitFor();
    const row = article.getByRole('listitem').filter({ hasText: original });
    await row.getByText(zh.loans.file.sealed).waitFor();
    expect(await button(row, zh.reader.openOf(original)).count()).toBe(0);
  });

  it('stands in the register of the archive once there is a line again, each thing done with it once', async () => {
    await scene.departments.start('archives');
    const { truth } = archives().control;
    await until(
      'the register is told of the end',
      async () => {
        await syncNow();
        return (await truth.uses({ id })).some(({ what }) => what === 'erased');
      },
      { limitMs: 60_000, pauseMs: 1_000 },
    );
    const kept = (await truth.uses({ id })).map(({ what }) => what);
    expect([kept[0], kept.at(-1)]).toEqual(['opened', 'erased']);
    expect(kept.filter((what) => what === 'pdf' || what === 'erased')).toEqual(['pdf', 'erased']);
    expect(Object((await dataOf(archives(), 'archive', id)).loans)[0]).toMatchObject({ uses: kept.length });
    await loanOf(await openRecord())
      .getByText(zh.loans.usesOf(kept.length), { exact: true })
      .waitFor();
  });
});
