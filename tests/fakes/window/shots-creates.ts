// Pictures of making a record, and of what nobody but the person can tell.

import type { Page } from 'playwright';
import { go, inAllLooks, type Shot } from './shot.ts';

const openForm = async (page: Page): Promise<void> => {
  await go('档案')(page);
  await page.getByRole('button', { name: '新建著录' }).waitFor();
  await page.keyboard.press('F2');
  await page.getByRole('form', { name: '新建著录' }).waitFor();
};

const openNew = (title: string) => async (page: Page) => {
  await go('档案')(page);
  await page.getByText('待上传（未编号）').first().click();
  await page.locator('[role=grid] [role=row]:visible').filter({ hasText: title }).click();
  await page.locator('article:visible').waitFor();
};

const openDoubt = async (page: Page) => {
  await go('同步')(page);
  const decide = page.getByRole('region', { name: '需您决定' }).last();
  for (let turn = 0; turn < 12; turn += 1) {
    if (await page.getByRole('button', { name: '没有收到，再发一次' }).isVisible()) return;
    await decide.getByRole('button', { name: '下一件' }).click();
  }
};

const openArticleForm = async (page: Page): Promise<void> => {
  await go('知识')(page);
  await page.getByRole('button', { name: '新建知识' }).waitFor();
  await page.keyboard.press('F2');
  await page.getByRole('form', { name: '新建知识' }).waitFor();
};

const openNewArticle = async (page: Page) => {
  await go('知识')(page);
  await page.getByRole('button', { name: /^待上传（未编号）/ }).click();
  await page.locator('[role=grid] [role=row]:visible').filter({ hasText: '居住证' }).click();
  await page.locator('article:visible').waitFor();
};

export const createShots: readonly Shot[] = [
  ...inAllLooks('articles-new-form', openArticleForm),
  ...inAllLooks('articles-new-waiting', openNewArticle),
  ...inAllLooks('archives-new-form', openForm),
  {
    name: 'archives-new-problem',
    act: async (page) => {
      await openForm(page);
      await page.keyboard.press('Control+Enter');
      await page.getByText('请填写题名').waitFor();
    },
  },
  { name: 'archives-new-narrow', size: { width: 1100, height: 700 }, act: openForm },
  ...inAllLooks('archives-new-waiting', openNew('食堂竣工')),
  ...inAllLooks('archives-new-refused', openNew('校车安全')),
  { name: 'archives-new-asked', act: openNew('加固工程') },
  {
    name: 'archives-new-english',
    query: { language: 'en' },
    act: async (page) => {
      await go('Archives')(page);
      await page.keyboard.press('F2');
      await page.getByRole('form', { name: 'New record' }).waitFor();
    },
  },
  ...inAllLooks('sync-doubt', openDoubt),
];
