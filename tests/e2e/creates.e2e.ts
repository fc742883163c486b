// An archivist describes a new record without a line: it stands among those that wait, without a number, and when the
// line is back it has the number its archive gave it, in the same place on the screen. The same with a new article.

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
reportFailures(() => app);
oneAfterAnother();

const title = '关于做好秋季防汛值守工作的通知（新建）';

beforeAll(async () => {
  scene = await setScene({ systems: ['archives', 'knowledge'] });
  app = await startApp(scene.session);
  await beginWithKeyring(app.page);
  await addSource(app.page, scene.departments.archives);
  await addSource(app.page, scene.departments.knowledge);
});
afterAll(async () => {
  await app?.kill();
  await scene?.leave();
});

const madeThere = async (system: 'archives' | 'knowledge' = 'archives'): Promise<readonly string[]> => {
  const effects = await scene.departments[system].control.truth.effects({});
  return effects.filter(({ action }) => action === 'create').map(({ id }) => id);
};

describe('a record made on the desk', () => {
  it('is described by F2 without a line, and waits without a number', async () => {
    const { page } = app;
    await goTo(page, 'archives');
    await list(page, zh.archives.list).getByRole('row').first().waitFor();
    await switchOffline(app.page, true);
    await goTo(page, 'archives');
    await button(page, new RegExp(`^${zh.creates.byKind.archive.open}`)).waitFor();
    await page.keyboard.press('F2');
    const form = page.getByRole('form', { name: zh.creates.byKind.archive.open });
    await form.getByLabel(zh.fields.archive.title, { exact: true }).fill(title);
    await page.keyboard.press('Control+Enter');
    await form.getByText(zh.edits.problem.required(zh.fields.archive.fonds)).waitFor();
    await form.getByLabel(zh.fields.archive.fonds, { exact: true }).selectOption('Z109');
    await form.getByLabel(zh.fields.archive.retention, { exact: true }).selectOption('D30');
    await form.getByLabel(zh.fields.archive.date, { exact: true }).fill('2026-10-09');
    await page.keyboard.press('Control+Enter');
    await page.getByRole('article', { name: title }).waitFor();
    await chooseRow(page, list(page, zh.creates.branch), title);
    await page.getByText(zh.creates.standing.waiting).waitFor();
    expect(await madeThere()).toEqual([]);
  });

  it('has its number when the line is back, once, where it was read', async () => {
    const { page } = app;
    await switchOffline(app.page, false);
    await goTo(page, 'archives');
    const [id, ...others] = await until('the archive has it', async () => {
      const made = await madeThere();
      return made.length > 0 && made;
    });
    expect(others).toEqual([]);
    const { refCode, title: there } = await dataOf(scene.departments.archives, 'archive', id ?? '');
    expect([there, refCode]).toEqual([title, expect.stringMatching(/^Z109-WS·\d{4}·D30-\d{4}$/)]);
    await page.getByRole('article', { name: title }).getByText(String(refCode)).waitFor();
  });
});

describe('an article made on the desk', () => {
  const answer = '能不能凭电子居住证报名（新建）';
  const { article } = zh.fields;

  it('is described by F2 without a line, waits without a number, and is described anew', async () => {
    const { page } = app;
    await goTo(page, 'knowledge');
    await list(page, zh.knowledge.list).getByRole('row').first().waitFor();
    await switchOffline(app.page, true);
    await goTo(page, 'knowledge');
    await button(page, new RegExp(`^${zh.creates.byKind.article.open}`)).waitFor();
    await page.keyboard.press('F2');
    const form = page.getByRole('form', { name: zh.creates.byKind.article.open });
    await form.getByLabel(article.title, { exact: true }).fill(answer);
    await page.keyboard.press('Control+Enter');
    await form.getByText(zh.edits.problem.required(article.body)).waitFor();
    await form.getByLabel(article.audience, { exact: true }).selectOption('窗口');
    await form.getByLabel(article.ownerOrg, { exact: true }).fill('临溪县教育局');
    await form.getByLabel(article.body, { exact: true }).fill('可以，与实体证效力相同。');
    await page.keyboard.press('Control+Enter');
    await page.getByRole('article', { name: answer }).waitFor();
    await button(page, zh.articles.madeHereCount(1)).waitFor();
    await page.keyboard.press('Alt+E');
    const again = page.getByRole('form', { name: zh.creates.byKind.article.changeForm });
    await again.getByLabel(article.reviewer, { exact: true }).fill('李秀兰');
    await page.keyboard.press('Control+Enter');
    await page.getByRole('article', { name: answer }).getByText('李秀兰').waitFor();
    expect(await madeThere('knowledge')).toEqual([]);
  });

  it('is in the knowledge base once when the line is back, and is read on where it was', async () => {
    const { page } = app;
    await switchOffline(app.page, false);
    await goTo(page, 'knowledge');
    const [id, ...others] = await until('the knowledge base has it', async () => {
      const made = await madeThere('knowledge');
      return made.length > 0 && made;
    });
    expect(others).toEqual([]);
    const {
      title: there,
      audience,
      reviewer,
    } = await dataOf(scene.departments.knowledge, 'article', id ?? '');
    expect([there, audience, reviewer]).toEqual([answer, '窗口', '李秀兰']);
    await button(page, /^答案有误/).waitFor();
    await page.getByRole('article', { name: answer }).getByText('可以，与实体证效力相同。').waitFor();
  });
});
