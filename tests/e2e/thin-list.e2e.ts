// A department that offers nothing but a list: what is missing from a short list is not closed, and what is
// missing from a whole one is asked about, with the person's words kept (T2, T4, T5, T10, S12).

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { zh } from '../../renderer/text/zh.ts';
import { until } from '../fakes/until.ts';
import { type App, savePicture, startApp } from './app.ts';
import { reportFailures } from './failure-report.ts';
import { addSource, beginWithKeyring, button, goTo, list, readTodo, writeDraft } from './hands.ts';
import { type Scene, setScene } from './scene.ts';
import { todoOf } from './truth.ts';

let scene: Scene;
let app: App;
reportFailures(() => app);

const opinion = '已电话确认，月底前答复（草稿）。';

beforeAll(async () => {
  scene = await setScene({ systems: ['bidding'] });
  await scene.departments.bidding.control.change.listing({ open: 52 });
  app = await startApp(scene.session);
  await beginWithKeyring(app.page);
});
afterAll(async () => {
  await app?.quit();
  await scene?.leave();
});

async function syncNow(): Promise<void> {
  await goTo(app.page, 'sync');
  const { bidding } = scene.departments;
  const before = (await bidding.control.truth.requests()).byPlace.list ?? 0;
  await button(app.page, zh.sync.allNow).press('Enter');
  await until(
    'the list was asked for again',
    async () => ((await bidding.control.truth.requests()).byPlace.list ?? 0) > before,
  );
}

const rows = () => list(app.page, zh.todos.list);

describe('the thin list', () => {
  it('brings all of a whole list', async () => {
    await addSource(app.page, scene.departments.bidding);
    await goTo(app.page, 'todos');
    await button(app.page, zh.todos.bySource(scene.departments.bidding.name, 52)).waitFor();
  });

  it('keeps a draft on a to-do that cannot be answered here', async () => {
    const open = (await scene.departments.bidding.control.change.listing({})).open;
    const { title } = await todoOf(scene.departments.bidding, open.at(-1) ?? '');
    await readTodo(app.page, title);
    await writeDraft(app.page, title, opinion);
  });

  it('shows 取回 38/共 52 when 38 of a stated 52 came, and closes nothing', async () => {
    await scene.departments.bidding.control.change.listing({ returned: 38, stated: 52 });
    await syncNow();
    await app.page.getByText(zh.sync.incomplete(38, 52)).waitFor();
    await savePicture(app.page, 'sync-thin-list');
    await goTo(app.page, 'todos');
    await button(app.page, zh.todos.bySourcePartly(scene.departments.bidding.name, 38, 52)).waitFor();
    await savePicture(app.page, 'todos-thin-list');
    expect(await rows().getAttribute('aria-rowcount')).toBe('52');
    expect(await rows().getByText(zh.todos.gone).count()).toBe(0);
  });

  it('asks 对方已办结？ for each that a whole list no longer has, and keeps the draft', async () => {
    const { bidding } = scene.departments;
    const before = (await bidding.control.change.listing({})).open;
    const after = (await bidding.control.change.listing({ open: 50 })).open;
    const vanished = before.filter((id) => !after.includes(id));
    expect(vanished).toHaveLength(2);
    await syncNow();
    await goTo(app.page, 'todos');
    // The one with words of the person on it stays on top of the open ones until they have seen it.
    await button(app.page, zh.todos.bySource(bidding.name, 51)).waitFor();
    const left = rows().getByRole('row').first();
    await left.getByText(zh.todos.gone).waitFor();
    await left.getByText(zh.todos.draft).waitFor();
    await left.click();
    await savePicture(app.page, 'todos-left');
    await button(app.page, zh.todos.goneSeen).press('Enter');
    await button(app.page, zh.todos.bySource(bidding.name, 50)).waitFor();
    expect(await rows().getByText(zh.todos.gone).count()).toBe(0);
    await button(app.page, zh.todos.closed).press('Enter');
    for (const id of vanished) {
      const { title } = await todoOf(bidding, id);
      await readTodo(app.page, title);
      await rows().getByRole('row').filter({ hasText: title }).getByText(zh.todos.gone).waitFor();
    }
    await app.page.getByText(zh.todos.goneBody).waitFor();
    expect(await app.page.getByLabel(zh.todos.opinion, { exact: true }).inputValue()).toBe(opinion);
    await savePicture(app.page, 'todos-gone');
  });
});
