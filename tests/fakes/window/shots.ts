// Which pictures are taken: a name, how the page is asked for, and what is pressed before.

import type { Page } from 'playwright';
import { go, inAllLooks, type Shot, settled } from './shot.ts';
import { alertShots } from './shots-alerts.ts';
import { auditShots } from './shots-audit.ts';
import { catalogueShots } from './shots-catalogue.ts';
import { checkShots } from './shots-checks.ts';
import { filingShots } from './shots-filing.ts';
import { articleShots } from './shots-articles.ts';
import { loanShots } from './shots-loans.ts';
import { createShots } from './shots-creates.ts';
import { normShots } from './shots-norms.ts';
import { searchShots } from './shots-search.ts';
import { readerShots } from './shots-reader.ts';
import { syncShots } from './shots-sync.ts';

const chosen = async (page: Page) => {
  await page.locator('[role=row]').nth(1).click();
  await page.locator('article').waitFor();
};
const openRecord = (at: number) => async (page: Page) => {
  await settled(page);
  await page.keyboard.press('Control+2');
  await page.locator('.ant-tree-title').first().waitFor();
  // With large letters the branches come first, and the list only after one was chosen.
  const rows = page.locator('[role=grid]:visible [role=row]');
  if ((await rows.count()) === 0) await page.getByText('临溪县教育局').first().click();
  await rows.nth(at).click();
  await page.locator('article:visible').waitFor();
};
const openForm = async (page: Page) => {
  await openRecord(2)(page);
  await page.keyboard.press('Alt+e');
  await page.getByLabel('题名').fill('关于青石镇宅基地使用权登记的批复（更正）');
  await page.getByLabel('页数').fill('四');
  await page.getByLabel('责任者').fill('临溪县自然资源局');
  await page.keyboard.press('Enter');
};
const state = (value: object) => ({ state: JSON.stringify(value) });

const starts: readonly (readonly [string, object])[] = [
  ['looking', { kind: 'looking' }],
  ['first-run-unlocked', { kind: 'first-run', keyring: 'unlocked' }],
  ['first-run-locked', { kind: 'first-run', keyring: 'locked' }],
  ['first-run-none', { kind: 'first-run', keyring: 'none' }],
  ['keyring-locked', { kind: 'keyring-locked' }],
  ['keyring-gone', { kind: 'keyring-gone' }],
  ['key-missing', { kind: 'key-missing' }],
  ['key-differs', { kind: 'key-differs' }],
  ['passphrase', { kind: 'passphrase-needed', wrong: false, waitMs: 0 }],
  ['passphrase-wait', { kind: 'passphrase-needed', wrong: true, waitMs: 30_000 }],
  ['core-down', { kind: 'core-down', reference: 'K7Q2' }],
  ['file-newer', { kind: 'file-newer', fileVersion: 9, ourVersion: 3 }],
  ['file-damaged', { kind: 'file-damaged', reference: 'K7Q2' }],
  ['no-space', { kind: 'no-space' }],
  ['locked', { kind: 'locked' }],
];

