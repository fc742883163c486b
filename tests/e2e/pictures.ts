// Pictures of every screen in every look, for people to judge; saved in test-results/pictures.

import type { Page } from 'playwright';
import { zh } from '../../renderer/text/zh.ts';
import { until } from '../fakes/until.ts';
import { savePicture } from './app.ts';
import { goTo, type Module, moduleKeys } from './hands.ts';

type Look = {
  readonly name: string;
  readonly theme: 'light' | 'dark';
  readonly fontSize: 'normal' | 'large' | 'elder';
};

const looks: readonly Look[] = [
  { name: 'normal', theme: 'light', fontSize: 'normal' },
  { name: 'large', theme: 'light', fontSize: 'large' },
  { name: 'elder', theme: 'light', fontSize: 'elder' },
  { name: 'dark', theme: 'dark', fontSize: 'normal' },
];

/** Chooses a look where a person does: in the settings. */
async function wear(page: Page, { theme, fontSize }: Look): Promise<void> {
  await goTo(page, 'settings');
  await page.getByText(zh.settings.themes[theme], { exact: true }).click();
  await page.getByText(zh.settings.fontSizes[fontSize], { exact: true }).click();
}

/** Each module as it is, in each look; what is open in a module stays open. */
export async function pictureModules(
  page: Page,
  before: (page: Page, module: Module) => Promise<void>,
): Promise<number> {
  let pictures = 0;
  for (const look of looks) {
    await wear(page, look);
    for (const module of Object.keys(moduleKeys) as readonly Module[]) {
      await goTo(page, module);
      await before(page, module);
      await settled(page);
      await savePicture(page, `${module}-${look.name}`);
      pictures += 1;
    }
  }
  await wear(page, { name: 'normal', theme: 'light', fontSize: 'normal' });
  return pictures;
}

/** Nothing is being read any more. */
async function settled(page: Page): Promise<void> {
  await until(
    'the screen has all it asked for',
    async () => (await page.getByText(zh.loading).count()) === 0,
  );
  await page.evaluate(
    () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
  );
}
