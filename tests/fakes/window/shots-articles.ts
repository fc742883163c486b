// Pictures of the list of articles, of what was reported to their owners, and of the original of an import.

import type { Page } from 'playwright';
import { go, inAllLooks, type Shot } from './shot.ts';

const openList = async (page: Page): Promise<void> => {
  await go('知识')(page);
  await page.locator('[role=grid] [role=row]:visible').first().waitFor();
};

const view = (name: RegExp) => async (page: Page) => {
  await openList(page);
  await page.getByRole('button', { name }).click();
  await page.locator('[role=grid] [role=row]:visible').first().waitFor();
};

const openArticle = (title: string) => async (page: Page) => {
  await openList(page);
  await page.locator('[role=grid] [role=row]:visible').filter({ hasText: title }).click();
  await page.locator('article:visible').waitFor();
};

const openReport = async (page: Page) => {
  await openArticle('门面转让')(page);
  await page.getByRole('button', { name: /^答案有误/ }).waitFor();
  await page.keyboard.press('Alt+K');
  await page.getByRole('dialog').waitFor();
};

const sent = async (page: Page) => {
  await openReport(page);
  await page.getByLabel('说明').fill('第二段的依据已经废止，应当引用新的办法。');
  await page.keyboard.press('Control+Enter');
  await page.getByRole('region', { name: '纠错反馈' }).getByText('待上传').waitFor();
};

const openReportOfPlace = async (page: Page) => {
  await openList(page);
  await page.locator('[role=grid] [role=row]:visible').filter({ hasText: '令第3号' }).click();
  const article = page.locator('article:visible');
  await article.getByText('第一条').first().waitFor();
  await article.focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Alt+K');
  await page.getByRole('dialog').waitFor();
};

const annotated = async (page: Page) => {
  await openArticle('门面转让')(page);
  await page.keyboard.press('Alt+D');
  await page.getByRole('button', { name: /^收藏本文/, pressed: true }).waitFor();
  await page.keyboard.press('Alt+W');
  await page.getByRole('textbox', { name: '批注本文' }).fill('第二段的依据换成新办法，答复前核一遍。');
  await page.getByText('已存在本机').waitFor();
};

/** Onto paper with what was written: it was wished. */
const printed = async (page: Page) => {
  await annotatedProvision(page);
  await page.getByRole('checkbox', { name: /连同我的批注/ }).check();
  await page.emulateMedia({ media: 'print' });
};

/** On a 条: its own note, and one that was written on the older text. */
const annotatedProvision = async (page: Page) => {
  await view(/^收藏/)(page);
  const row = page.locator('[role=grid] [role=row]:visible').filter({ hasText: '第二条' });
  await row.click();
  await page.getByRole('textbox', { name: '批注第二条' }).waitFor();
};

const annotatedOlder = async (page: Page) => {
  await openList(page);
  await page.locator('[role=grid] [role=row]:visible').filter({ hasText: '令第3号' }).click();
  const note = page.locator('article:visible').getByText('批注写于旧版');
  await note.waitFor();
  await note.scrollIntoViewIfNeeded();
};

const goneNote = async (page: Page) => {
  await view(/^收藏/)(page);
  await page.locator('[role=grid] [role=row]:visible').filter({ hasText: '对方已撤下' }).click();
  await page.locator('article:visible').getByText('批注是您自己写的').waitFor();
};

export const articleShots: readonly Shot[] = [
  ...inAllLooks('articles-list', openList),
  ...inAllLooks('articles-to-review', view(/^待复核/)),
  ...inAllLooks('articles-reports', view(/^我的纠错/)),
  ...inAllLooks('article-reported', openArticle('门面转让')),
  ...inAllLooks('article-report-form', openReport),
  {
    name: 'article-report-missing',
    act: async (page) => {
      await openReport(page);
      await page.keyboard.press('Control+Enter');
      await page.getByText('请写明哪里不对').waitFor();
    },
  },
  { name: 'article-report-sent', act: sent },
  { name: 'article-report-place', act: openReportOfPlace },
  ...inAllLooks('annotations-article', annotated),
  ...inAllLooks('annotations-provision', annotatedProvision),
  ...inAllLooks('annotations-older', annotatedOlder),
  {
    name: 'annotations-print-choice',
    act: async (page) => {
      await annotatedProvision(page);
      const choice = page.getByRole('checkbox', { name: /连同我的批注/ });
      await choice.check();
      await choice.scrollIntoViewIfNeeded();
    },
  },
  { name: 'annotations-printed', act: printed, plain: true, size: { width: 800, height: 1100 } },
  ...inAllLooks('annotations-gone', goneNote),
  {
    name: 'annotations-deleted',
    act: async (page) => {
      await annotated(page);
      await page.getByRole('button', { name: '删除批注和收藏' }).click();
      await page.getByText('已删除批注和收藏。').first().waitFor();
    },
  },
  ...inAllLooks('article-imported', openArticle('政务信息资源')),
  { name: 'articles-list-narrow', size: { width: 1100, height: 700 }, act: openList },
];
