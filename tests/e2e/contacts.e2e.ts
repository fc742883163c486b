// 通讯录 in the real app: who owns a matter and who stands in, who is on duty today, a number that is withheld later and
// is then nowhere any more; all of it with the department gone, too.

import { afterAll, beforeAll, describe, it } from 'vitest';
import { zh } from '../../renderer/text/zh.ts';
import { until } from '../fakes/until.ts';
import { type App, savePicture, startApp } from './app.ts';
import { oneAfterAnother, reportFailures } from './failure-report.ts';
import { addSource, beginWithKeyring, button, goTo, list, search } from './hands.ts';
import { type Scene, setScene } from './scene.ts';
import { dataOf } from './truth.ts';

let scene: Scene;
let app: App;
reportFailures(() => app);
oneAfterAnother();

beforeAll(async () => {
  scene = await setScene({ systems: ['knowledge'] });
  app = await startApp(scene.session);
  await beginWithKeyring(app.page);
  await addSource(app.page, scene.departments.knowledge);
  await goTo(app.page, 'contacts');
});
afterAll(async () => {
  await app?.quit();
  await scene?.leave();
});

const field = () => app.page.getByLabel(zh.contacts.find);
const rows = () => list(app.page, zh.contacts.list).getByRole('row');

/** The first card of the department that is so. */
async function cardThat(is: (data: Record<string, unknown>) => boolean) {
  const { knowledge } = scene.departments;
  for (const id of await knowledge.control.truth.ids({ kind: 'contact' })) {
    const data: Record<string, unknown> = { ...(await dataOf(knowledge, 'contact', id)) };
    if (is(data)) return { id, data };
  }
  throw new Error('believed: the department has such a card');
}

async function findOne(text: string, name: string): Promise<void> {
  await field().fill(text);
  await rows().filter({ hasText: name }).first().click();
  await app.page.getByRole('article', { name }).waitFor();
}

describe('通讯录', () => {
  it('says who is on duty today, with the number to call and of when it is', async () => {
    const duty = app.page.getByRole('region', { name: zh.contacts.duty });
    await duty.getByText('带班领导').first().waitFor({ timeout: 30_000 });
    await duty.getByText('值班员').first().waitFor();
    await duty.getByText('000-6820000').first().waitFor();
    await duty
      .getByText(new RegExp(zh.contacts.asOf('').trim()))
      .first()
      .waitFor();
    await savePicture(app.page, 'contacts-duty');
  });

  it('answers 户外广告归谁管 with unit and person, and B 岗 while A 岗 is away', async () => {
    const person = await cardThat(
      ({ items, card }) => Array.isArray(items) && items.includes('户外广告设置审批') && card !== '机构',
    );
    const standIn = await dataOf(scene.departments.knowledge, 'contact', String(person.data.ab));
    await field().fill('户外广告归谁管');
    const owners = app.page.getByRole('region', { name: zh.contacts.owners });
    await owners.getByText(String(person.data.unit)).first().waitFor();
    await owners.getByText(`B 岗：${standIn.name}`).waitFor();
    await owners.getByText(String(standIn.phone)).waitFor();
    await savePicture(app.page, 'contacts-owner');
  });

  it('names what is withheld of a leader and the way around it', async () => {
    const leader = await cardThat(({ unit }) => unit === '县政府领导');
    const name = String(leader.data.name);
    await findOne(name, name);
    await app.page.getByText(zh.contacts.withheldThrough(String(leader.data.through))).waitFor();
  });

  it('opens the card itself from the search, with the focus in it', async () => {
    await goTo(app.page, 'todos');
    await search(app.page, '尉迟长青 类型:通讯录');
    await app.page.getByLabel(zh.search.results).getByRole('option').first().waitFor();
    await app.page.keyboard.press('Enter');
    const card = app.page.getByRole('article', { name: '尉迟长青' });
    await card.waitFor();
    await until('reading goes on in the card', () =>
      card.evaluate((element) => element === document.activeElement),
    );
    await rows().filter({ hasText: '尉迟长青' }).first().waitFor();
  });

  it('loses a number that is withheld later, on the screen and in the search', async () => {
    const { knowledge } = scene.departments;
    const colleague = await cardThat(({ mobile }) => mobile !== undefined);
    const [name, mobile] = [String(colleague.data.name), String(colleague.data.mobile)];
    await findOne(mobile, name);
    await app.page.getByRole('article', { name }).getByText(mobile).waitFor();
    await knowledge.control.change.edit({
      kind: 'contact',
      id: colleague.id,
      data: { mobile: null, withheld: ['mobile'] },
    });
    await app.page.keyboard.press('Control+5');
    await button(app.page, zh.sync.allNow).press('Enter');
    await goTo(app.page, 'contacts');
    await app.page.getByText(zh.contacts.none(mobile)).waitFor({ timeout: 30_000 });
    await until(
      'the number is off the screen',
      async () => !(await app.page.content()).includes(`>${mobile}<`),
    );
    await findOne(name, name);
    await app.page.getByRole('article', { name }).getByText(zh.contacts.withheld).waitFor();
  });

  it('answers the same with the department gone', async () => {
    await scene.departments.stop('knowledge');
    await field().fill('户外广告');
    await app.page.getByRole('region', { name: zh.contacts.owners }).getByText('B 岗').waitFor();
    await field().fill('尉迟');
    await rows().filter({ hasText: '尉迟长青' }).first().click();
    const gone = app.page.getByRole('article', { name: '尉迟长青' });
    await gone.getByText(zh.contacts.left('尉迟长青')).waitFor();
    await gone.getByText(/接手人/).waitFor();
  });
});
