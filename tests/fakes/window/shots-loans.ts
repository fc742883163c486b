// Pictures of 查借阅: never asked for, waiting, lent and read under its mark, ended and sealed, not granted, and the form.

import type { Page } from 'playwright';
import { zh } from '../../../renderer/text/zh.ts';
import { inAllLooks, type Shot, settled } from './shot.ts';

const openLent = (index: number) => async (page: Page) => {
  await settled(page);
  await page.keyboard.press('Control+2');
  await page.locator('.ant-tree-title').first().waitFor();
  // With large letters the branches come first, and the list only after one was chosen.
  const rows = page.locator('[role=grid]:visible [role=row]');
  if ((await rows.count()) === 0) await page.getByText('临溪县教育局').first().click();
  await rows.nth(index).click();
  const loan = page.locator('article:visible').getByRole('region', { name: zh.loans.title });
  await loan.scrollIntoViewIfNeeded();
};

const openForm = async (page: Page) => {
  await openLent(5)(page);
  await page.keyboard.press('Alt+b');
  await page.getByRole('dialog').getByLabel(zh.loans.days).fill('365');
  await page.keyboard.press('Control+Enter');
  await page.getByText(zh.loans.form.purposeNone).waitFor();
};

const readLent = async (page: Page) => {
  await openLent(7)(page);
  await page.getByRole('button', { name: zh.reader.openOf('原件 临溪中学建校档案.pdf') }).click();
  await page.frameLocator('iframe').locator('.page canvas').first().waitFor();
};

export const loanShots: readonly Shot[] = [
  ...inAllLooks('loan-free', openLent(5)),
  ...inAllLooks('loan-form', openForm),
  { name: 'loan-waiting', act: openLent(6) },
  ...inAllLooks('loan-lent', openLent(7)),
  ...inAllLooks('loan-sealed', openLent(8)),
  { name: 'loan-returned', act: openLent(9) },
  { name: 'loan-clock', act: openLent(10) },
  { name: 'loan-ended', act: openLent(11) },
  ...inAllLooks('loan-reading', readLent),
  {
    name: 'loan-english',
    query: { language: 'en' },
    act: async (page) => {
      await settled(page);
      await page.keyboard.press('Control+2');
      await page.locator('.ant-tree-title').first().waitFor();
      await page.locator('[role=grid]:visible [role=row]').nth(8).click();
      await page.locator('article:visible').waitFor();
    },
  },
];
