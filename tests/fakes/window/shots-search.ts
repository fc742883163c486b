// Pictures of the search: nothing asked, found, nothing found, filters, and documents opened from a hit.

import type { Page } from 'playwright';
import { inAllLooks, type Shot, settled } from './shot.ts';

const option = (page: Page) => page.getByLabel('搜索结果').getByRole('option').first();
const box = async (page: Page) => {
  await settled(page);
  await page.keyboard.press('Control+k');
};
const ask = (question: string) => async (page: Page) => {
  await box(page);
  await page.keyboard.type(question);
  await option(page).waitFor();
};
const open = (question: string) => async (page: Page) => {
  await ask(question)(page);
  await page.keyboard.press('Enter');
  await page.locator('article:visible').waitFor();
};

export const searchShots: readonly Shot[] = [
  ...inAllLooks('search', ask('临溪')),
  ...inAllLooks('search-kept', async (page) => {
    await box(page);
    await option(page).waitFor();
    await page.keyboard.press('ArrowDown');
  }),
  ...inAllLooks('search-followed', async (page) => {
    await box(page);
    await option(page).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.getByRole('group', { name: /^上次查看后新增/ }).waitFor();
  }),
  ...inAllLooks('search-unfollowed', async (page) => {
    await box(page);
    await option(page).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Control+Shift+S');
    await page.getByText('已取消关注').first().waitFor();
  }),
  ...inAllLooks('search-notes', async (page) => {
    await ask('食堂')(page);
    await page.keyboard.press('ArrowUp');
    await page.getByRole('group', { name: /^我的批注/ }).waitFor();
  }),
  ...inAllLooks('search-filters', ask('个体 -旧 类型:条款,档案 年渡:2020 密级:很高')),
  {
    name: 'search-none',
    act: async (page) => {
      await box(page);
      await page.keyboard.type('没有这样的 年度:2020');
      await page.getByText('本机未找到').first().waitFor();
    },
  },
  {
    name: 'search-only-filters',
    act: async (page) => {
      await box(page);
      await page.getByLabel('年度').selectOption({ index: 3 });
      await page.getByText('请再输入').first().waitFor();
    },
  },
  ...inAllLooks('search-provisions', ask('个体 有效:现行有效')),
  ...inAllLooks('search-opened', async (page) => {
    await ask('食堂')(page);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page
      .getByText(/^第 1 处/)
      .first()
      .waitFor();
    await page.keyboard.press('F3');
  }),
  { name: 'search-opened-archive', act: open('食堂 类型:档案') },
  { name: 'search-opened-provision', act: open('登记 类型:条款') },
  {
    name: 'search-opened-file',
    act: async (page) => {
      await ask('立项 类型:附件')(page);
      await page.keyboard.press('Enter');
      await page.getByRole('dialog').waitFor();
    },
  },
];