export const shots: readonly Shot[] = [
  ...inAllLooks('todos', chosen),
  { name: 'todos-narrow', size: { width: 1100, height: 700 }, act: chosen },
  { name: 'todos-list-elder', query: { font: 'elder' }, act: settled },
  { name: 'todos-pending', act: (page) => page.locator('[role=row]').nth(2).click() },
  { name: 'todos-gone', act: (page) => page.locator('[role=row]').nth(3).click() },
  { name: 'todos-refused', act: (page) => page.locator('[role=row]').nth(5).click() },
  { name: 'todos-acknowledge', act: (page) => page.locator('[role=row]').nth(7).click() },
  { name: 'todos-empty', query: { todos: '0' }, act: (page) => page.getByText('没有待办').waitFor() },
  {
    name: 'todos-first',
    query: { sources: 'none' },
    act: (page) => page.getByText('还没有接入来源。').waitFor(),
  },
  { name: 'todos-trouble', query: { trouble: '' }, act: (page) => page.getByText('没有读出来').waitFor() },
  { name: 'todos-offline', query: { offline: '' }, act: chosen },
  { name: 'todos-english', query: { language: 'en' }, act: chosen },
  {
    name: 'todos-phrases',
    act: async (page) => {
      await chosen(page);
      await page.getByRole('button', { name: '常用意见' }).click();
      await page.getByRole('menuitem').first().waitFor();
    },
  },
  {
    name: 'todos-forward',
    act: async (page) => {
      await chosen(page);
      await page.keyboard.press('Alt+Z');
      await page.getByRole('dialog').waitFor();
    },
  },
  ...readerShots,
  ...syncShots,
  ...articleShots,
  ...createShots,
  ...auditShots,
  ...catalogueShots,
  ...loanShots,
  ...checkShots,
  ...filingShots,
  ...normShots,
  ...inAllLooks('archives', async (page) => {
    await go('档案')(page);
    await page.getByText('临溪县教育局').first().click();
    await page.locator('[role=grid] [role=row]:visible').nth(2).click();
    await page.locator('article:visible').waitFor();
  }),
  ...inAllLooks('archives-form', openForm),
  {
    name: 'archives-form-problem',
    act: async (page) => {
      await openForm(page);
      await page.keyboard.press('Control+Enter');
      await page.getByText('页数要填整数').waitFor();
    },
  },
  {
    name: 'archives-form-number',
    act: async (page) => {
      await openForm(page);
      await page.getByLabel('提要').fill('申请人身份证号 990000199001010018，信用代码 91350100M000100Y43。');
      await page.getByText('不是有效的公民身份号码').scrollIntoViewIfNeeded();
    },
  },
  {
    name: 'archives-form-leave',
    act: async (page) => {
      await openForm(page);
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor();
    },
  },
  { name: 'archives-form-narrow', size: { width: 1100, height: 700 }, act: openForm },
  ...inAllLooks('archives-waiting', openRecord(3)),
  ...inAllLooks('archives-clash', openRecord(0)),
  { name: 'archives-refused', act: openRecord(5) },
  { name: 'archives-english', query: { language: 'en' }, act: openRecord(0) },
  {
    name: 'archives-files',
    act: async (page) => {
      await openRecord(3)(page);
      await page.getByRole('region', { name: '附件' }).last().scrollIntoViewIfNeeded();
    },
  },
  {
    name: 'archives-files-risky',
    act: async (page) => {
      await openRecord(3)(page);
      await page.getByRole('button', { name: '另存为…：投资估算表（宏）.xlsm' }).click();
      await page.getByRole('dialog').waitFor();
    },
  },
  { name: 'todos-clash', act: (page) => page.locator('[role=row]').nth(8).click() },
  ...inAllLooks('settings-space', async (page) => {
    await go('设置')(page);
    await page.getByText('附件占用的空间').scrollIntoViewIfNeeded();
  }),
  {
    name: 'settings-space-drop',
    act: async (page) => {
      await go('设置')(page);
      await page.getByRole('button', { name: /清除这/ }).click();
      await page.getByRole('dialog').waitFor();
    },
  },
  ...inAllLooks('knowledge', async (page) => {
    await go('知识')(page);
    await page.locator('[role=grid]:visible [role=row]').nth(0).click();
    await page.locator('article:visible').waitFor();
  }),
  {
    name: 'knowledge-changed',
    act: async (page) => {
      await go('知识')(page);
      await page.locator('[role=grid]:visible [role=row]').nth(2).click();
      await page.getByText('撤回修改').waitFor();
    },
  },
  {
    name: 'knowledge-form',
    act: async (page) => {
      await go('知识')(page);
      await page.locator('[role=grid]:visible [role=row]').nth(0).click();
      await page.locator('article:visible').waitFor();
      await page.keyboard.press('Alt+e');
      await page.getByRole('form').waitFor();
      await page.getByLabel('适用', { exact: true }).selectOption('窗口');
      await page.getByLabel('密级', { exact: true }).selectOption('公开');
      await page.getByLabel('适用', { exact: true }).scrollIntoViewIfNeeded();
    },
  },
  {
    name: 'knowledge-imported',
    act: async (page) => {
      await go('知识')(page);
      await page.locator('[role=grid]:visible [role=row]').nth(3).click();
      await page.getByText('像是乱码').click();
    },
  },
  {
    name: 'knowledge-import',
    act: async (page) => {
      await go('知识')(page);
      await page.getByRole('button', { name: '导入文件夹' }).click();
      await page.getByRole('button', { name: '选择文件夹' }).click();
      await page.getByRole('button', { name: /导入 5 个文件/ }).waitFor();
    },
  },
  ...inAllLooks('knowledge-imports', async (page) => {
    await go('知识')(page);
    await page.getByRole('button', { name: '导入文件夹' }).click();
    await page.getByRole('button', { name: /规章汇编/ }).waitFor();
  }),
  {
    name: 'knowledge-imports-one',
    act: async (page) => {
      await go('知识')(page);
      await page.getByRole('button', { name: '导入文件夹' }).click();
      await page.getByRole('button', { name: /规章汇编/ }).click();
      await page.getByRole('button', { name: '返回以前的导入' }).waitFor();
    },
  },
  ...inAllLooks('contacts', async (page) => {
    await go('通讯录')(page);
    await page.getByText('县自然资源局').first().click();
    await page.locator('[role=grid]:visible [role=row]').nth(1).click();
  }),
  ...inAllLooks('contacts-duty', async (page) => {
    await go('通讯录')(page);
    await page.locator('button:visible', { hasText: '带班领导' }).click();
  }),
  ...inAllLooks('contacts-owner', async (page) => {
    await go('通讯录')(page);
    // With large letters the branches come first.
    await page.getByText('全部联系人').first().click();
    await page.getByLabel('按姓名、单位、事项或拼音筛选').fill('用地预审');
    await page.getByText('谁主管').waitFor();
  }),
  ...searchShots,
  ...alertShots,
  ...inAllLooks('settings', async (page) => {
    await go('设置')(page);
    await page.getByText('安全状态').waitFor();
  }),
  ...inAllLooks('help', async (page) => {
    await settled(page);
    await page.keyboard.press('F1');
    await page.getByRole('dialog').waitFor();
  }),
  ...inAllLooks('source-add', async (page) => {
    await go('同步')(page);
    await page.getByRole('button', { name: '接入来源' }).click();
    await page.getByRole('dialog').waitFor();
  }),
  {
    name: 'source-add-2',
    act: async (page) => {
      await go('同步')(page);
      await page.getByRole('button', { name: '接入来源' }).click();
      await page.getByLabel('系统地址').fill('https://oa.linxi.example');
      await page.keyboard.press('Enter');
      await page.getByText('这个地址上的系统是').waitFor();
    },
  },
  {
    name: 'source-add-3',
    act: async (page) => {
      await go('同步')(page);
      await page.getByRole('button', { name: '接入来源' }).click();
      await page.getByLabel('系统地址').fill('https://oa.linxi.example');
      await page.keyboard.press('Enter');
      await page.getByText('这个地址上的系统是').waitFor();
      await page.keyboard.press('Enter');
      await page.getByLabel('账号').fill('wrong');
      await page.getByLabel('密码').fill('x');
      await page.keyboard.press('Enter');
      await page.getByText('账号或密码不对').waitFor();
    },
  },
  {
    name: 'source-manage',
    act: async (page) => {
      await go('同步')(page);
      await page.getByRole('button', { name: '管理' }).first().click();
      await page.getByRole('dialog').waitFor();
    },
  },
  {
    name: 'source-remove',
    act: async (page) => {
      await go('同步')(page);
      // The second one has work that was not sent.
      await page.getByRole('button', { name: '管理' }).nth(1).click();
      await page.getByRole('button', { name: '移除来源' }).click();
      await page.getByText('仍要移除').waitFor();
    },
  },
  ...starts.map(
    ([name, value]): Shot => ({
      name: `start-${name}`,
      query: state(value),
      act: (page) => page.locator('h1').waitFor(),
    }),
  ),
  {
    name: 'start-first-run-elder',
    query: { ...state({ kind: 'first-run', keyring: 'none' }), font: 'elder' },
    act: (page) => page.locator('h1').waitFor(),
  },
  {
    name: 'start-first-run-dark',
    query: { ...state({ kind: 'first-run', keyring: 'unlocked' }), theme: 'dark' },
    act: (page) => page.locator('h1').waitFor(),
  },
  { name: 'core-restarting', query: state({ kind: 'core-restarting', restarts: 1 }), act: chosen },
];
