// Pictures of 本机记录: all of it, of one record, its report, and when its chain does not hold.

import type { Page } from 'playwright';
import { go, inAllLooks, type Shot, settled } from './shot.ts';

const openAudit = async (page: Page) => {
  await go('设置')(page);
  await page.keyboard.press('Alt+l');
  await page.getByRole('grid', { name: '记录列表' }).locator('[role=row]').first().waitFor();
};

const openCourse = async (page: Page) => {
  await settled(page);
  await page.locator('[role=row]').first().click();
  await page.locator('article').waitFor();
  await page.keyboard.press('Alt+l');
  await page.getByRole('grid', { name: '记录列表' }).locator('[role=row]').first().waitFor();
};

const readLine = (downs: number) => async (page: Page) => {
  for (let step = 0; step < downs; step += 1) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.locator('article:visible').waitFor();
};

export const auditShots: readonly Shot[] = [
  ...inAllLooks('audit-all', async (page) => {
    await openAudit(page);
    await page.getByRole('button', { name: '核对', exact: true }).click();
    await page.getByText('记录完整').waitFor();
    await page.getByRole('grid', { name: '记录列表' }).focus();
    await readLine(6)(page);
  }),
  ...inAllLooks('audit-of-record', async (page) => {
    await openCourse(page);
    await readLine(5)(page);
  }),
  ...inAllLooks('audit-report', async (page) => {
    await openCourse(page);
    await page.getByRole('button', { name: '审计报告' }).click();
    await page.locator('article:visible table').waitFor();
  }),
  {
    name: 'audit-broken',
    query: { 'broken-trail': '' },
    act: async (page) => {
      await settled(page);
      await page.getByRole('button', { name: '本机记录核对不通过' }).click();
      await page.getByText('第 2,417 条与前一条接不上').waitFor();
    },
  },
  {
    name: 'audit-narrow',
    size: { width: 760, height: 720 },
    act: async (page) => {
      await openAudit(page);
      await page.getByRole('button', { name: '对方改动' }).click();
    },
  },
  {
    name: 'audit-none',
    act: async (page) => {
      await openAudit(page);
      await page.getByLabel('日期').fill('2020-01-01');
      await page.getByText('这些条件下没有记录').waitFor();
    },
  },
  {
    name: 'audit-en',
    query: { language: 'en' },
    act: async (page) => {
      await settled(page);
      await page.keyboard.press('Control+6');
      await page.getByRole('button', { name: 'Open the record of this desk' }).waitFor();
      await page.keyboard.press('Alt+l');
      await page.getByRole('grid', { name: 'Lines' }).locator('[role=row]').first().waitFor();
      await readLine(6)(page);
    },
  },
];
