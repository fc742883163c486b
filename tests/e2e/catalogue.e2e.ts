// An archivist catalogues by keyboard: a grid that survives a kill, a table of 300 rows of which four are refused with their
// reasons, corrected in place, numbered by one key and sent by another; all of them reach the archive once.

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { zh } from '../../renderer/text/zh.ts';
import { until } from '../fakes/until.ts';
import { type App, savePicture, startApp } from './app.ts';
import { oneAfterAnother, reportFailures } from './failure-report.ts';
import { addSource, beginWithKeyring, button, chooseInDialogs, deskIsOpen, goTo, list } from './hands.ts';
import { type Scene, setScene } from './scene.ts';
import { dataOf } from './truth.ts';

let scene: Scene;
let app: App;
reportFailures(() => app);
oneAfterAnother();

const words = zh.catalogue;
const head = '全宗号,门类,归档年度,保管期限,文件编号,责任者,题名,日期,页数,密级,文件名';
const line = (at: number): string =>
  [
    ...['Z109', '文书', '2026', '30年', `临政办[2026]${at}号`, '临溪县人民政府办公室；县档案局'],
    ...[`"关于第${at}号事项的通知, 及附表"`, '2026年3月5日', '2', '内部', at <= 2 ? `${at}.pdf` : ''],
  ].join(',');

beforeAll(async () => {
  scene = await setScene({ systems: ['archives'] });
  app = await startApp(scene.session);
  await beginWithKeyring(app.page);
  await addSource(app.page, scene.departments.archives);
});
afterAll(async () => {
  await app?.kill();
  await scene?.leave();
});

const grid = () => list(app.page, words.grid);
async function openGrid(): Promise<void> {
  await goTo(app.page, 'archives');
  await list(app.page, zh.archives.list).getByRole('row').first().waitFor();
  await button(app.page, new RegExp(`^${words.open}`)).waitFor();
  await app.page.keyboard.press('Alt+M');
  await grid().waitFor();
}

const madeThere = async (): Promise<readonly string[]> => {
  const effects = await scene.departments.archives.control.truth.effects({});
  return effects.filter(({ action }) => action === 'create').map(({ id }) => id);
};

describe('the grid', () => {
  it('is written like a spreadsheet: typing, Enter, Tab, fill down, copy, paste, undo', async () => {
    await openGrid();
    const { keyboard } = app.page;
    await keyboard.type('Z109');
    await keyboard.press('Tab');
    await keyboard.type('文书');
    await keyboard.press('Enter');
    await keyboard.press('ArrowLeft');
    await keyboard.press('Control+D');
    await grid().getByRole('row').nth(2).getByText('Z109').waitFor();
    await keyboard.press('Control+Z');
    await grid().getByRole('row').nth(2).getByText('Z109').waitFor({ state: 'detached' });
    await keyboard.press('Control+Y');
    await app.page.getByText(words.countsRows(2)).waitFor();
    // A block copied and pasted below, as between two spreadsheets.
    for (const key of [
      'Control+Home',
      'Shift+ArrowRight',
      'Control+C',
      'Control+Home',
      'ArrowDown',
      'ArrowDown',
    ])
      await keyboard.press(key);
    await keyboard.press('Control+V');
    await app.page.getByText(words.countsRows(3)).waitFor();
    await grid().getByRole('row').nth(3).getByText('文书').waitFor();
    await keyboard.press('Control+Z');
    await app.page.getByText(words.countsRows(2)).waitFor();
    await app.page.getByText(words.countsWrong(2)).waitFor();
    await app.page.getByText(words.saved).waitFor();
  });

  it('is there again after a kill', async () => {
    await app.kill();
    app = await startApp(scene.session);
    await deskIsOpen(app.page);
    await openGrid();
    await app.page.getByText(words.countsRows(2)).waitFor();
    await app.page.keyboard.press('Control+A');
    await app.page.keyboard.press('Delete');
    await app.page.getByText(words.countsRows(0)).waitFor();
  });
});

