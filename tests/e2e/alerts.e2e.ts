// 桌面通知 in the real app, shown by a service on the session's bus: grouped, once for a cause, not while quiet, without a
// word of a record; pressed, it opens its place. Without such a service the settings say so, and nothing else happens.

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { alertText } from '../../main/shell/alert-words.ts';
import { zh } from '../../renderer/text/zh.ts';
import type { AlertLine } from '../../shared/domain/alert.ts';
import { type NotificationDaemon, startNotificationDaemon } from '../fakes/notification-daemon.ts';
import { until } from '../fakes/until.ts';
import { type App, savePicture, startApp } from './app.ts';
import { oneAfterAnother, reportFailures } from './failure-report.ts';
import { addSource, beginWithKeyring, button, goTo, signInWith } from './hands.ts';
import { type Scene, setScene } from './scene.ts';
import { todoOf } from './truth.ts';

let scene: Scene;
let app: App;
let daemon: NotificationDaemon;
reportFailures(() => app);
oneAfterAnother();

beforeAll(async () => {
  scene = await setScene({ systems: ['oa'] });
  app = await startApp(scene.session);
  await beginWithKeyring(app.page);
});
afterAll(async () => {
  await app?.quit();
  await daemon?.stop();
  await scene?.leave();
});

const words = zh.alerts;
const group = (name: string) => app.page.getByRole('radiogroup', { name, exact: true });
const choose = (name: string, choice: string) => group(name).getByText(choice, { exact: true }).click();
const bodyOf = (...lines: readonly AlertLine[]) =>
  alertText({ afterQuiet: false, lines: [...lines] }, 'zh-CN').body;
const todos = (some: Partial<Extract<AlertLine, { about: 'todos' }>>): AlertLine => ({
  ...{ about: 'todos', count: 0, topmost: 0, express: 0, soon: 0 },
  ...some,
});

