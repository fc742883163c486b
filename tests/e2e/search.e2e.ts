// The one search box in the real app, by keyboard: provisions among what is found, filters in words and by hand, the place
// in the opened norm, the words being composed, and the questions that are kept.

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { zh } from '../../renderer/text/zh.ts';
import { until } from '../fakes/until.ts';
import { type App, savePicture, startApp } from './app.ts';
import { oneAfterAnother, reportFailures } from './failure-report.ts';
import { addSource, beginWithKeyring, button, chooseInDialogs, goTo, search } from './hands.ts';
import { type Scene, setScene } from './scene.ts';

let scene: Scene;
let app: App;
reportFailures(() => app);
oneAfterAnother();

const title = '临溪县城市停车管理办法';
const filler = Array.from({ length: 40 }, (_, at) => `第${numeral(at + 4)}条　停车场应当公示收费标准。`);
const text = `第一条　为了规范城市停车，制定本办法。
第二条　本县城市道路内停车，适用本办法。
第三条　道路停车泊位由县综合行政执法局设置。
${filler.join('\n')}
第${numeral(44)}条　盲道上不得停车，违者依照本办法处理；盲道被占用的，应当立即清理。
第${numeral(45)}条　本办法自2026年3月1日起施行。`;

function numeral(n: number): string {
  const digits = '零一二三四五六七八九';
  const [tens, ones] = [Math.floor(n / 10), n % 10];
  if (n < 10) return digits[n] ?? '';
  return `${tens === 1 ? '' : digits[tens]}十${ones === 0 ? '' : digits[ones]}`;
}

beforeAll(async () => {
  scene = await setScene({ systems: ['oa'] });
  const folder = join(scene.folder, 'statutes');
  mkdirSync(folder);
  const norm = { name: title, published: '2026-01-20', effective: '2026-03-01', flaggedExpired: 0, text };
  writeFileSync(join(folder, 'county.jsonl'), `${JSON.stringify(norm)}\n`);
  app = await startApp(scene.session);
  await beginWithKeyring(app.page);
  await addSource(app.page, scene.departments.oa);
  await chooseInDialogs(app, folder);
});
afterAll(async () => {
  await app?.quit();
  await scene?.leave();
});

const box = () => app.page.getByRole('combobox', { name: zh.search.box });
const options = () => app.page.getByLabel(zh.search.results).getByRole('option');
const importing = zh.knowledge.importing;

