// What a picture is, how it is worn, and how one comes to a screen.

import type { Page } from 'playwright';

export type Shot = {
  readonly name: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly size?: { readonly width: number; readonly height: number };
  readonly act?: (page: Page) => Promise<void>;
  /** Not looked at by axe. */
  readonly plain?: boolean;
};

export const settled = (page: Page) => page.locator('[role=row]').first().waitFor();
export const go = (name: string) => async (page: Page) => {
  await settled(page);
  await page.locator(`nav button:has-text("${name}")`).click();
  await page.locator(`nav button[aria-current]:has-text("${name}")`).waitFor();
};

const looks = [
  ['', {}],
  ['-dark', { theme: 'dark' }],
  ['-large', { font: 'large' }],
  ['-elder', { font: 'elder' }],
] as const;

export const inAllLooks = (name: string, act: (page: Page) => Promise<void>): readonly Shot[] =>
  looks.map(([suffix, query]) => ({ name: `${name}${suffix}`, query, act }));
