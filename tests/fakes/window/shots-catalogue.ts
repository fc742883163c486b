// Pictures of 编目: the grid with what is wrong in it, a cell being written, a table that comes in, and the report.

import type { Page } from 'playwright';
import { go, inAllLooks, type Shot } from './shot.ts';

const openGrid = async (page: Page): Promise<void> => {
  await go('档案')(page);
  await page.getByRole('button', { name: '编目' }).waitFor();
  await page.keyboard.press('Alt+m');
  await page.getByRole('grid', { name: '编目表' }).waitFor();
  await page.getByText('有问题 2 行').waitFor();
};

const importTable = async (page: Page): Promise<void> => {
  await openGrid(page);
  await page.keyboard.press('Alt+i');
  await page.getByRole('button', { name: '选择表格' }).press('Enter');
  await page.getByRole('button', { name: '放进编目表（40 行）' }).waitFor();
};

const imported = async (page: Page): Promise<void> => {
  await importTable(page);
  await page.getByRole('button', { name: '放进编目表（40 行）' }).press('Enter');
  await page.getByText('有问题 6 行').waitFor();
};

export const catalogueShots: readonly Shot[] = [
  ...inAllLooks('catalogue-grid', async (page) => {
    await openGrid(page);
    await page.keyboard.press('Alt+j');
  }),
  ...inAllLooks('catalogue-import', importTable),
  ...inAllLooks('catalogue-wrong', async (page) => {
    await imported(page);
    await page.keyboard.press('Alt+p');
    await page.keyboard.press('Alt+j');
  }),
  ...inAllLooks('catalogue-report', async (page) => {
    await imported(page);
    await page.keyboard.press('Alt+r');
    await page.getByRole('heading', { name: '编目报告' }).waitFor();
  }),
  {
    name: 'catalogue-past-reports',
    act: async (page) => {
      await openGrid(page);
      await page.getByText('以前的编目报告').click();
    },
  },
  {
    name: 'catalogue-typing',
    act: async (page) => {
      await openGrid(page);
      for (let turn = 0; turn < 8; turn += 1) await page.keyboard.press('Tab');
      await page.keyboard.press('F2');
    },
  },
  {
    name: 'catalogue-selected',
    act: async (page) => {
      await openGrid(page);
      for (const key of [
        'ArrowDown',
        'Shift+ArrowDown',
        'Shift+ArrowDown',
        'Shift+ArrowRight',
        'Shift+ArrowRight',
      ])
        await page.keyboard.press(key);
    },
  },
  { name: 'catalogue-narrow', size: { width: 1100, height: 700 }, act: openGrid },
  {
    name: 'catalogue-english',
    query: { language: 'en' },
    act: async (page) => {
      await go('Archives')(page);
      await page.getByRole('button', { name: 'Catalogue' }).waitFor();
      await page.keyboard.press('Alt+m');
      await page.getByRole('grid', { name: 'Catalogue' }).waitFor();
    },
  },
];
