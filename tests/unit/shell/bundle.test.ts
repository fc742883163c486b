import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readBundle } from '../../../main/shell/bundle.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'govdesk-bundle-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function lay(files: Readonly<Record<string, string>>): void {
  mkdirSync(join(folder, 'assets'));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
}

describe('the bundle of the window', () => {
  it('knows every file by its name, and has read the page and what the page names', async () => {
    lay({
      'index.html':
        '<script src="/assets/first.js"></script><link href="/assets/first.css"><a href="/assets/no.js">',
      'assets/first.js': 'first',
      'assets/first.css': 'style',
      'assets/late.js': 'late',
    });
    const { names, early } = await readBundle(folder);
    expect([...names].sort()).toEqual([
      'assets/first.css',
      'assets/first.js',
      'assets/late.js',
      'index.html',
    ]);
    expect([...early.keys()].sort()).toEqual(['assets/first.css', 'assets/first.js', 'index.html']);
    expect(String(early.get('assets/first.js'))).toBe('first');
  });

  it('is empty where nothing has been built', async () => {
    const { names, early } = await readBundle(join(folder, 'not-here'));
    expect([names.size, early.size]).toEqual([0, 0]);
  });
});
