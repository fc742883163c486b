import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isReachable, readBounds, saveBounds } from '../../../main/shell/bounds.ts';
import { firstSettings, readSettings, saveSettings } from '../../../main/shell/settings.ts';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'govdesk-small-'));
  file = join(folder, 'deeper', 'file.json');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('the settings', () => {
  it('come back as saved, in a file of the owner alone', async () => {
    const elder = { theme: 'dark', fontSize: 'elder', language: 'en' } as const;
    await saveSettings(file, elder);
    expect(await readSettings(file)).toEqual(elder);
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it.each(['', '{', '[]', '{"theme":"pink"}', '{"theme":["dark"],"language":"tlh"}'])(
    'are the first ones when the file reads %j',
    async (text) => {
      await saveSettings(file, firstSettings);
      writeFileSync(file, text);
      expect(await readSettings(file)).toEqual(firstSettings);
    },
  );

  it('keep what can be read beside what cannot', async () => {
    await saveSettings(file, firstSettings);
    writeFileSync(file, '{"theme":"dark","language":"tlh","more":1}');
    expect(await readSettings(file)).toEqual({ ...firstSettings, theme: 'dark' });
  });

  it('are the first ones when there is no file', async () => {
    expect(await readSettings(file)).toEqual(firstSettings);
  });
});

describe('the place of the window', () => {
  const place = { x: 40, y: 30, width: 1366, height: 768, maximized: false };
  const screen = { x: 0, y: 0, width: 1920, height: 1080 };

  it('comes back as saved', async () => {
    await saveBounds(file, place);
    expect(await readBounds(file)).toEqual(place);
  });

  it.each([
    '',
    '{',
    '{"x":0}',
    '{"x":0,"y":0,"width":1e9,"height":5}',
    '[1,2]',
    '{"x":0.5,"y":0,"width":9,"height":5}',
  ])('is nowhere when the file reads %j', async (text) => {
    await saveBounds(file, place);
    writeFileSync(file, text);
    expect(await readBounds(file)).toBeUndefined();
  });

  it.each([
    [place, [screen], true],
    [{ ...place, x: 1900 }, [screen], false],
    [{ ...place, x: 1900 }, [screen, { ...screen, x: 1920 }], true],
    [{ ...place, y: -50 }, [screen], false],
    [{ ...place, x: -1300 }, [screen], false],
    [place, [], false],
  ])('counts only when a mouse can reach its title (%#)', (bounds, screens, reachable) => {
    expect(isReachable(bounds, screens)).toBe(reachable);
  });
});
