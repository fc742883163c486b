// A clerk finds an answer that is wrong, tells its owner without a line and without the mouse, and reads what became of it:
// arrived once, with the clock of the answer, taken up, late, put right.

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { zh } from '../../renderer/text/zh.ts';
import { until } from '../fakes/until.ts';
import { type App, startApp } from './app.ts';
import { oneAfterAnother, reportFailures } from './failure-report.ts';
import { addSource, beginWithKeyring, button, chooseRow, goTo, list, switchOffline } from './hands.ts';
import { type Scene, setScene } from './scene.ts';
import { dataOf } from './truth.ts';

let scene: Scene;
let app: App;
let id: string;
let title: string;
let owner: string;
reportFailures(() => app);
oneAfterAnother();

const words = zh.articles.report;
const wrong = '窗口电话已经停用，现在由政务中心二楼综合窗口办理。';

beforeAll(async () => {
  scene = await setScene({ systems: ['knowledge'] });
  const { knowledge } = scene.departments;
  const [first] = await knowledge.control.truth.ids({ kind: 'article' });
  id = first ?? '';
  const data = await dataOf(knowledge, 'article', id);
  [title, owner] = [String(data.title), String(data.ownerOrg)];
  app = await startApp(scene.session);
  await beginWithKeyring(app.page);
  await addSource(app.page, knowledge);
});
afterAll(async () => {
  await app?.kill();
  await scene?.leave();
});

const reports = () => app.page.getByRole('region', { name: words.title });
const form = () => app.page.getByRole('dialog', { name: words.form(title) });

async function readArticle(): Promise<void> {
  await goTo(app.page, 'knowledge');
  await list(app.page, zh.knowledge.list).getByRole('row').first().waitFor();
  await chooseRow(app.page, list(app.page, zh.knowledge.list), title);
  await app.page.getByRole('article', { name: title }).waitFor();
}

const arrived = async (): Promise<number> => {
  const effects = await scene.departments.knowledge.control.truth.effects({ id });
  return effects.filter(({ action }) => action === 'report').length;
};

/** As the owner does it in its own system; the desk hears of it at its next round. */
async function answer(said: { state: '受理' | '更正'; answer?: string; due?: string }): Promise<void> {
  await scene.departments.knowledge.control.change.answerReport({ id, ...said });
  await goTo(app.page, 'sync');
  await button(app.page.getByRole('main'), zh.sync.now).first().press('Enter');
  await goTo(app.page, 'knowledge');
}

