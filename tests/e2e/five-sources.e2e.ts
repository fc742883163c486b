// Five sources at once: one that never answers, one that answers garbage, one that wants a new password. The other two
// go on as if they were alone, and each of the three is told once, in words (Y8, S8, S9, S10).

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { zh } from '../../renderer/text/zh.ts';
import { aScriptedDepartment, type ScriptedDepartment } from '../fakes/scripted-department.ts';
import { until } from '../fakes/until.ts';
import { type App, savePicture, startApp } from './app.ts';
import { reportFailures } from './failure-report.ts';
import { addSource, beginWithKeyring, button, goTo, readTodo, signInWith, statusBar } from './hands.ts';
import { type Scene, setScene } from './scene.ts';
import { todoOf } from './truth.ts';

let scene: Scene;
let app: App;
let garbled: ScriptedDepartment;
reportFailures(() => app);

const garbledName = '样例系统';
const garbledToken = 'sample-token-0001';

beforeAll(async () => {
  scene = await setScene({ systems: ['oa', 'archives', 'knowledge', 'bidding'] });
  garbled = await aScriptedDepartment(garbledToken);
  garbled.model.put('t1', '样例事项');
  app = await startApp(scene.session);
  await beginWithKeyring(app.page);
});
afterAll(async () => {
  await app?.quit();
  await garbled?.close();
  await scene?.leave();
});

const row = (name: string) => app.page.getByRole('main').getByRole('listitem').filter({ hasText: name });

async function isSaid(name: string, words: string): Promise<void> {
  await row(name).getByText(words).first().waitFor({ timeout: 60_000 });
}

describe('five sources at once', () => {
  it('are all well at first', async () => {
    const { oa, archives, knowledge, bidding } = scene.departments;
    for (const department of [oa, archives, knowledge, bidding]) await addSource(app.page, department);
    const { address } = garbled;
    await addSource(app.page, {
      ...{ address, name: garbledName },
      ...{ signIn: 'bearer', account: '', secret: garbledToken },
    });
    await goTo(app.page, 'sync');
    for (const { name } of [oa, archives, knowledge, bidding]) await isSaid(name, zh.sync.state.ok);
    await isSaid(garbledName, zh.sync.state.ok);
  });

  it('bring what is new from two of them while one is silent, one garbled and one locked', async () => {
    const { oa, archives, knowledge, bidding } = scene.departments;
    await bidding.control.faults.set({ fault: 'stall', on: 'list', times: 0 });
    garbled.always('changes', (response) => void response.writeHead(200).end('<!DOCTYPE html>{"epoch":'));
    await knowledge.control.changeSecret({});
    await knowledge.control.expireSessions();
    const added = await oa.control.change.addTodo({});
    const before = (await archives.control.truth.requests()).byPlace.changes ?? 0;
    const { title } = await todoOf(oa, added.id);
    await button(app.page.getByRole('main'), zh.sync.allNow).press('Enter');
    // A silent system is waited for a quarter of a minute: what comes before that waited for nobody.
    await readTodo(app.page, title);
    await until(
      'the archives were asked',
      async () => ((await archives.control.truth.requests()).byPlace.changes ?? 0) > before,
    );
  });

  it('tell each of the three once, with what it is, and of the other two that they are well', async () => {
    const { oa, archives, knowledge, bidding } = scene.departments;
    await goTo(app.page, 'sync');
    await isSaid(knowledge.name, zh.sync.state.signIn);
    await isSaid(bidding.name, zh.sync.state.trouble);
    await isSaid(garbledName, zh.sync.state.failed);
    for (const { name } of [oa, archives]) await isSaid(name, zh.sync.state.ok);
    await savePicture(app.page, 'sync-five-sources');
    const bar = statusBar(app.page);
    await button(bar, zh.sync.cause['sign-in-needed'](knowledge.name)).waitFor();
    await button(bar, zh.sync.cause.unreachable(bidding.name)).waitFor();
    // There is room for two; the third is counted, and stands in its row.
    await button(bar, zh.frame.attentionMore(1)).waitFor();
    expect(await bar.getByText(knowledge.name).count()).toBe(1);
    expect(await bar.getByText(bidding.name).count()).toBe(1);
  });

  it('are all well again once each trouble has ended', async () => {
    const { knowledge, bidding } = scene.departments;
    await bidding.control.faults.clear();
    garbled.well();
    const { secret } = await knowledge.control.changeSecret({});
    await row(knowledge.name).getByRole('button', { name: zh.sync.signIn }).press('Enter');
    const dialog = app.page.getByRole('dialog');
    await signInWith(dialog, { ...knowledge, secret });
    await app.page.keyboard.press('Enter');
    await dialog.waitFor({ state: 'hidden' });
    await button(app.page.getByRole('main'), zh.sync.allNow).press('Enter');
    for (const name of [knowledge.name, bidding.name, garbledName]) await isSaid(name, zh.sync.state.ok);
    expect(await statusBar(app.page).getByText(zh.frame.connected(5)).count()).toBe(1);
  });
});
