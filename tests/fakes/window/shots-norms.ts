// Pictures of norms: read by 条, as of a day, compared, cited, and a draft that is checked.

import type { Page } from 'playwright';
import { zh } from '../../../renderer/text/zh.ts';
import { draft } from './content-norms.ts';
import { go, inAllLooks, type Shot, settled } from './shot.ts';

/** The article at a place of the list, read. */
const reading = (at: number) => async (page: Page) => {
  await go('知识')(page);
  const rows = page.locator('[role=grid][aria-label=文章列表] [role=row]');
  await rows.nth(at).click();
  await page.locator('article:visible section[data-place]').first().waitFor();
  await page.locator('article:visible').focus();
};
const adverts = reading(6);

const places = async (page: Page) => {
  await adverts(page);
  for (const key of [
    'ArrowDown',
    'ArrowDown',
    'ArrowDown',
    'ArrowDown',
    'ArrowDown',
    'ArrowRight',
    'ArrowRight',
  ])
    await page.keyboard.press(key);
};
const compared = async (page: Page) => {
  await adverts(page);
  await page.getByRole('button', { name: /^历次文本/ }).click();
  await page.getByRole('button', { name: /^与正在看的比较：2019年/ }).click();
  await page.getByText('只看变化').waitFor();
  await page.keyboard.press('ArrowDown');
};
const checked = async (page: Page) => {
  await go('知识')(page);
  await page.getByRole('button', { name: '校核引用' }).click();
  await page.getByLabel('拟稿', { exact: true }).fill(draft);
  await page.keyboard.press('Control+Enter');
  await page.getByRole('option').first().waitFor();
  await page.keyboard.press('F3');
};
/** A PDF chosen in the shell's dialog, its words taken out, and checked. */
const opened = async (page: Page) => {
  await go('知识')(page);
  await page.getByRole('button', { name: '校核引用' }).click();
  await page.getByRole('button', { name: zh.norms.check.file }).click();
};
const checkedFile = async (page: Page) => {
  await opened(page);
  await page.getByText(zh.norms.check.fromFile('补充说明.pdf')).waitFor();
  await page.keyboard.press('Control+Enter');
  await page.getByRole('option').first().waitFor();
  await page.keyboard.press('F3');
};
const citing = async (page: Page) => {
  await settled(page);
  await page.locator('[role=row]').nth(1).click();
  await page.locator('article:visible').waitFor();
  await page.getByLabel('意见', { exact: true }).fill('经核，');
  await page.keyboard.press('Alt+c');
  await page.getByRole('dialog').waitFor();
  await page.keyboard.type('广告 材料');
  await page.getByRole('option').first().waitFor();
};

const citingAnswerIn = (opinion: string) => async (page: Page) => {
  await settled(page);
  await page.locator('[role=row]').nth(1).click();
  await page.locator('article:visible').waitFor();
  await page.getByLabel('意见', { exact: true }).fill(opinion);
  await page.keyboard.press('Alt+c');
  await page.getByRole('dialog').waitFor();
  await page.keyboard.type('广告设置');
  await page.getByRole('group', { name: '标准答复' }).getByRole('option').first().waitFor();
};

const citingAnswer = citingAnswerIn('经核，');

export const normShots: readonly Shot[] = [
  ...inAllLooks('norm', places),
  { name: 'norm-narrow', size: { width: 1100, height: 700 }, act: places },
  {
    name: 'norm-english',
    query: { language: 'en' },
    act: async (page) => {
      await settled(page);
      await page.keyboard.press('Control+3');
      await page.locator('nav button[aria-current]:has-text("Knowledge")').waitFor();
      await page.locator('[role=grid]:visible [role=row]').nth(6).click();
      await page.locator('article:visible section[data-place]').first().waitFor();
    },
  },
  { name: 'norm-repealed', act: reading(1) },
  { name: 'norm-unconfirmed', act: reading(4) },
  { name: 'norm-not-yet', act: reading(8) },
  {
    name: 'norm-long',
    act: async (page) => {
      await reading(9)(page);
      await page.getByLabel('跳到第几条').fill('1032');
      await page.keyboard.press('Enter');
      await page.locator('section[data-place="1032:::"][data-on]').waitFor();
    },
  },
  {
    name: 'norm-versions',
    act: async (page) => {
      await adverts(page);
      await page.getByRole('button', { name: /^历次文本/ }).click();
    },
  },
  {
    name: 'norm-as-of',
    act: async (page) => {
      await adverts(page);
      await page.getByLabel('看哪一天的').fill('2020-05-01');
      await page.getByRole('button', { name: '看这一天' }).click();
      await page.getByText('正在看 2020年5月1日有效的文本').waitFor();
    },
  },
  {
    name: 'norm-as-of-none',
    act: async (page) => {
      await adverts(page);
      await page.getByLabel('看哪一天的').fill('2001-05-01');
      await page.getByRole('button', { name: '看这一天' }).click();
      await page.getByText('本机没有在 2001年5月1日有效的文本').waitFor();
    },
  },
  ...inAllLooks('norm-compare', compared),
  ...inAllLooks('check', checked),
  {
    name: 'check-range',
    act: async (page) => {
      await checked(page);
      await page.getByRole('listbox', { name: '引用' }).focus();
      await page.keyboard.press('End');
    },
  },
  {
    name: 'check-paste',
    act: async (page) => {
      await go('知识')(page);
      await page.getByRole('button', { name: '校核引用' }).click();
      await page.getByRole('dialog').waitFor();
    },
  },
  {
    name: 'check-mended',
    act: async (page) => {
      await checked(page);
      for (let presses = 0; presses < 2; presses += 1) await page.keyboard.press('F3');
      await page.keyboard.press('Alt+h');
    },
  },
  ...inAllLooks('check-file', checkedFile),
  {
    name: 'check-file-blank',
    query: { draft: 'blank' },
    act: async (page) => {
      await opened(page);
      await page.getByText(zh.norms.check.fromBlank(2)).waitFor();
    },
  },
  ...inAllLooks('check-file-scan', async (page) => {
    await opened(page);
    await page.getByText(zh.norms.check.refused['no-words']).waitFor();
  }).map((shot) => ({ ...shot, query: { ...shot.query, draft: 'no-words' } })),
  {
    name: 'check-file-slow',
    query: { draft: 'slow' },
    act: async (page) => {
      await opened(page);
      await page.getByText(zh.norms.check.reading('补充说明.pdf')).waitFor();
    },
  },
  ...inAllLooks('cite', citing),
  ...inAllLooks('cite-answer', citingAnswer),
  {
    name: 'cite-answer-inserted',
    act: async (page) => {
      await citingAnswer(page);
      await page.keyboard.press('Enter');
      await page.getByRole('dialog').waitFor({ state: 'hidden' });
    },
  },
  {
    name: 'cite-answer-part',
    act: async (page) => {
      await citingAnswerIn('阅'.repeat(3_830))(page);
      await page.keyboard.press('Enter');
      await page.getByRole('dialog').waitFor({ state: 'hidden' });
    },
  },
  {
    name: 'cite-none',
    act: async (page) => {
      await citing(page);
      await page.keyboard.type('什么都不是');
      await page.getByText('本机的条款和标准答复里没有找到').waitFor();
    },
  },
  {
    name: 'cite-inserted',
    act: async (page) => {
      await citing(page);
      await page.keyboard.press('Enter');
      await page.getByRole('dialog').waitFor({ state: 'hidden' });
    },
  },
];
