// Pictures of 案卷 in the tree, of what a record inherits, and of 归档, in all looks.

import type { Page } from 'playwright';
import { go, inAllLooks, settled, type Shot } from './shot.ts';

const opener = (page: Page, name: string) =>
  page.locator('.ant-tree-treenode', { hasText: name }).first().locator('.ant-tree-switcher');

const openVolume = async (page: Page) => {
  await go('档案')(page);
  for (const name of ['临溪县教育局', '科技', 'JJ·2011·Y']) await opener(page, name).click();
  await page.getByText('案卷 003').click();
  await page.getByRole('button', { name: '案卷著录' }).waitFor();
};

const closed = (index: number) => async (page: Page) => {
  await settled(page);
  await page.getByText('已办结').first().click();
  await page.getByText('用地预审的批复').first().waitFor();
  await page.locator('[role=row]').nth(index).click();
  await page.locator('article:visible').waitFor();
};

export const filingShots: readonly Shot[] = [
  ...inAllLooks('volumes-piece', async (page) => {
    await openVolume(page);
    await page.locator('[role=grid] [role=row]:visible').nth(1).click();
    await page.getByText('随案卷').first().waitFor();
  }),
  {
    name: 'volumes-whole',
    act: async (page) => {
      await openVolume(page);
      await page.getByRole('button', { name: '案卷著录' }).click();
      await page.getByText('下级随从').waitFor();
    },
  },
  ...inAllLooks('keeping', async (page) => {
    await openVolume(page);
    await page.getByRole('button', { name: '保留本支' }).click();
    await page.getByText('还要取').waitFor();
  }),
  {
    name: 'keeping-kept',
    act: async (page) => {
      await openVolume(page);
      await page.getByRole('button', { name: '保留本支' }).click();
      await page.getByRole('button', { name: '保留在本机' }).click();
      await page.getByText('个等着取').waitFor();
    },
  },
  {
    name: 'keeping-full',
    act: async (page) => {
      await openVolume(page);
      await page.getByText('案卷 002').click();
      await page.getByRole('button', { name: '保留本支' }).click();
      await page.getByText('空间不够').waitFor();
    },
  },
  {
    name: 'digests',
    act: async (page) => {
      await go('档案')(page);
      await page.getByText('临溪县教育局').first().click();
      await page.locator('[role=grid] [role=row]:visible').nth(2).click();
      await page.getByText('校验值').first().click();
      await page.getByText('SM3', { exact: true }).first().scrollIntoViewIfNeeded();
    },
  },
  ...inAllLooks('filing-form', async (page) => {
    await closed(0)(page);
    await page.keyboard.press('Alt+D');
    await page.getByText('随同归档的附件').waitFor();
  }),
  { name: 'filing-may', act: closed(0) },
  { name: 'filing-waiting', act: closed(1) },
  { name: 'filing-filed', act: closed(3) },
];