const isFocused = () =>
  app.electron.evaluate(
    ({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()
        .find(({ title }) => title !== 'another')
        ?.isFocused() ?? false,
  );

/** Another window gets the focus of the system, or ours gets it back. */
async function look(away: boolean): Promise<void> {
  await app.electron.evaluate(({ BrowserWindow }, isAway) => {
    const all = BrowserWindow.getAllWindows();
    const another =
      all.find(({ title }) => title === 'another') ??
      new BrowserWindow({ width: 200, height: 100, title: 'another' });
    (isAway ? another : all.find((window) => window !== another))?.focus();
  }, away);
  await until('the focus is where it should be', async () => (await isFocused()) !== away);
}

async function comes(urgency: '一般' | '特急'): Promise<string> {
  const { oa } = scene.departments;
  const due = { at: '2030-01-02T09:30:00+08:00', unit: 'CD' };
  const { id } = await oa.control.change.addTodo({ data: { urgency, due } });
  return (await todoOf(oa, id)).title;
}

async function syncNow(): Promise<void> {
  await goTo(app.page, 'sync');
  await button(app.page.getByRole('main'), zh.sync.allNow).press('Enter');
}

/** From the half hour that runs to the one before it, tomorrow: whenever this is, it is quiet. */
async function quietFromNow(): Promise<void> {
  const minute = Math.floor((Date.now() + 8 * 3_600_000) / 60_000) % 1440;
  const from = minute - (minute % 30);
  const to = (from + 1410) % 1440;
  const [begins, ends] = [app.page.getByLabel(words.from), app.page.getByLabel(words.to, { exact: true })];
  // Never both at one time, not even in between.
  if ((await ends.inputValue()) !== String(from)) await begins.selectOption(String(from));
  await ends.selectOption(String(to));
  await begins.selectOption(String(from));
}

async function signInAnew(): Promise<void> {
  const { oa } = scene.departments;
  const { secret } = await oa.control.changeSecret({});
  await goTo(app.page, 'sync');
  await button(app.page.getByRole('main'), zh.sync.signIn).first().press('Enter');
  const dialog = app.page.getByRole('dialog');
  await signInWith(dialog, { ...oa, secret });
  await app.page.keyboard.press('Enter');
  await dialog.waitFor({ state: 'hidden' });
}

/** How many the chip above the list counts. Looking at it opens none of them. */
async function urgentOnes(): Promise<number> {
  await goTo(app.page, 'todos');
  const chip = button(app.page, new RegExp(`^${zh.terms.urgency.特急} \\d`));
  return Number(/\d+/.exec(await chip.innerText())?.[0]);
}

const shownAt = (at: number) =>
  until(`alert ${at + 1} is shown`, () => daemon.shown[at] !== undefined).then(() => {
    const alert = daemon.shown[at];
    if (alert === undefined) throw new Error('believed: it was shown');
    return alert;
  });

describe('alerts outside the window', () => {
  it('cannot be shown without a service, which the settings say', async () => {
    await goTo(app.page, 'settings');
    await app.page.getByText(words.unable).waitFor();
    await savePicture(app.page, 'settings-alerts-unable');
  });

  it('can be with one', async () => {
    daemon = await startNotificationDaemon(scene.session.env.DBUS_SESSION_BUS_ADDRESS ?? '');
    await goTo(app.page, 'todos');
    await goTo(app.page, 'settings');
    await group(words.quiet).waitFor();
    await app.page.getByText(words.unable).waitFor({ state: 'hidden' });
    await choose(words.quiet, words.off);
    await app.page.getByText(words.daysOff).waitFor({ state: 'hidden' });
  });

  it('tell nothing of a first sync, and then how many came and how many are 特急, without a title', async () => {
    await look(true);
    await addSource(app.page, scene.departments.oa);
    await goTo(app.page, 'sync');
    await app.page.getByRole('main').getByText(zh.sync.state.ok).first().waitFor();
    // What is there when the person turns away was seen.
    await look(false);
    await look(true);
    const titles = [await comes('一般'), await comes('特急'), await comes('特急')];
    await syncNow();
    const alert = await shownAt(0);
    expect(alert.body).toBe(bodyOf(todos({ count: 3, express: 2 })));
    for (const title of titles) expect(JSON.stringify(daemon.shown)).not.toContain(title);
  });

  it('bring the window to the front, at the list they are about, when they are pressed', async () => {
    const [alert] = daemon.shown;
    if (alert === undefined) throw new Error('believed: it was shown');
    expect(alert.actions[0]).toBe('default');
    daemon.press(alert);
    const urgent = button(app.page, new RegExp(`^${zh.terms.urgency.特急} \\d`));
    await urgent.waitFor();
    await until('the list is narrowed', async () => (await urgent.getAttribute('aria-pressed')) === 'true');
    await until('the window has the focus', isFocused);
    await savePicture(app.page, 'alerts-pressed');
  });

  it('wait while it is quiet, and come when it is not', async () => {
    await goTo(app.page, 'settings');
    await choose(words.quiet, words.on);
    await quietFromNow();
    await app.page.getByText(words.quietNow('').slice(0, 7)).waitFor();
    await savePicture(app.page, 'settings-alerts-quiet');
    const before = await urgentOnes();
    await look(true);
    await comes('特急');
    await syncNow();
    await until('it is here', async () => (await urgentOnes()) === before + 1);
    expect(daemon.shown).toHaveLength(1);
    await goTo(app.page, 'settings');
    await choose(words.quiet, words.off);
    expect((await shownAt(1)).body).toBe(bodyOf(todos({ count: 1, express: 1 })));
    await look(false);
  });

  it('tell one cause once, by its source, and are taken down when the window is looked at', async () => {
    await look(true);
    await scene.departments.oa.control.changeSecret({});
    await scene.departments.oa.control.expireSessions();
    await syncNow();
    const alert = await shownAt(2);
    expect(alert.body).toBe(bodyOf({ about: 'sign-in', count: 1, sources: [scene.departments.oa.name] }));
    await syncNow();
    await look(false);
    await until('it is taken down', () => daemon.standing().length === 0);
    expect(daemon.shown).toHaveLength(3);
  });

  it('do not stay on the screen when the desk is locked', async () => {
    await signInAnew();
    await look(true);
    await comes('特急');
    await syncNow();
    await shownAt(3);
    expect(daemon.standing()).toHaveLength(1);
    await app.page.keyboard.press('Control+L');
    await app.page.getByText(zh.start.locked.title).waitFor();
    await until('it is taken down', () => daemon.standing().length === 0);
  });
});
