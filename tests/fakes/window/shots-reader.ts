// Pictures of the reader: each kind of file, finding, the strip of small pages, paper, and a file that is not shown.

import type { Page } from 'playwright';
import { zh } from '../../../renderer/text/zh.ts';
import { inAllLooks, type Shot, settled } from './shot.ts';

const dialog = (page: Page) => page.getByRole('dialog');

/** The file of that place among the record's, opened from the first. */
const reading = (place: number) => async (page: Page) => {
  await settled(page);
  await page.keyboard.press('Control+2');
  await page.locator('.ant-tree-title').first().waitFor();
  // With large letters the branches come first, and the list only after one was chosen.
  const rows = page.locator('[role=grid]:visible [role=row]');
  if ((await rows.count()) === 0) await page.getByText('临溪县教育局').first().click();
  await rows.nth(3).click();
  await page.getByRole('button', { name: zh.reader.openOf('立项批复（盖章版）.pdf') }).click();
  await page.frameLocator('iframe').locator('.page canvas').first().waitFor();
  for (let step = 0; step < place; step += 1)
    await dialog(page).getByRole('button', { name: zh.reader.next }).click();
};

const shown = (place: number, there: string) => async (page: Page) => {
  await reading(place)(page);
  await page.frameLocator('iframe').locator(there).first().waitFor();
};

const withOutline = (place: number) => async (page: Page) => {
  await reading(place)(page);
  await dialog(page).getByRole('button', { name: zh.reader.outline }).click();
  await page.frameLocator('iframe').locator('[role=treeitem], .outline p').first().waitFor();
};

export const readerShots: readonly Shot[] = [
  ...inAllLooks('reader-pdf', async (page) => {
    await reading(0)(page);
    await page.keyboard.press('Alt+t');
    await page.frameLocator('iframe').locator('.thumbs canvas').first().waitFor();
    await page.keyboard.press('Control+f');
    await page.keyboard.type('责任单位');
    await dialog(page).getByText('共 2400 处').waitFor();
  }),
  {
    name: 'reader-pdf-elder-dark',
    query: { theme: 'dark', font: 'elder' },
    act: reading(0),
  },
  ...inAllLooks('reader-outline', async (page) => {
    await reading(0)(page);
    await page.keyboard.press('Alt+o');
    const line = page.frameLocator('iframe').locator('[role=treeitem]');
    await line.first().waitFor();
    await page.keyboard.press('End');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    await page.frameLocator('iframe').locator('[aria-current]', { hasText: '第 181 号' }).waitFor();
  }),
  { name: 'reader-outline-docx', act: withOutline(1) },
  { name: 'reader-outline-html', act: withOutline(4) },
  ...inAllLooks('reader-docx', shown(1, '.docx table')),
  ...inAllLooks('reader-xlsx', shown(2, '.grid .row')),
  ...inAllLooks('reader-ofd', shown(3, '.page canvas')),
  { name: 'reader-html', act: shown(4, '.article table') },
  { name: 'reader-picture', act: shown(5, '.page canvas') },
  ...inAllLooks('reader-tiff', async (page) => {
    await shown(7, '.page canvas')(page);
    await page.keyboard.press('Alt+t');
    await page.frameLocator('iframe').locator('.thumbs canvas').nth(2).waitFor();
  }),
  {
    name: 'reader-tiff-broken',
    act: async (page) => {
      await shown(7, '.page canvas')(page);
      await page.keyboard.press('Control+g');
      await page.keyboard.type('3');
      await page.keyboard.press('Enter');
      await page.frameLocator('iframe').locator('.gaps').first().waitFor();
    },
  },
  {
    name: 'reader-ofd-pictures',
    act: async (page) => {
      await shown(8, '.page canvas')(page);
      await page.keyboard.press('Alt+p');
      await page.frameLocator('iframe').locator('.gaps').first().waitFor();
    },
  },
  ...inAllLooks('reader-inside', async (page) => {
    await shown(10, '.page canvas')(page);
    await dialog(page).getByText(zh.reader.inside.count(7)).waitFor();
  }),
  {
    name: 'reader-inside-opened',
    act: async (page) => {
      await shown(10, '.page canvas')(page);
      await dialog(page)
        .getByRole('button', { name: zh.reader.openOf('附件1 移交清单.pdf') })
        .click();
      await dialog(page).getByText(zh.reader.inside.of('报送附件的函.ofd')).waitFor();
      await page.frameLocator('iframe').locator('.page canvas').first().waitFor();
    },
  },
  {
    name: 'reader-inside-narrow',
    size: { width: 1000, height: 700 },
    act: async (page) => {
      await shown(10, '.page canvas')(page);
      await dialog(page).getByText(zh.reader.inside.count(7)).waitFor();
    },
  },
  { name: 'reader-pdf-signed', act: shown(9, '.page canvas') },
  ...inAllLooks('reader-refused', async (page) => {
    await reading(6)(page);
    await dialog(page).getByText(zh.reader.refused.damaged).waitFor();
  }),
  ...inAllLooks('reader-paper', async (page) => {
    await reading(0)(page);
    await page.keyboard.press('Control+p');
    await dialog(page).getByRole('region', { name: zh.reader.paper.title }).waitFor();
  }),
  { name: 'reader-narrow', size: { width: 1024, height: 640 }, query: { font: 'elder' }, act: reading(0) },
];
