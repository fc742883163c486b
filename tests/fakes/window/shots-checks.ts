// Pictures of 四性检测 and of versions folded, in all looks.

import type { Page } from 'playwright';
import { go, inAllLooks, type Shot } from './shot.ts';

const openRecord = async (page: Page) => {
  await go('档案')(page);
  await page.getByText('临溪县教育局').first().click();
  await page.locator('[role=grid] [role=row]:visible').nth(2).click();
  await page.locator('article:visible').waitFor();
};

export const checkShots: readonly Shot[] = [
  ...inAllLooks('checks-record', async (page) => {
    await openRecord(page);
    await page.getByRole('button', { name: '四性检测' }).click();
    await page.getByText('真实性').first().waitFor();
  }),
  ...inAllLooks('checks-branch', async (page) => {
    await go('档案')(page);
    await page.getByText('临溪县教育局').first().click();
    await page.getByRole('button', { name: '检测这一类' }).click();
    await page.getByText('真实性').first().waitFor();
  }),
  {
    name: 'checks-versions',
    act: async (page) => {
      await openRecord(page);
      await page.getByText('其他版本（稿本）').first().click();
      await page.getByText('立项批复（送审稿）.docx').scrollIntoViewIfNeeded();
    },
  },
];
