// A rule found and cited without the mouse: from the opinion box to the inserted citation, every key counted; the same
// provision copied where it is read; a standard answer inserted with its source; and the opinion's citations checked.

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { zh } from '../../renderer/text/zh.ts';
import { until } from '../fakes/until.ts';
import { type App, savePicture, startApp } from './app.ts';
import { oneAfterAnother, reportFailures } from './failure-report.ts';
import {
  addSource,
  beginWithKeyring,
  button,
  chooseInDialogs,
  chooseRow,
  goTo,
  list,
  readTodo,
  search,
} from './hands.ts';
import { type Scene, setScene } from './scene.ts';
import { todosThatAllow } from './truth.ts';

let scene: Scene;
let app: App;
reportFailures(() => app);
oneAfterAnother();

const title = '临溪县户外广告设置管理办法';
const inForce = `第一条　为了规范户外广告设置，制定本办法。
第二条　本县城市、镇建成区内户外广告的设置，适用本办法。
第三条　户外广告设置实行许可制度。
第四条　申请设置户外广告，应当提交下列材料：
（一）申请书；
（二）场地使用证明；
（三）效果图。
第五条　县综合行政执法局应当自受理前条规定的申请之日起五个工作日内作出决定。
第六条　本办法自2026年3月1日起施行。《临溪县户外广告管理暂行规定》同时废止。`;
const repealed = `第一条　为了管理户外广告，制定本规定。
第二条　户外广告设置应当提交申请书和营业执照。
第三条　本规定自2012年4月1日起施行。`;

const statutes = [
  { name: title, published: '2026-01-20', effective: '2026-03-01', flaggedExpired: 0, text: inForce },
  { name: '临溪县户外广告管理暂行规定', published: '2012-03-05', effective: '2012-04-01', text: repealed },
];

beforeAll(async () => {
  scene = await setScene({ systems: ['oa', 'knowledge'] });
  const folder = join(scene.folder, 'statutes');
  mkdirSync(folder);
  writeFileSync(join(folder, 'county.jsonl'), statutes.map((each) => `${JSON.stringify(each)}\n`).join(''));
  app = await startApp(scene.session);
  await beginWithKeyring(app.page);
  await addSource(app.page, scene.departments.oa);
  await addSource(app.page, scene.departments.knowledge);
  await chooseInDialogs(app, folder);
});
afterAll(async () => {
  await app?.quit();
  await scene?.leave();
});

/** Characters of the answer with its source, as it was put in. */
let whole = 0;
/** What an opinion takes. */
const longestOpinion = 4_000;

const words = zh.knowledge.importing;
const opinion = () => app.page.getByLabel(zh.todos.opinion, { exact: true });

/** What a person presses, one after the other; words that are typed are not counted. */
function counted() {
  let presses = 0;
  return {
    press: async (key: string) => {
      presses += 1;
      await app.page.keyboard.press(key);
    },
    count: () => presses,
  };
}

/** A key pressed as soon as the box is seen must not go into the opinion beneath it. */
const watchBox = () =>
  app.page.evaluate((label) => {
    new MutationObserver((_, observer) => {
      const box = document.querySelector(`[role="dialog"] input[aria-label="${label}"]`);
      if (box === null) return;
      observer.disconnect();
      document.body.dataset.atOnce = String(box === document.activeElement);
    }).observe(document.body, { childList: true, subtree: true });
  }, zh.norms.cite.box);
const hadFocusAtOnce = () => app.page.evaluate(() => document.body.dataset.atOnce === 'true');

