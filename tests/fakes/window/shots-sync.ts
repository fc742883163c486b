// Pictures of 同步中心 in every state that asks something of the person.

import type { Page } from 'playwright';
import { handOverPage } from '../../../renderer/features/hand-over/page.ts';
import { zh } from '../../../renderer/text/zh.ts';
import { leftHere } from './serve-handover.ts';
import { go, inAllLooks, type Shot, settled } from './shot.ts';

const atSync = async (page: Page) => {
  await go('同步')(page);
  await page.getByText('已搁置的记录').waitFor();
};
const atSyncInEnglish = async (page: Page) => {
  await settled(page);
  await page.keyboard.press('Control+5');
  await page.getByText('Records set aside').waitFor();
};
/** To the next thing to decide, so many times. */
const steps = (times: number) => async (page: Page) => {
  await atSync(page);
  for (let step = 0; step < times; step += 1)
    await page.getByRole('button', { name: '下一件' }).press('Enter');
  await page.getByText(`第 ${times + 1} 件`).waitFor();
};

const handOver = async (page: Page) => {
  await atSync(page);
  await page.keyboard.press('Alt+x');
  await page.getByRole('dialog').getByText('已选').waitFor();
};

export const syncShots: readonly Shot[] = [
  ...inAllLooks('sync-kept', async (page) => {
    await atSync(page);
    await page.getByText('留在本机的文字').scrollIntoViewIfNeeded();
    await page.getByText('已搁置的记录').scrollIntoViewIfNeeded();
  }),
  ...inAllLooks('sync-hand-over', handOver),
  {
    name: 'sync-handed-over',
    act: async (page) => {
      await handOver(page);
      await page.keyboard.press('Enter');
      await page.getByRole('dialog').getByText('本机内容没有删除').waitFor();
    },
  },
  {
    // What the supervisor sees in a browser.
    name: 'sync-page',
    act: async (page) => {
      const shown = { kept: leftHere, station: 'LX-BG-0417', now: Date.now() };
      await page.goto(`data:text/html;base64,${Buffer.from(handOverPage(zh, shown)).toString('base64')}`);
      await page.getByText(zh.handOver.page.digestAbout).waitFor();
    },
  },
  {
    name: 'sync-kept-deleted',
    act: async (page) => {
      await atSync(page);
      await page.getByRole('button', { name: /^删除：写好未提交的意见/ }).press('Enter');
      await page.getByRole('button', { name: '撤销' }).waitFor();
    },
  },
  ...inAllLooks('sync', atSync),
  ...inAllLooks('sync-chosen', async (page) => {
    await atSync(page);
    await page.locator('article:visible').focus();
    await page.keyboard.press('1');
    await page.keyboard.press('3');
    await page.getByText('两段都留，').waitFor();
  }),
  {
    name: 'sync-own',
    act: async (page) => {
      await atSync(page);
      await page.locator('article:visible').focus();
      await page.keyboard.press('2');
      await page.keyboard.press('4');
      await page.locator('textarea:focus').waitFor();
      await page.keyboard.type('（以批复原件为准）');
    },
  },
  ...inAllLooks('sync-came-back', steps(2)),
  { name: 'sync-refused', act: steps(3) },
  {
    name: 'sync-given-up',
    act: async (page) => {
      await steps(2)(page);
      await page.keyboard.press('2');
      await page.getByText('已放弃：').first().waitFor();
    },
  },
  {
    name: 'sync-undone',
    act: async (page) => {
      await steps(2)(page);
      await page.keyboard.press('2');
      await page.getByText('已放弃：').first().waitFor();
      await page.keyboard.press('Control+z');
      await page.getByText('已恢复，等您决定。').waitFor({ state: 'attached' });
    },
  },
  {
    // By keyboard alone: into the page, one choice for all, saved; then the next one, which has the focus already.
    name: 'sync-settled',
    act: async (page) => {
      await atSync(page);
      await page.locator('nav button[aria-current]').focus();
      await page.keyboard.press('F6');
      await page.keyboard.press('F6');
      await page.keyboard.press('Shift+Digit2');
      await page.keyboard.press('Enter');
      await page.locator('article').getByText('关于青石镇宅基地使用权登记的批复').waitFor();
      await page.locator('article:focus').waitFor();
      await page.keyboard.press('2');
      await page.getByText('不再送出').waitFor();
      await page.keyboard.press('Enter');
      await page.locator('article').getByText('反映滨河路夜间施工噪声扰民').waitFor();
      await page.getByText('近 30 天没有采用的内容 4').waitFor();
    },
  },
  ...inAllLooks('sync-log', async (page) => {
    await atSync(page);
    const log = page.getByRole('button', { name: '档案系统 的同步记录' });
    await log.press('Enter');
    await page.getByText('只记发生了什么').waitFor();
  }),
  {
    name: 'sync-brake-answered',
    act: async (page) => {
      await atSync(page);
      await page.getByRole('button', { name: '先不删，重新核对' }).press('Enter');
      await page.getByText('待您确认').waitFor({ state: 'hidden' });
    },
  },
  ...inAllLooks('sync-brake', async (page) => {
    await atSync(page);
    await page.getByText('先不删，重新核对').focus();
  }),
  ...inAllLooks('sync-waiting', async (page) => {
    await atSync(page);
    await page.getByText('近 30 天没有采用的内容').scrollIntoViewIfNeeded();
  }),
  {
    name: 'sync-past',
    act: async (page) => {
      await atSync(page);
      await page.getByRole('button', { name: /副本/ }).press('Enter');
      await page.getByText('计划财务科').scrollIntoViewIfNeeded();
    },
  },
  { name: 'sync-cut-off', query: { sources: 'cut-off' }, act: atSync },
  { name: 'sync-hours', query: { 'work-hours': '' }, act: atSync },
  { name: 'sync-english', query: { language: 'en' }, act: atSyncInEnglish },
  { name: 'sync-narrow', size: { width: 1024, height: 700 }, act: atSync },
  { name: 'sync-wide', size: { width: 1920, height: 1080 }, act: atSync },
];