describe('the search box', () => {
  it('has a norm to look in', async () => {
    await goTo(app.page, 'knowledge');
    await button(app.page.getByRole('main'), zh.knowledge.import).first().press('Enter');
    const dialog = app.page.getByRole('dialog', { name: importing.title });
    await button(dialog, importing.choose).press('Enter');
    await button(dialog, importing.go(1)).press('Enter');
    await dialog.getByText(importing.done(1, 0)).waitFor();
    await button(dialog, importing.finish).press('Enter');
    await goTo(app.page, 'todos');
  });

  it('asks nothing while an input method composes', async () => {
    await app.page.keyboard.press('Control+K');
    const input = await app.page.context().newCDPSession(app.page);
    await input.send('Input.imeSetComposition', { text: 'mangdao', selectionStart: 7, selectionEnd: 7 });
    expect([await box().inputValue(), await options().count()]).toEqual(['mangdao', 0]);
    await input.send('Input.insertText', { text: '盲道' });
    await options()
      .filter({ hasText: `《${title}》第四十四条` })
      .waitFor();
    expect(await box().inputValue()).toBe('盲道');
  });

  it('says what was searched, and what of the question it did not understand', async () => {
    await search(app.page, '盲道 年渡:2020');
    await app.page.getByText(zh.search.unknownFilter('年渡')).waitFor();
    expect(await box().getAttribute('aria-invalid')).toBe('true');
    await app.page.getByText(/^已检索：/).waitFor();
    await savePicture(app.page, 'search-not-understood');
  });

  it('takes filters by hand into the question and out of it again', async () => {
    await search(app.page, '停车');
    await options().first().waitFor();
    const filters = app.page.getByRole('group', { name: zh.search.filters });
    await filters.getByLabel(zh.search.filter.类型).selectOption({ label: zh.terms.kind.provision });
    expect((await box().inputValue()).trim()).toBe('停车 类型:条款');
    await until('only provisions are left', async () => {
      const groups = app.page.getByLabel(zh.search.results).getByRole('group');
      return (
        (await groups.count()) === 1 &&
        (await groups.first().getAttribute('aria-label'))?.startsWith(zh.terms.kind.provision) === true
      );
    });
    await app.page.keyboard.press('Tab');
    await app.page.keyboard.press('Tab');
    await app.page.keyboard.press('Delete');
    expect(await box().inputValue()).toBe('停车');
  });

  it('opens a provision at its place, with the words marked and counted', async () => {
    await search(app.page, '盲道 类型:条款');
    await options().first().waitFor();
    await app.page.keyboard.press('Enter');
    const article = app.page.getByRole('article', { name: title });
    const place = article.getByText('盲道上不得停车');
    await place.waitFor();
    await until('the 条 is in view', () =>
      place.evaluate((element) => {
        const { top, bottom } = element.getBoundingClientRect();
        return top > 0 && bottom < innerHeight;
      }),
    );
    await article.getByText(zh.search.inDocument.count(2)).waitFor();
    await app.page.keyboard.press('F3');
    await article.getByText(zh.search.inDocument.place(1, 2)).waitFor();
    await app.page.keyboard.press('F3');
    await article.getByText(zh.search.inDocument.place(2, 2)).waitFor();
    await app.page.keyboard.press('Shift+F3');
    await article.getByText(zh.search.inDocument.place(1, 2)).waitFor();
    await savePicture(app.page, 'search-opened-provision');
  });

  it('remembers what led somewhere, keeps what is to be kept, and forgets by Delete', async () => {
    await search(app.page, '道路停车');
    await options().first().waitFor();
    await app.page.keyboard.press('Control+S');
    await button(app.page, zh.search.keepNot).waitFor();
    await app.page.keyboard.press('Escape');
    await app.page.keyboard.press('Escape');
    await app.page.keyboard.press('ArrowDown');
    const kept = app.page.getByLabel(zh.search.results);
    await kept.getByRole('group', { name: zh.search.saved }).getByText('道路停车').waitFor();
    await kept.getByRole('group', { name: zh.search.recent }).getByText('盲道 类型:条款').waitFor();
    await savePicture(app.page, 'search-kept');
    await app.page.keyboard.press('ArrowDown');
    await app.page.keyboard.press('Delete');
    await kept.getByText('盲道 类型:条款').waitFor({ state: 'hidden' });
    await app.page.keyboard.press('Escape');
  });

  it('follows a question: what comes is counted at the box, shown first, and seen with that', async () => {
    const results = app.page.getByLabel(zh.search.results);
    await search(app.page, '盲道改造');
    await app.page.getByText(zh.search.none('盲道改造')).first().waitFor();
    await app.page.keyboard.press('Control+Shift+S');
    await app.page.getByText(zh.search.followed).waitFor();
    await app.page.keyboard.press('Escape');
    await app.page.keyboard.press('Escape');
    const added = { title: '关于盲道改造情况的通知' };
    await scene.departments.oa.control.change.addTodo({ data: added });
    await goTo(app.page, 'sync');
    await button(app.page.getByRole('main'), zh.sync.allNow).press('Enter');
    const badge = button(app.page, zh.search.badgeFull(1));
    await badge.waitFor();
    await savePicture(app.page, 'search-badge');
    await badge.press('Enter');
    const kept = results.getByRole('group', { name: zh.search.saved }).getByRole('option');
    await kept.first().getByText(zh.search.fresher(1)).waitFor();
    await app.page.keyboard.press('ArrowDown');
    await app.page.keyboard.press('Enter');
    await results
      .getByRole('group', { name: zh.search.news(1) })
      .getByText(added.title)
      .waitFor();
    await badge.waitFor({ state: 'hidden' });
    await savePicture(app.page, 'search-followed');
    await app.page.keyboard.press('Control+Shift+S');
    await app.page.getByText(zh.search.followedNot).waitFor();
    await app.page.keyboard.press('Escape');
  });

  it('finds a note by its own words', async () => {
    await search(app.page, '停车');
    await options().first().waitFor();
    await search(app.page, '盲道 类型:条款');
    await options().first().waitFor();
    await app.page.keyboard.press('Enter');
    await app.page.getByRole('article', { name: title }).getByText('盲道上不得停车').waitFor();
    await app.page.keyboard.press('Alt+W');
    await app.page.keyboard.type('窗口问过交警大队');
    await app.page.getByText(zh.annotations.saved).waitFor();
    await search(app.page, '交警大队');
    const notes = app.page.getByLabel(zh.search.results).getByRole('group', { name: zh.search.notes(1) });
    await notes.getByRole('option').filter({ hasText: '第四十四条' }).waitFor();
    await savePicture(app.page, 'search-notes');
    await app.page.keyboard.press('Enter');
    await app.page.getByRole('article', { name: title }).getByText('盲道上不得停车').waitFor();
  });
});
