// What a window shows before it shows what it should: every text that stood in its page, from its first moment on.

import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { zh } from '../../renderer/text/zh.ts';
import { type StartedApp, startApp } from '../bench/started-app.ts';
import { until } from '../fakes/until.ts';
import { dataFolder } from './app.ts';
import { type Scene, setScene } from './scene.ts';

let scene: Scene;
let app: StartedApp | undefined;

const welcome = zh.start.firstRun.title;
/** Stands in the frame of a desk, whether it is open yet or not. */
const ofDesk = zh.frame.modules.contacts;

const watch = `
  let last = '';
  const look = () => {
    const now = document.body ? document.body.innerText.trim() : '';
    if (now === last) return;
    last = now;
    if (now !== '') tell('stood', now);
  };
  const everything = { subtree: true, childList: true, attributes: true, characterData: true };
  new MutationObserver(look).observe(document, everything);`;

beforeAll(async () => {
  scene = await setScene();
});
afterEach(async () => {
  await app?.end();
  app = undefined;
});
afterAll(async () => {
  await scene?.leave();
});

async function started(): Promise<StartedApp> {
  const { session } = scene;
  const args = [`--user-data-dir=${dataFolder(session)}`];
  app = await startApp({ executable: process.env.GOVDESK_EXECUTABLE ?? '', args, env: session.env, watch });
  return app;
}

/** Every text up to the first that is looked for. */
async function stoodUntil(
  started: StartedApp,
  isLast: (text: string) => boolean,
): Promise<readonly string[]> {
  const texts: string[] = [];
  for (;;) {
    const text = String((await started.report('stood', texts.length)).more);
    texts.push(text);
    if (isLast(text)) return texts;
  }
}

const isOpen = (running: StartedApp) => async () =>
  (await running.evaluate('document.querySelector("footer [role=status]") !== null')) === true;

describe('the first picture', () => {
  it('of a first run is its welcome, and no empty desk stood before it', async () => {
    const running = await started();
    const stood = await stoodUntil(running, (text) => text.includes(welcome));
    expect(stood).toHaveLength(1);
    expect(stood[0]).not.toContain(ofDesk);
    await running.evaluate(
      `[...document.querySelectorAll('button')].find((one) => one.textContent === ${JSON.stringify(zh.start.firstRun.unlocked.action)}).click()`,
    );
    await until('the desk is open', isOpen(running));
  });

  it('of a later start is the desk, without a welcome and without a count of nothing', async () => {
    const running = await started();
    await until('the desk is open', isOpen(running));
    const stood = await stoodUntil(running, (text) => text.includes(zh.todos.all(0)));
    expect(stood[0]).toContain(ofDesk);
    expect(stood.filter((text) => text.includes(welcome))).toEqual([]);
    expect(stood.slice(0, -1).filter((text) => /\s0(\s|$)/.test(text))).toEqual([]);
  });

  it('of a start with a locked keyring says so, and no desk stood before it', async () => {
    await scene.session.setKeyring('locked');
    const running = await started();
    const stood = await stoodUntil(running, (text) => text.includes(zh.start.keyringLocked.title));
    expect(stood).toHaveLength(1);
    expect(stood[0]).not.toContain(ofDesk);
  });
});