describe('an answer that is wrong', () => {
  it('shows who answers for it and takes a report by Alt K without a line, with words or not at all', async () => {
    const { page } = app;
    await readArticle();
    await switchOffline(app.page, true);
    await goTo(page, 'knowledge');
    await page.getByRole('article', { name: title }).getByText(owner).first().waitFor();
    await page.keyboard.press('Alt+K');
    await form().waitFor();
    await page.keyboard.press('Control+Enter');
    await form().getByText(words.wordsMissing).waitFor();
    await page.keyboard.type(wrong);
    await page.keyboard.press('Control+Enter');
    await form().waitFor({ state: 'hidden' });
    await reports().getByText(wrong).waitFor();
    expect(await arrived()).toBe(0);
  });

  it('is taken back before it left, and its words are there again', async () => {
    const { page } = app;
    await button(reports(), words.takeBack).press('Enter');
    await reports().waitFor({ state: 'detached' });
    await button(page, new RegExp(`^${words.open}`)).waitFor();
    await page.keyboard.press('Alt+K');
    await form().waitFor();
    expect(await form().getByLabel(words.words, { exact: true }).inputValue()).toBe(wrong);
    await form().getByLabel(words.what, { exact: true }).selectOption('过期');
    await page.keyboard.press('Control+Enter');
    await form().waitFor({ state: 'hidden' });
    await button(page, words.mineCount(1)).waitFor();
  });

  it('reaches its owner once when the line is back, who has five working days', async () => {
    const { page } = app;
    await switchOffline(app.page, false);
    await goTo(page, 'knowledge');
    await reports().getByText(words.state.反馈).waitFor();
    await reports().getByText(words.whats.过期, { exact: true }).waitFor();
    await reports().getByText(zh.deadline.workdaysLeft(5)).waitFor();
    expect(await arrived()).toBe(1);
  });

  it('is taken up, late, and answered, in the article and among what the person reported', async () => {
    const { page } = app;
    await answer({ state: '受理' });
    await reports().getByText(words.state.受理).waitFor();
    await answer({ state: '受理', due: new Date(Date.now() - 20 * 86_400_000).toISOString() });
    await button(page, words.mineCount(1)).press('Enter');
    const mine = list(page, words.mine).getByRole('row').filter({ hasText: title });
    await mine.getByText(/超期/).waitFor();
    await answer({ state: '更正', answer: '已核实并更正。' });
    await mine.getByText(words.state.更正).waitFor();
    await reports().getByText(words.answer('已核实并更正。')).waitFor();
    await until('one report in all', async () => (await arrived()) === 1);
  });

  it('of which the text changed meanwhile comes back with its words, and goes out again by one key', async () => {
    const { page } = app;
    const { control } = scene.departments.knowledge;
    await switchOffline(app.page, true);
    await goTo(page, 'knowledge');
    await page.keyboard.press('Alt+K');
    await form().waitFor();
    await page.keyboard.type(wrong);
    await page.keyboard.press('Control+Enter');
    await form().waitFor({ state: 'hidden' });
    await control.change.edit({ kind: 'article', id, data: { topic: '新的主题' } });
    await switchOffline(app.page, false);
    await goTo(page, 'knowledge');
    await reports().getByText(words.conflict).waitFor();
    await page.getByRole('article', { name: title }).getByText('新的主题').waitFor();
    await page.keyboard.press('Alt+K');
    await form().waitFor();
    expect(await form().getByLabel(words.words, { exact: true }).inputValue()).toBe(wrong);
    await page.keyboard.press('Control+Enter');
    await reports().getByText(words.state.反馈).waitFor();
    expect(await arrived()).toBe(2);
  });
});

describe('what a clerk notes for themselves', () => {
  const { annotations } = zh;
  const own = '答复前先问综合窗口。';
  const field = () => app.page.getByRole('textbox', { name: annotations.field(annotations.whole) });
  const sync = async () => {
    await goTo(app.page, 'sync');
    await button(app.page.getByRole('main'), zh.sync.now).first().press('Enter');
    await goTo(app.page, 'knowledge');
  };

  it('by Alt D and Alt W stands beside the article through its next change, and in the list', async () => {
    const { page } = app;
    await page.keyboard.press('Alt+D');
    await field().waitFor();
    await page.keyboard.press('Alt+W');
    await page.keyboard.type(own);
    await page.getByText(annotations.saved).waitFor();
    await page.keyboard.press('Escape');
    await scene.departments.knowledge.control.change.edit({
      kind: 'article',
      id,
      data: { topic: '又一个主题' },
    });
    await sync();
    await page.getByRole('article', { name: title }).getByText('又一个主题').waitFor();
    expect(await field().inputValue()).toBe(own);
    await button(page, annotations.count(1)).press('Enter');
    await list(page, annotations.list).getByRole('row').filter({ hasText: own }).waitFor();
  });

  it('stays with its own words alone when the article is withdrawn', async () => {
    const { page } = app;
    await scene.departments.knowledge.control.change.withdraw({ kind: 'article', id });
    await sync();
    const row = list(page, annotations.list).getByRole('row').filter({ hasText: annotations.withdrawn });
    await row.waitFor();
    await row.click();
    await page.getByText(annotations.withdrawnHint).waitFor();
    await page.getByRole('article', { name: title }).getByText(own).waitFor();
  });
});