describe('a table of 300', () => {
  it('goes in, four rows are refused with their reasons, and nothing can be sent', async () => {
    const folder = join(scene.session.home, 'scans');
    mkdirSync(folder, { recursive: true });
    for (const at of [1, 2]) writeFileSync(join(folder, `${at}.pdf`), `%PDF-1.7 ${at}`);
    const lines = Array.from({ length: 300 }, (_, at) => line(at + 1));
    lines[10] = line(11).replace('2026年3月5日', '2026年3月');
    lines[20] = line(21).replace('30年', '30 个月');
    lines[30] = line(31).replace('"关于第31号事项的通知, 及附表"', '');
    lines[40] = line(41).replace(',2,', ',两页,');
    const table = join(scene.session.home, '归档目录.csv');
    writeFileSync(table, [head, ...lines].join('\r\n'));
    await chooseInDialogs(app, folder);
    await button(app.page, words.folder).press('Enter');
    await button(app.page, words.folderIs('scans')).waitFor();
    await chooseInDialogs(app, table);
    await app.page.keyboard.press('Alt+I');
    const dialog = app.page.getByRole('dialog', { name: words.csv.title });
    await button(dialog, words.csv.chooseFile).press('Enter');
    await button(dialog, words.csv.take(300)).press('Enter');
    await app.page.getByText(words.countsWrong(4)).waitFor();
    await app.page.getByText(words.cannotSend(4)).first().waitFor();
    await savePicture(app.page, 'catalogue-four-wrong');
    await app.page.keyboard.press('Alt+R');
    const report = app.page.getByRole('article', { name: words.reportTitle });
    for (const why of ['not-day', 'not-listed', 'missing', 'not-whole'] as const)
      await report.getByText(words.problem[why]).waitFor();
    await button(app.page, words.reportClose).press('Enter');
    expect(await madeThere()).toEqual([]);
  });

  it('is corrected in place, numbered by a key, sent by another, and reaches the archive once', async () => {
    const { keyboard } = app.page;
    await grid().waitFor();
    for (const right of ['2026-3-5', '30年', '关于第31号事项的通知（补题名）', '2']) {
      await keyboard.press('Alt+J');
      await keyboard.type(right);
      await keyboard.press('Enter');
    }
    await app.page.getByText(words.countsUsable(300)).waitFor();
    await keyboard.press('Alt+N');
    await app.page.getByText(words.refCode('Z109-WS·2026·D30-').trim()).first().waitFor();
    await app.page.getByText(words.saved).waitFor();
    await keyboard.press('Alt+S');
    const report = app.page.getByRole('article', { name: words.reportTitle });
    await report.getByText(words.reportMade(300)).waitFor();
    await savePicture(app.page, 'catalogue-report');
    const made = await until(
      'the archive has all of them',
      async () => {
        const ids = await madeThere();
        return ids.length >= 300 && ids;
      },
      { limitMs: 90_000 },
    );
    expect([made.length, new Set(made).size]).toEqual([300, 300]);
    const read = await Promise.all(made.map((id) => dataOf(scene.departments.archives, 'archive', id)));
    const numbers = read.map(({ itemNo }) => Number(itemNo)).toSorted((one, other) => one - other);
    expect(new Set(numbers).size).toBe(300);
    expect((numbers.at(-1) ?? 0) - (numbers[0] ?? 0)).toBe(299);
  });

  it('is sent without the rows that are wrong once these are left out, which the report names', async () => {
    await button(app.page, words.reportClose).press('Enter');
    await grid().waitFor();
    const lines = [401, 402, 403, 404, 405].map(line);
    lines[1] = line(402).replace('30年', '30 个月');
    lines[3] = line(404).replace('2026年3月5日', '2026年3月');
    const table = join(scene.session.home, '补录.csv');
    writeFileSync(table, [head, ...lines].join('\r\n'));
    await chooseInDialogs(app, table);
    await app.page.keyboard.press('Alt+I');
    const dialog = app.page.getByRole('dialog', { name: words.csv.title });
    await button(dialog, words.csv.chooseFile).press('Enter');
    await button(dialog, words.csv.take(5)).press('Enter');
    await app.page.getByText(words.countsWrong(2)).waitFor();
    await button(app.page, words.leaveOut).press('Enter');
    await app.page.getByText(words.countsUsable(3)).waitFor();
    await app.page.getByText(words.saved).waitFor();
    await app.page.keyboard.press('Alt+S');
    const report = app.page.getByRole('article', { name: words.reportTitle });
    await report.getByText(words.reportMade(3)).waitFor();
    for (const why of ['not-listed', 'not-day'] as const)
      await report.getByText(words.problem[why]).waitFor();
    await savePicture(app.page, 'catalogue-left-out');
    await until('the archive has these three too', async () => (await madeThere()).length === 303, {
      limitMs: 60_000,
    });
  });
});