describe('a clerk without a mouse', () => {
  it('has a rule in the knowledge base', async () => {
    await goTo(app.page, 'knowledge');
    await button(app.page.getByRole('main'), zh.knowledge.import).first().press('Enter');
    const dialog = app.page.getByRole('dialog', { name: words.title });
    await button(dialog, words.choose).press('Enter');
    await dialog.getByText(zh.norms.importing.texts(2)).waitFor();
    await button(dialog, words.go(1)).press('Enter');
    await dialog.getByText(words.done(2, 0)).waitFor();
    await button(dialog, words.finish).press('Enter');
    await button(app.page, zh.knowledge.import).first().waitFor();
  });

  it('finds it and inserts its citation into an opinion in at most 12 keys besides the words', async () => {
    const [todo] = await todosThatAllow(scene.departments.oa, 'approve');
    if (todo === undefined) throw new Error('believed: the sample system has a to-do to be approved');
    await readTodo(app.page, todo.title);
    await opinion().focus();
    await app.page.keyboard.type('经核，依据');
    const hand = counted();
    await watchBox();
    await hand.press('Alt+C');
    await app.page.getByLabel(zh.norms.cite.box).waitFor();
    expect(await hadFocusAtOnce()).toBe(true);
    await app.page.keyboard.type('广告 场地使用证明');
    await app.page.getByRole('option').filter({ hasText: '第四条' }).first().waitFor();
    await savePicture(app.page, 'cite-picker');
    await hand.press('Enter');
    await app.page.getByRole('dialog').waitFor({ state: 'hidden' });
    const place = `《${title}》第四条`;
    await until('the citation stands in the opinion', async () =>
      (await opinion().inputValue()).includes(place),
    );
    expect(await opinion().inputValue()).toMatch(
      /^经核，依据.*（2026年3月1日起施行，2026年1月20日公布文本，.*取用，.*现行有效）$/,
    );
    await app.page.keyboard.type('，拟同意。');
    await until('the caret went on behind it', async () =>
      (await opinion().inputValue()).endsWith('），拟同意。'),
    );
    expect(hand.count()).toBeLessThanOrEqual(12);
    await savePicture(app.page, 'cite-inserted');
  });

  it('inserts a standard answer with its source by the same key', async () => {
    const before = await opinion().inputValue();
    await app.page.keyboard.press('Alt+C');
    await app.page.getByLabel(zh.norms.cite.box).waitFor();
    await app.page.keyboard.type('一次性告知 口径');
    const answers = app.page.getByRole('group', { name: zh.norms.cite.answers });
    await answers.getByRole('option').filter({ hasText: '答复口径' }).first().waitFor({ timeout: 30_000 });
    await savePicture(app.page, 'cite-answer');
    await app.page.keyboard.press('Enter');
    await app.page.getByRole('dialog').waitFor({ state: 'hidden' });
    await until('the answer stands in the opinion', async () =>
      (await opinion().inputValue()).includes('窗口会当场一次告知全部内容'),
    );
    const inserted = (await opinion().inputValue()).slice(before.length);
    expect(inserted).not.toContain('##');
    expect(inserted).toMatch(
      /\n——临溪县.*《关于“一次性告知”的答复口径》（标准口径，.*公布，复核期限.*，.*取用，来源标注现行有效.*）$/,
    );
    await savePicture(app.page, 'cite-answer-inserted');
    await opinion().fill(before);
    whole = inserted.length;
  });

  it('is told beside the opinion when only the first paragraph of an answer fits, until something else is written', async () => {
    const before = await opinion().inputValue();
    await opinion().fill('阅'.repeat(longestOpinion - whole + 1));
    await app.page.keyboard.press('Alt+C');
    await app.page.getByLabel(zh.norms.cite.box).waitFor();
    await app.page.keyboard.type('一次性告知 口径');
    const answers = app.page.getByRole('group', { name: zh.norms.cite.answers });
    await answers.getByRole('option').filter({ hasText: '答复口径' }).first().waitFor({ timeout: 30_000 });
    await app.page.keyboard.press('Enter');
    // Said to those who listen, and written for those who look.
    const told = () => app.page.getByText(zh.norms.cite.insertedPart('')).count();
    await until('it is said and written', async () => (await told()) === 2);
    await savePicture(app.page, 'cite-answer-part');
    await opinion().fill(before);
    await until('it is written no more', async () => (await told()) < 2);
  });

  it('has the citations of the opinion checked', async () => {
    await app.page.keyboard.type('《临溪县户外广告管理暂行规定》第二条不再执行。');
    await app.page.keyboard.press('Alt+J');
    const dialog = app.page.getByRole('dialog', { name: zh.norms.check.title });
    const options = dialog.getByRole('option');
    await options.first().waitFor();
    expect(await options.first().innerText()).toContain(zh.norms.check.outcome.same);
    expect(await options.last().innerText()).toContain(zh.norms.check.outcome.repealed);
    await savePicture(app.page, 'check-opinion');
    await app.page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
  });

  it('copies the chosen 项 with its source', async () => {
    const { page } = app;
    await goTo(page, 'knowledge');
    await chooseRow(page, list(page, zh.knowledge.list), title);
    const article = page.getByRole('article', { name: title });
    await article.getByText('户外广告设置实行许可制度。').waitFor();
    await page.getByLabel(zh.norms.reader.jump).focus();
    await page.keyboard.type('4');
    for (const key of ['Enter', 'ArrowRight', 'ArrowDown', 'Control+Shift+C']) await page.keyboard.press(key);
    const copied = () => app.electron.evaluate(({ clipboard }) => clipboard.readText());
    await until('the clipboard has the citation', async () => (await copied()).includes('第（二）项'));
    expect(await copied()).toMatch(
      new RegExp(`《${title}》第四条第（二）项（.*现行有效）：“场地使用证明；”$`),
    );
    await savePicture(page, 'norm-read');
  });

  it('follows a citation in the text', async () => {
    const { page } = app;
    const article = page.getByRole('article', { name: title });
    await page.getByLabel(zh.norms.reader.jump).focus();
    await page.keyboard.type('5');
    await page.keyboard.press('Enter');
    const chosen = (anchor: string) => article.locator(`section[data-place="${anchor}:::"][data-on]`);
    await chosen('5').getByRole('link', { name: '前条' }).focus();
    await page.keyboard.press('Enter');
    await chosen('4').waitFor();
    expect(await chosen('5').count()).toBe(0);
  });

  it('copies a standard answer with its source by the same key', async () => {
    const { page } = app;
    await search(page, '一次性告知 类型:标准口径');
    await page.getByLabel(zh.search.results).getByRole('option').first().waitFor();
    await page.keyboard.press('Enter');
    await button(page.getByRole('article'), zh.articles.copy.answer).waitFor();
    await page.keyboard.press('Control+Shift+C');
    const copied = () => app.electron.evaluate(({ clipboard }) => clipboard.readText());
    await until('the clipboard has the answer', async () =>
      (await copied()).includes('窗口会当场一次告知全部内容'),
    );
    expect(await copied()).toMatch(
      /\n——临溪县.*《关于“一次性告知”的答复口径》（标准口径，.*取用，来源标注.*）$/,
    );
  });
});
