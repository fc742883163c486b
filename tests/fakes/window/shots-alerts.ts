// Pictures of 桌面通知 in the settings.

import type { Page } from 'playwright';
import { go, inAllLooks, type Shot } from './shot.ts';

const shown = async (page: Page) => {
  await go('设置')(page);
  await page.getByText('免打扰时，特提、特急照常提醒').waitFor();
  await page.getByRole('heading', { name: '桌面通知' }).evaluate((title) => title.scrollIntoView());
};

export const alertShots: readonly Shot[] = [
  ...inAllLooks('settings-alerts', shown),
  {
    name: 'settings-alerts-hours-elder',
    query: { font: 'elder', theme: 'dark' },
    act: async (page) => {
      await shown(page);
      await page.getByText('免打扰', { exact: true }).evaluate((name) => name.scrollIntoView());
    },
  },
  { name: 'settings-alerts-unable', query: { 'no-notifications': '' }, act: shown },
  {
    name: 'settings-alerts-english',
    query: { language: 'en' },
    act: async (page) => {
      await page.locator('[role=row]').first().waitFor();
      await page.locator('nav button:has-text("Settings")').click();
      await page
        .getByRole('heading', { name: 'Desktop notifications' })
        .evaluate((title) => title.scrollIntoView());
    },
  },
  {
    name: 'settings-alerts-off',
    act: async (page) => {
      await shown(page);
      await page.getByRole('radiogroup', { name: '提醒' }).getByText('关').click();
      await page.getByText('免打扰', { exact: true }).waitFor({ state: 'hidden' });
    },
  },
];
